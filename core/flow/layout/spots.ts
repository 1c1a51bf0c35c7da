import type { PlacedNode } from './place.ts'
import type { LayoutEdge, LayoutNode, Point } from './types.ts'

interface Box extends Point {
  readonly width: number
  readonly height: number
}

const CELL = 200
const GAP = 14

/** Boxes by grid cell, so that a spot is compared with its neighbourhood only. */
export class SpotGrid {
  private readonly cells = new Map<string, Box[]>()

  take(box: Box): void {
    for (const key of this.keys(box)) {
      const list = this.cells.get(key)
      if (list) list.push(box)
      else this.cells.set(key, [box])
    }
  }

  isFree(box: Box): boolean {
    return this.keys(box).every((key) =>
      (this.cells.get(key) ?? []).every(
        (other) =>
          Math.abs(other.x - box.x) >= (other.width + box.width) / 2 + GAP ||
          Math.abs(other.y - box.y) >= (other.height + box.height) / 2 + GAP,
      ),
    )
  }

  private keys({ x, y, width, height }: Box): readonly string[] {
    const keys: string[] = []
    const [dx, dy] = [width / 2 + GAP, height / 2 + GAP]
    for (let column = Math.floor((x - dx) / CELL); column <= Math.floor((x + dx) / CELL); column += 1)
      for (let row = Math.floor((y - dy) / CELL); row <= Math.floor((y + dy) / CELL); row += 1)
        keys.push(`${column} ${row}`)
    return keys
  }
}

/** The free centre nearest to `wanted`, on rings around it. Deterministic. */
export function freeSpot(grid: SpotGrid, size: { width: number; height: number }, wanted: Point): Point {
  if (grid.isFree({ ...wanted, ...size })) return wanted
  for (let ring = 1; ; ring += 1) {
    const count = 8 * ring
    for (let at = 0; at < count; at += 1) {
      const angle = (2 * Math.PI * at) / count
      const point = {
        x: Math.round(wanted.x + ring * 44 * Math.cos(angle)),
        y: Math.round(wanted.y + ring * 22 * Math.sin(angle)),
      }
      if (grid.isFree({ ...point, ...size })) return point
    }
  }
}

/** New nodes around what they connect to, where nothing stands: for the force layout. What stands does not move. */
export function placeAround(
  standing: readonly PlacedNode[],
  added: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
): ReadonlyMap<string, Point> {
  const grid = new SpotGrid()
  const at = new Map<string, Point>()
  for (const box of standing) {
    grid.take(box)
    at.set(box.id, box)
  }
  const result = new Map<string, Point>()
  const waiting = added.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.id < b.id ? -1 : 1))
  while (waiting.length > 0) {
    const ready = waiting.findIndex((node) => neighbourOf(node.id, edges, at) !== null)
    const [node] = waiting.splice(Math.max(0, ready), 1)
    const anchor = neighbourOf(node!.id, edges, at) ?? { x: 0, y: 0 }
    const size = { width: node!.width, height: node!.height }
    const point = freeSpot(grid, size, { x: anchor.x, y: anchor.y })
    grid.take({ ...point, ...size })
    at.set(node!.id, point)
    result.set(node!.id, point)
  }
  return result
}

function neighbourOf(id: string, edges: readonly LayoutEdge[], at: ReadonlyMap<string, Point>): Point | null {
  for (const edge of edges) {
    if (edge.source === edge.target) continue
    const other = edge.source === id ? edge.target : edge.target === id ? edge.source : null
    const point = other === null ? undefined : at.get(other)
    if (point) return point
  }
  return null
}
