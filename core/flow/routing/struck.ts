import { firstNotBelow } from '../layout/sorted.ts'
import type { Route, RouteBox } from '../layout/types.ts'
import { passesThrough } from './clear.ts'

/** How near a new card may come to a line that stands, px. */
const NEAR = 2

interface Come {
  readonly id: string
  readonly box: RouteBox
}

/**
 * Says whether a line that stands runs behind one of the cards that came, its own ends left out. Cards come by the
 * dozen and lines stand by the thousand, so most pairs are told apart by numbers alone.
 */
export function strikes(come: readonly Come[]): (route: Route, source: string, target: string) => boolean {
  if (come.length === 0) return () => false
  const sorted = come.toSorted((a, b) => a.box.y - b.box.y)
  const ys = sorted.map(({ box }) => box.y)
  let [left, right, top, bottom, tall] = [Infinity, -Infinity, Infinity, -Infinity, 0]
  for (const { box } of sorted) {
    left = Math.min(left, box.x - box.width / 2 - NEAR)
    right = Math.max(right, box.x + box.width / 2 + NEAR)
    top = Math.min(top, box.y - box.height / 2 - NEAR)
    bottom = Math.max(bottom, box.y + box.height / 2 + NEAR)
    tall = Math.max(tall, box.height / 2 + NEAR)
  }
  /** Cards that a stretch of a line from one corner to the other may touch. */
  const near = (x1: number, x2: number, y1: number, y2: number, visit: (card: Come) => boolean): boolean => {
    if (x2 < left || x1 > right || y2 < top || y1 > bottom) return false
    for (let at = firstNotBelow(ys, y1 - tall); at < sorted.length && ys[at]! <= y2 + tall; at += 1) {
      const { x, width } = sorted[at]!.box
      if (x - width / 2 - NEAR < x2 && x + width / 2 + NEAR > x1 && visit(sorted[at]!)) return true
    }
    return false
  }
  return (route, source, target) => {
    if (route.right < left || route.left > right || route.bottom < top || route.top > bottom) return false
    const { points } = route
    const isHit = ({ id, box }: Come): boolean =>
      id !== source && id !== target && passesThrough(points, box, NEAR)
    // A bend's curve stays in the rectangle around the bend and its two neighbours.
    for (let at = 1; at < points.length - 1; at += 1) {
      const [a, b, c] = [points[at - 1]!, points[at]!, points[at + 1]!]
      const hit = near(
        Math.min(a.x, b.x, c.x),
        Math.max(a.x, b.x, c.x),
        Math.min(a.y, b.y, c.y),
        Math.max(a.y, b.y, c.y),
        isHit,
      )
      if (hit) return true
    }
    return points.length === 2 && near(route.left, route.right, route.top, route.bottom, isHit)
  }
}
