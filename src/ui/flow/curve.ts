import type { Point } from '#core/flow/layout/types.ts'

/** What a line is drawn into: a canvas context, a `Path2D`, or the writer of SVG path data. */
export interface PathSink {
  readonly moveTo: (x: number, y: number) => void
  readonly lineTo: (x: number, y: number) => void
  readonly quadraticCurveTo: (cx: number, cy: number, x: number, y: number) => void
}

/**
 * A line through its bends in quadratic pieces that meet half way between two neighbouring bends.
 * It ends `short` px before its last point, so that an arrow's point is not covered by the line.
 */
export function traceLine(sink: PathSink, points: readonly Point[], short = 0): void {
  const [start, end] = [points[0]!, pulledBack(points, short)]
  sink.moveTo(start.x, start.y)
  let level = start.y
  for (let at = 1; at < points.length - 1; at += 1) {
    const bend = points[at]!
    const next = points[at + 1]!
    const last = at === points.length - 2
    const [x, y] = last ? [end.x, end.y] : [(bend.x + next.x) / 2, (bend.y + next.y) / 2]
    // Much of a line is level, and a straight piece costs a fraction of a curve.
    if (level === bend.y && bend.y === y) sink.lineTo(x, y)
    else sink.quadraticCurveTo(bend.x, bend.y, x, y)
    level = y
  }
  if (points.length === 2) sink.lineTo(end.x, end.y)
}

/** Breadth of an arrow head through its length. */
export const ARROW_BREADTH = 0.84

/** Corners of the arrow head at the end of a line: its point, then both barbs. */
export function arrowHead(points: readonly Point[], length: number): readonly [Point, Point, Point] {
  const tip = points.at(-1)!
  const { x, y } = heading(points)
  const [bx, by, half] = [tip.x - x * length, tip.y - y * length, (length * ARROW_BREADTH) / 2]
  return [tip, { x: bx - y * half, y: by + x * half }, { x: bx + y * half, y: by - x * half }]
}

/** Length of the arrow head on a line of a width, px. */
export function arrowLength(width: number): number {
  return 7 + width * 1.6
}

function heading(points: readonly Point[]): Point {
  const tip = points.at(-1)!
  for (let at = points.length - 2; at >= 0; at -= 1) {
    const [dx, dy] = [tip.x - points[at]!.x, tip.y - points[at]!.y]
    const length = Math.hypot(dx, dy)
    if (length > 0.5) return { x: dx / length, y: dy / length }
  }
  return { x: 1, y: 0 }
}

function pulledBack(points: readonly Point[], short: number): Point {
  const tip = points.at(-1)!
  if (short === 0) return tip
  const { x, y } = heading(points)
  return { x: tip.x - x * short, y: tip.y - y * short }
}

/** The point at a share (0 to 1) of a line's length, measured over its straight pieces. */
export function pointAt(points: readonly Point[], share: number): Point {
  const lengths = points
    .slice(1)
    .map((point, at) => Math.hypot(point.x - points[at]!.x, point.y - points[at]!.y))
  let left = lengths.reduce((sum, length) => sum + length, 0) * share
  for (const [at, length] of lengths.entries()) {
    if (length > 0 && left <= length) {
      const [from, to, part] = [points[at]!, points[at + 1]!, left / length]
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
    }
    left -= length
  }
  return points[0]!
}

/** Distance in px from a point to a line (its straight pieces). */
export function distanceTo(points: readonly Point[], { x, y }: Point): number {
  let best = Infinity
  for (let at = 1; at < points.length; at += 1) {
    const [a, b] = [points[at - 1]!, points[at]!]
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const length = dx * dx + dy * dy
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length))
    best = Math.min(best, Math.hypot(x - a.x - share * dx, y - a.y - share * dy))
  }
  return best
}
