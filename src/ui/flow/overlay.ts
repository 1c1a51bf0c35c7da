import type { LayerBand } from '#core/flow/layout/types.ts'
import type { Box } from './geometry.ts'
import type { FlowNode } from './model.ts'
import type { FlowPalette } from './palette.ts'

/** What is painted over the graph: the texts of the cards, captions of the layers, rings. */
export interface OverlayScene {
  readonly nodes: readonly FlowNode[]
  readonly boxes: ReadonlyMap<string, Box>
  readonly bands: readonly LayerBand[]
  readonly palette: FlowPalette
  readonly caption: (layer: number) => string
  readonly hovered: string | null
  readonly focused: string | null
}

export interface OverlayFrame {
  readonly zoom: number
  readonly panX: number
  readonly panY: number
  readonly width: number
  readonly height: number
}

/** Text smaller than this on the screen is noise: it is left out. */
const MIN_TEXT = 6.5
const LABEL_SIZE = 12.5
/** The name on a card never gets smaller than this on the screen while it is drawn at all. */
const LEAST_LABEL = 9.5
/** Below this zoom a card has room for its name only. */
const TWO_LINES_ZOOM = 0.62
const SUBLABEL_SIZE = 11
const TEXT_LEFT = 39
const CAPTION_SIZE = 11

/** Paints one frame. `context` is scaled to CSS px and clear. */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  scene: OverlayScene,
  frame: OverlayFrame,
): void {
  const { zoom, panX, panY } = frame
  context.save()
  context.translate(panX, panY)
  context.scale(zoom, zoom)
  for (const node of scene.nodes) {
    const box = scene.boxes.get(node.id)
    if (!box || !visible(box, frame)) continue
    if (node.id === scene.hovered) ring(context, box, scene.palette.textFaint, 1.5, 3)
    if (node.id === scene.focused) ring(context, box, scene.palette.focus, 2.5, 4)
    if (LABEL_SIZE * zoom >= MIN_TEXT * 0.85) texts(context, node, box, scene.palette, zoom)
  }
  context.restore()
  captions(context, scene, frame)
}

function visible(box: Box, { zoom, panX, panY, width, height }: OverlayFrame): boolean {
  const [x, y] = [box.x * zoom + panX, box.y * zoom + panY]
  const [dx, dy] = [(box.width / 2 + 6) * zoom, (box.height / 2 + 6) * zoom]
  return x + dx > 0 && x - dx < width && y + dy > 0 && y - dy < height
}

function ring(
  context: CanvasRenderingContext2D,
  box: Box,
  colour: string,
  width: number,
  away: number,
): void {
  context.strokeStyle = colour
  context.lineWidth = width
  context.beginPath()
  context.roundRect(
    box.x - box.width / 2 - away,
    box.y - box.height / 2 - away,
    box.width + 2 * away,
    box.height + 2 * away,
    9 + away,
  )
  context.stroke()
}

function texts(
  context: CanvasRenderingContext2D,
  node: FlowNode,
  box: Box,
  palette: FlowPalette,
  zoom: number,
): void {
  context.textBaseline = 'middle'
  if (node.kind === 'more') {
    context.textAlign = 'center'
    context.fillStyle = palette.textMuted
    context.font = `500 ${LABEL_SIZE - 0.5}px ${palette.fontSans}`
    context.fillText(shorten(context, node.label, box.width - 24), box.x, box.y)
    return
  }
  context.textAlign = 'left'
  const left = box.x - box.width / 2 + TEXT_LEFT
  const room = box.width - TEXT_LEFT - 7
  const two = node.sublabel !== undefined && zoom >= TWO_LINES_ZOOM
  const size = two ? LABEL_SIZE : Math.max(LABEL_SIZE, LEAST_LABEL / zoom)
  const hash = node.kind !== 'entity' && /^(0x|bc1|[13T])\w*…/.test(node.label)
  context.fillStyle = palette.text
  context.font = hash ? `500 ${size}px ${palette.fontMono}` : `600 ${size}px ${palette.fontSans}`
  context.fillText(shorten(context, node.label, room), left, box.y - (two ? 7.5 : 0))
  if (!two) return
  const severe = node.severity !== undefined && node.severity >= 3
  context.fillStyle = severe ? palette.severityText[node.severity]! : palette.textMuted
  context.font = `${severe ? 500 : 400} ${SUBLABEL_SIZE}px ${palette.fontSans}`
  context.fillText(shorten(context, node.sublabel, room), left, box.y + 8.5)
}

const shortened = new Map<string, string>()

/** To be called when a font has arrived: widths were measured without it. */
export function forgetMeasures(): void {
  shortened.clear()
}

/** The text, cut with an ellipsis to fit. Measuring is slow, so results are kept. */
function shorten(context: CanvasRenderingContext2D, text: string, room: number): string {
  const key = `${context.font}\n${room}\n${text}`
  const known = shortened.get(key)
  if (known !== undefined) return known
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (context.measureText(middle === text.length ? text : `${text.slice(0, middle)}…`).width <= room)
      low = middle
    else high = middle - 1
  }
  const fitted = low === text.length ? text : `${text.slice(0, low).trimEnd()}…`
  if (shortened.size > 5000) shortened.clear()
  shortened.set(key, fitted)
  return fitted
}

/** One caption per layer along the upper edge, left out where it would touch the one before it. */
function captions(
  context: CanvasRenderingContext2D,
  { bands, palette, caption }: OverlayScene,
  frame: OverlayFrame,
): void {
  context.font = `500 ${CAPTION_SIZE}px ${palette.fontSans}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  let taken = -Infinity
  for (const band of bands) {
    const text = caption(band.layer)
    const width = context.measureText(text).width
    const x = ((band.left + band.right) / 2) * frame.zoom + frame.panX
    if (x - width / 2 < taken + 12 || x + width / 2 < 0 || x - width / 2 > frame.width) continue
    taken = x + width / 2
    context.globalAlpha = 0.9
    context.fillStyle = palette.bg
    context.beginPath()
    context.roundRect(x - width / 2 - 6, 6, width + 12, 18, 9)
    context.fill()
    context.globalAlpha = 1
    context.fillStyle = band.layer === 0 ? palette.accent : palette.textFaint
    context.fillText(text, x, 15.5)
  }
}
