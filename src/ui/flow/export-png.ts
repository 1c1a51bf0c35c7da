import { badgeParts } from './badge.ts'
import { CATEGORY_LOOKS } from './categories.ts'
import { colourMark } from './colour-mark.ts'
import { drawnBounds, FRAME, planFrame, type ExportFrame, type LegendEntry } from './export-frame.ts'
import { paintMark, pathOf } from './paint-cards.ts'
import { paintBandCaptions, paintPicture, type Frame, type ReadyPicture } from './painter.ts'
import type { FlowPalette } from './palette.ts'

/** Twice as sharp as the screen, unless the sheet would become larger than a browser's canvas may be. */
const SCALE = 2
const MAX_SIDE = 8192

/** The whole picture with title, legend and footer on the page's ground. */
export async function exportPng(picture: ReadyPicture, frame: ExportFrame): Promise<Blob> {
  const plan = planFrame(frame, drawnBounds(picture.scene))
  const scale = Math.min(SCALE, MAX_SIDE / plan.width, MAX_SIDE / plan.height)
  const canvas = new OffscreenCanvas(Math.ceil(plan.width * scale), Math.ceil(plan.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser gives no canvas to draw the picture on')
  const { palette } = picture
  context.scale(scale, scale)
  context.fillStyle = palette.bg
  context.fillRect(0, 0, plan.width, plan.height)
  const captionsAt = FRAME.margin + (frame.title === '' ? 0 : FRAME.title) - 20
  context.save()
  context.translate(0, captionsAt)
  const sheet: Frame = {
    zoom: 1,
    panX: plan.panX,
    panY: plan.panY - captionsAt,
    width: plan.width,
    height: plan.height,
  }
  paintPicture(context, picture, sheet)
  paintBandCaptions(context, picture, sheet)
  context.restore()
  write(context, frame.title, FRAME.margin, FRAME.margin, `600 18px ${palette.fontSans}`, palette.text)
  for (const { entry, x, y } of plan.legend) paintEntry(context, entry, x, y, palette)
  for (const { text, y } of plan.footer)
    write(context, text, FRAME.margin, y, `400 11px ${palette.fontSans}`, palette.textMuted)
  return canvas.convertToBlob({ type: 'image/png' })
}

function write(
  context: OffscreenCanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
  colour: string,
): void {
  context.font = font
  context.fillStyle = colour
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillText(text, x, y)
}

function paintEntry(
  context: OffscreenCanvasRenderingContext2D,
  entry: LegendEntry,
  x: number,
  y: number,
  palette: FlowPalette,
): void {
  if (entry.kind === 'family') {
    const { outline, icon, place } = badgeParts(entry.family)
    context.save()
    context.translate(x, y - 8)
    context.scale(0.5, 0.5)
    context.fillStyle = palette.tones[CATEGORY_LOOKS[entry.family].tone]
    context.fill(pathOf(outline))
    context.translate(place.x, place.y)
    context.scale(place.scale, place.scale)
    context.strokeStyle = palette.bgRaised
    context.lineWidth = 2.2
    context.stroke(pathOf(icon))
    context.restore()
  } else if (entry.kind === 'colour') {
    const mark = colourMark(entry.place, palette)
    if (mark !== null) paintMark(context, mark, { x: x + 8, y, scale: 1 }, palette)
  } else {
    const colour = lineColour(entry.look, palette)
    context.strokeStyle = colour
    context.fillStyle = colour
    context.lineWidth = entry.look === 'other' ? 1.5 : 3
    context.stroke(pathOf(`M${x} ${y}h12`))
    context.fill(pathOf(`M${x + 12} ${y - 4}l7 4l-7 4z`))
  }
  write(context, entry.text, x + 26, y, `400 11px ${palette.fontSans}`, palette.textMuted)
}

export function lineColour(look: 'path' | 'other' | 'taint', palette: FlowPalette): string {
  return look === 'path' ? palette.danger : look === 'taint' ? palette.paint : palette.borderStrong
}
