import type { LayerBand } from '#core/flow/layout/types.ts'
import { pointAt } from './curve.ts'
import { shorten, widthOf } from './card-text.ts'
import type { Box } from './geometry.ts'
import { groupAreas } from './group-areas.ts'
import { notePlace } from './note-place.ts'
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
    for (const area of groupAreas(group, scene.boxes)) {
      outline(context, area, 12)
      context.fillStyle = palette.accent
      context.globalAlpha = 0.06
      context.fill()
      context.globalAlpha = 0.7
      context.strokeStyle = palette.accent
      context.lineWidth = 1.25
      context.stroke()
      context.globalAlpha = 1
    }
  }
}

/** Titles lie on the upper border of their box, in the gap between two rows, so that they cover no card. */
export function paintGroupTitles(
  context: Context,
  scene: FlowScene,
  marks: FlowMarks,
  sight: Sight,
  palette: FlowPalette,
): void {
  if (NOTE_SIZE * sight.zoom < LEAST_TEXT - 1) return
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.font = `600 ${NOTE_SIZE}px ${palette.fontSans}`
  for (const group of marks.groups) {
    for (const area of groupAreas(group, scene.boxes)) {
      const [left, top] = [area.x - area.width / 2 + 10, area.y - area.height / 2]
      const title = shorten(context, group.title, area.width - 32)
      context.fillStyle = palette.bg
      context.fillRect(left - 4, top - 7, context.measureText(title).width + 8, 14)
      context.fillStyle = palette.accent
      context.fillText(title, left, top + 0.5)
    }
  }
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

/** An amount wider than this breaks into two lines: the gap between two columns is not much wider. */
const LABEL_WIDTH = 84
const LABEL_LINE = 14
/** Where along a line its amount may stand, the best places first. */
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const

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
    const rows = broken(context, text)
    const width = Math.max(...rows.map((row) => context.measureText(row).width)) + 6
    const height = rows.length * LABEL_LINE + 2
    const place = freePlace(line, { width, height }, taken)
    if (!place) continue
    taken.push(place)
    context.globalAlpha = 0.94
    context.fillStyle = palette.bg
    context.beginPath()
    context.roundRect(place.x - width / 2, place.y - height / 2, width, height, 4)
    context.fill()
    context.globalAlpha = 1
    context.fillStyle = colour
    rows.forEach((row, at) =>
      context.fillText(row, place.x, place.y + (at - (rows.length - 1) / 2) * LABEL_LINE + 0.5),
    )
  }
}

function broken(context: Context, text: string): readonly string[] {
  if (context.measureText(text).width <= LABEL_WIDTH) return [text]
  const at = text.lastIndexOf(' (') > 0 ? text.lastIndexOf(' (') : text.indexOf(' ')
  return at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [text]
}

function freePlace(
  line: Line,
  size: { readonly width: number; readonly height: number },
  taken: readonly Box[],
): Box | null {
  const away = size.height / 2 + 2
  for (const share of SHARES) {
    const { x, y } = pointAt(line.points, share)
    for (const step of [-away, away, 0]) {
      const box = { x, y: y + step, ...size }
      if (!taken.some((other) => touch(box, other))) return box
    }
  }
  return null
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
    const at = notePlace(note, scene, NOTE_WIDTH)
    if (!at) continue
    const text = shorten(context, note.text, at.room)
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
    const width = widthOf(context, text)
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
