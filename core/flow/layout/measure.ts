import type { LayoutEdge, Point } from './types.ts'

interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** Pairs of boxes that touch or cover each other. O(n log n) for columns, O(n²) at worst. */
export function countOverlaps(boxes: readonly Box[]): number {
  const sorted = boxes.toSorted((a, b) => a.x - a.width / 2 - (b.x - b.width / 2))
  let count = 0
  sorted.forEach((box, at) => {
    for (let next = at + 1; next < sorted.length; next += 1) {
      const other = sorted[next]!
      if (other.x - other.width / 2 >= box.x + box.width / 2) break
      if (Math.abs(other.y - box.y) < (box.height + other.height) / 2) count += 1
    }
  })
  return count
}

/** Share of edges (0 to 1) whose target stands to the right of its source; 1 for a graph without edges. */
export function forwardShare(edges: readonly LayoutEdge[], positions: ReadonlyMap<string, Point>): number {
  const drawn = edges.filter((edge) => positions.has(edge.source) && positions.has(edge.target))
  if (drawn.length === 0) return 1
  return (
    drawn.filter((edge) => positions.get(edge.target)!.x > positions.get(edge.source)!.x).length /
    drawn.length
  )
}
