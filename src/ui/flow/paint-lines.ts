import type { Point } from '#core/flow/layout/types.ts'
import { arrowHead, traceLine } from './curve.ts'
import type { FlowPalette } from './palette.ts'
import type { FlowMarks, FlowScene, Line } from './scene.ts'

/** Part of the picture that is in sight, in graph coordinates. */
export interface Sight {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly zoom: number
}

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Lines of one look: drawn in a few strokes, whatever their number. */
export interface Batch {
  readonly colour: string
  readonly alpha: number
  readonly width: number
  readonly lines: Line[]
}

/** Lines of one path object: fewer cost calls, more make the rasteriser sort long lists. */
const STROKE = 48
const DIM = 0.14
/** Below this zoom an arrow head is a speck. */
export const ARROW_ZOOM = 0.14

/** Lines sorted into looks, the quiet ones first, so that the path lies on top. */
export function batchLines(
  scene: Pick<FlowScene, 'lines' | 'strength'>,
  marks: Pick<FlowMarks, 'dimmed'>,
  palette: FlowPalette,
): readonly Batch[] {
  const batches = new Map<string, Batch & { readonly order: number }>()
  for (const line of scene.lines) {
    const { edge } = line
    const dim = isDim(line, marks.dimmed)
    const { width } = line
    const key = `${edge.onPath}${dim}${width}`
    const batch = batches.get(key)
    if (batch) batch.lines.push(line)
    else
      batches.set(key, {
        colour: edge.onPath ? palette.danger : palette.borderStrong,
        alpha: (edge.onPath ? 1 : scene.strength) * (dim ? DIM : 1),
        width,
        lines: [line],
        order: (dim ? 0 : 1) + (edge.onPath ? 2 : 0),
      })
  }
  return [...batches.values()].toSorted((a, b) => a.order - b.order)
}

export function isDim({ edge }: Line, dimmed: ReadonlySet<string>): boolean {
  return dimmed.size > 0 && (dimmed.has(edge.id) || dimmed.has(edge.source) || dimmed.has(edge.target))
}

/** Paints the lines in strokes, with a pause offered after each (see `paintSteps`). */
export function* paintLines(
  context: Context,
  batches: readonly Batch[],
  sight: Sight,
): Generator<undefined, void> {
  context.lineCap = 'butt'
  context.lineJoin = 'round'
  for (const batch of batches) {
    context.globalAlpha = batch.alpha
    context.strokeStyle = batch.colour
    context.fillStyle = batch.colour
    // No line gets thinner than what a screen can show.
    context.lineWidth = Math.max(batch.width, 0.6 / sight.zoom)
    yield* strokeAll(context, batch.lines, sight)
    if (sight.zoom >= ARROW_ZOOM) yield* fillArrows(context, batch.lines, sight)
  }
  context.globalAlpha = 1
}

function* strokeAll(context: Context, lines: readonly Line[], sight: Sight): Generator<undefined, void> {
  let drawn = 0
  context.beginPath()
  for (const line of lines) {
    if (!inSight(line, sight)) continue
    traceLine(context, line.points, line.arrow * 0.8)
    drawn += 1
    if (drawn % STROKE > 0) continue
    context.stroke()
    yield
    context.beginPath()
  }
  context.stroke()
}

function* fillArrows(context: Context, lines: readonly Line[], sight: Sight): Generator<undefined, void> {
  let drawn = 0
  context.beginPath()
  for (const line of lines) {
    const tip = line.points.at(-1)!
    if (tip.x < sight.left || tip.x > sight.right || tip.y < sight.top || tip.y > sight.bottom) continue
    const [a, b, c] = arrowHead(line.points, line.arrow)
    triangle(context, a, b, c)
    drawn += 1
    if (drawn % STROKE > 0) continue
    context.fill()
    yield
    context.beginPath()
  }
  context.fill()
}

function triangle(context: Context, a: Point, b: Point, c: Point): void {
  context.moveTo(a.x, a.y)
  context.lineTo(b.x, b.y)
  context.lineTo(c.x, c.y)
  context.closePath()
}

export function inSight(line: Line, sight: Sight): boolean {
  return (
    line.right >= sight.left &&
    line.left <= sight.right &&
    line.bottom >= sight.top &&
    line.top <= sight.bottom
  )
}

/** One line drawn again over the picture, in a colour and width of its own, with its arrow. */
export function paintOver(context: Context, line: Line, colour: string, width: number, alpha = 1): void {
  context.globalAlpha = alpha
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineWidth = width
  context.beginPath()
  traceLine(context, line.points, line.arrow * 0.8)
  context.stroke()
  const [a, b, c] = arrowHead(line.points, Math.max(line.arrow, 7 + width * 1.6))
  context.beginPath()
  triangle(context, a, b, c)
  context.fill()
  context.globalAlpha = 1
}
