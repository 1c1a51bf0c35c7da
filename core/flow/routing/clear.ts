import type { Point, RouteBox } from '../layout/types.ts'

/** Pieces of one bend when a line is compared with cards: finer than a line is wide. */
const PIECES = 6

/**
 * A line as it is drawn, in straight pieces: through its bends in quadratic curves that meet half way between two
 * neighbouring bends, as `src/ui/flow/curve.ts` draws it.
 */
export function flattened(points: readonly Point[], pieces = PIECES): readonly Point[] {
  if (points.length < 3) return points
  const flat: Point[] = [points[0]!]
  let from = points[0]!
  for (let at = 1; at < points.length - 1; at += 1) {
    const [bend, next] = [points[at]!, points[at + 1]!]
    const to = at === points.length - 2 ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 }
    const isStraight = (from.x === bend.x && bend.x === to.x) || (from.y === bend.y && bend.y === to.y)
    if (isStraight) flat.push(bend, to)
    else
      for (let piece = 1; piece <= pieces; piece += 1) {
        const [t, u] = [piece / pieces, 1 - piece / pieces]
        flat.push({
          x: u * u * from.x + 2 * u * t * bend.x + t * t * to.x,
          y: u * u * from.y + 2 * u * t * bend.y + t * t * to.y,
        })
      }
    from = to
  }
  return flat
}

/** Whether a straight piece passes through a card that is `wider` px larger on every side; touching it is not passing. */
export function crosses(a: Point, b: Point, box: RouteBox, wider = 0): boolean {
  const [halfWidth, halfHeight] = [box.width / 2 + wider, box.height / 2 + wider]
  let [enter, leave] = [0, 1]
  for (const [from, step, middle, half] of [
    [a.x, b.x - a.x, box.x, halfWidth],
    [a.y, b.y - a.y, box.y, halfHeight],
  ] as const) {
    if (step === 0) {
      if (Math.abs(from - middle) >= half) return false
      continue
    }
    const [one, two] = [(middle - half - from) / step, (middle + half - from) / step]
    enter = Math.max(enter, Math.min(one, two))
    leave = Math.min(leave, Math.max(one, two))
  }
  return enter < leave
}

/** Whether a line, as it is drawn, passes through a card. */
export function passesThrough(points: readonly Point[], box: RouteBox, wider = 0): boolean {
  const flat = flattened(points)
  return flat.some((point, at) => at > 0 && crosses(flat[at - 1]!, point, box, wider))
}
