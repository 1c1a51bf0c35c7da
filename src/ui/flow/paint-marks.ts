import type { LayerBand, Point } from '#core/flow/layout/types.ts'
import { middleOf } from './curve.ts'
import { shorten } from './card-text.ts'
import type { Box } from './geometry.ts'
import type { FlowPalette } from './palette.ts'
import { boxInSight, outline } from './paint-cards.ts'
import { inSight, paintOver, type Context, type Sight } from './paint-lines.ts'
import type { FlowMarks, FlowScene, Line } from './scene.ts'

const NOTE_SIZE = 10.5
const LABEL_SIZE = 11.5
/** Below this size on the screen an amount cannot be read. */
const LEAST_TEXT = 7
/** Room a free note's line has, px. */
const NOTE_WIDTH = 220

export function paintGroups(
  context: Context,
  scene: FlowScene,
  marks: FlowMarks,
  palette: FlowPalette,
): void {
  for (const group of marks.groups) {
    const area = around(group.members.flatMap((id) => scene.boxes.get(id) ?? []))
    if (!area) continue
    outline(context, area, 12)
    context.fillStyle = palette.accent
    context.globalAlpha = 0.06
    context.fill()
    context.globalAlpha = 0.7
    context.strokeStyle = palette.accent
    context.lineWidth = 1.25
    context.stroke()
    context.globalAlpha = 1
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    context.font = `600 ${LABEL_SIZE}px ${palette.fontSans}`
    context.fillStyle = palette.accent
    const title = shorten(context, group.title, area.width - 20)
    context.fillText(title, area.x - area.width / 2 + 10, area.y - area.height / 2 + 11)
  }
}

/** The box around the members of a group, with room for its title. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  const left = Math.min(...boxes.map((box) => box.x - box.width / 2)) - 12
  const right = Math.max(...boxes.map((box) => box.x + box.width / 2)) + 12
  const top = Math.min(...boxes.map((box) => box.y - box.height / 2)) - 24
  const bottom = Math.max(...boxes.map((box) => box.y + box.height / 2)) + 14
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }
}

/** Taint and highlighted lines, painted over the picture: the base graph is left as it is. */
export function paintPaths(
  context: Context,
  lines: readonly Line[],
  marks: FlowMarks,
  sight: Sight,
  palette: FlowPalette,
): void {
  for (const line of lines) {
    if (!inSight(line, sight)) continue
    if (marks.highlight.has(line.edge.id)) paintOver(context, line, palette.accent, line.width + 1.5, 0.9)
    const taint = marks.paint?.edges.get(line.edge.id)
    if (!taint || !(taint.share > 0)) continue
    paintOver(context, line, palette.paint, line.width + 3, 0.22)
    // The stroke's width is the share of the flow that is tainted.
    paintOver(context, line, palette.paint, Math.max(1, line.width * Math.min(1, taint.share)), 1)
  }
}

export interface LineLabel {
  readonly line: Line
  readonly text: string
  readonly colour: string
}

/** Amounts beside their lines, the first ones first; one that would cover a card or another amount is left out. */
export function paintLabels(
  context: Context,
  labels: readonly LineLabel[],
  scene: FlowScene,
  sight: Sight,
  palette: FlowPalette,
): void {
  if (LABEL_SIZE * sight.zoom < LEAST_TEXT) return
  context.font = `600 ${LABEL_SIZE}px ${palette.fontSans}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const taken = scene.cards.map((card) => card.box).filter((box) => boxInSight(box, sight))
  for (const { line, text, colour } of labels) {
    if (!inSight(line, sight)) continue
    const width = context.measureText(text).width + 8
    const place = freePlace(line, { width, height: 16 }, taken)
    if (!place) continue
    taken.push(place)
    context.globalAlpha = 0.94
    context.fillStyle = palette.bg
    context.beginPath()
    context.roundRect(place.x - width / 2, place.y - 8, width, 16, 4)
    context.fill()
    context.globalAlpha = 1
    context.fillStyle = colour
    context.fillText(text, place.x, place.y + 0.5)
  }
}

function freePlace(
  line: Line,
  size: { readonly width: number; readonly height: number },
  taken: readonly Box[],
): Box | null {
  const middle = middleOf(line.points)
  const candidates: readonly Point[] = [
    { x: middle.x, y: middle.y - 10 },
    { x: middle.x, y: middle.y + 10 },
    ...[0.3, 0.7].map((share) => along(line, share)),
  ]
  for (const at of candidates) {
    const box = { ...at, ...size }
    if (!taken.some((other) => touch(box, other))) return box
  }
  return null
}

function along({ points }: Line, share: number): Point {
  const [from, to] = [points[0]!, points.at(-1)!]
  const at = points.length === 2 ? from : share < 0.5 ? points[1]! : points.at(-2)!
  const far = points.length === 2 ? to : middleOf(points)
  return points.length === 2
    ? { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share - 10 }
    : { x: (at.x + far.x) / 2, y: (at.y + far.y) / 2 - 10 }
}

function touch(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2
}

export function paintNotes(
  context: Context,
  scene: FlowScene,
  marks: FlowMarks,
  sight: Sight,
  palette: FlowPalette,
): void {
  if (NOTE_SIZE * sight.zoom < LEAST_TEXT - 1) return
  context.font = `italic 500 ${NOTE_SIZE}px ${palette.fontSans}`
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  for (const note of marks.notes) {
    const box = 'node' in note.at ? scene.boxes.get(note.at.node) : null
    const at =
      'point' in note.at ? note.at.point : box && { x: box.x - box.width / 2, y: box.y + box.height / 2 + 8 }
    if (!at) continue
    const text = shorten(context, note.text, box ? box.width - 8 : NOTE_WIDTH)
    const width = context.measureText(text).width + 8
    context.fillStyle = palette.accentBg
    context.beginPath()
    context.roundRect(at.x, at.y - 7, width, 14, 3)
    context.fill()
    context.fillStyle = palette.accent
    context.fillText(text, at.x + 4, at.y + 0.5)
  }
}

const CAPTION_SIZE = 11

/** One caption per layer along the upper edge, left out where it would touch the one before it. In screen px. */
export function paintCaptions(
  context: Context,
  bands: readonly LayerBand[],
  caption: (band: LayerBand) => string,
  frame: { readonly zoom: number; readonly panX: number; readonly width: number },
  palette: FlowPalette,
): void {
  context.font = `500 ${CAPTION_SIZE}px ${palette.fontSans}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  let taken = -Infinity
  for (const band of bands) {
    const text = caption(band)
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
