import type { LayerBand } from '#core/flow/layout/types.ts'
import { widthOf } from './card-text.ts'
import { groupAreas } from './group-areas.ts'
import type { FlowPalette } from './palette.ts'
import { outline } from './paint-cards.ts'
import { inSight, paintOver, type Context, type Sight } from './paint-lines.ts'
import type { FlowMarks, FlowScene, Line } from './scene.ts'

export function paintGroups(
  context: Context,
  scene: FlowScene,
  marks: FlowMarks,
  palette: FlowPalette,
): void {
  for (const group of marks.groups) {
    for (const area of groupAreas(group, scene.boxes, marks.notes)) {
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
