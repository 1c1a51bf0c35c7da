import type { PlacedNode } from './place.ts'
import { DEFAULT_LAYOUT, type LayoutEdge, type LayoutNode, type Point } from './types.ts'

interface Box extends Point {
  readonly width: number
  readonly height: number
}

/**
 * Clear space between two boxes of a column, px. More than columns by hop need: lines pass between any two rows here.
 */
const ROW = 20
/** Px of way that a place in the column of a neighbour is worth: from card to card in one column a line makes a loop. */
const LOOP = 400
/** Px that a step up or down counts for one to the side: rows are nearer to each other than columns. */
const STEEP = 1.6

interface Span {
  readonly top: number
  readonly bottom: number
}

/**
 * Free places in columns of one pitch, for layouts that know no hops. Boxes anywhere would leave lines no way: in columns
 * there is a free gap beside every one of them.
 */
export class ColumnSpots {
  private readonly pitch: number
  private readonly width: number
  /** Taken spans of each column, from the upper to the lower. */
  private readonly columns = new Map<number, Span[]>()

  /** `width` of the widest box, px, and the clear space between two columns. */
  constructor(width: number, gap: number) {
    this.width = width
    this.pitch = width + gap
  }

  /** What boxes take with the gaps around them, px². */
  areaOf(boxes: readonly { readonly height: number }[]): number {
    return boxes.reduce((sum, { height }) => sum + this.pitch * (height + ROW), 0)
  }

  columnAt(x: number): number {
    return Math.round(x / this.pitch)
  }

  take({ x, y, width, height }: Box): void {
    const reach = (width + this.width) / 2
    const first = Math.ceil((x - reach) / this.pitch)
    for (let column = first; column * this.pitch < x + reach; column += 1) {
      const spans = this.columns.get(column) ?? []
      this.columns.set(column, spans)
      const span = { top: y - height / 2, bottom: y + height / 2 }
      let at = spans.length
      while (at > 0 && spans[at - 1]!.top > span.top) at -= 1
      spans.splice(at, 0, span)
    }
  }

  /**
   * The free centre nearest to `wanted` for a box of that height, rather not in one of the columns `shunned`; in one to
   * the right or to the left of it where `side` says so. Deterministic.
   */
  nearest(height: number, wanted: Point, shunned: ReadonlySet<number>, side: -1 | 0 | 1 = 0): Point {
    const middle = this.columnAt(wanted.x)
    let best: Point = wanted
    let least = Infinity
    for (let away = 0; ; away += 1) {
      if (Math.abs(away - 1) * this.pitch > least) return best
      for (const column of away === 0 ? [middle] : [middle + away, middle - away]) {
        if (side !== 0 && (column - middle) * side < 0) continue
        const x = column * this.pitch
        const y = freeY(this.columns.get(column) ?? [], height, wanted.y)
        const cost =
          Math.abs(x - wanted.x) + STEEP * Math.abs(y - wanted.y) + (shunned.has(column) ? LOOP : 0)
        if (cost >= least) continue
        least = cost
        best = { x, y }
      }
    }
  }
}

/** The free centre nearest to `wanted` in a column; the upper one when two are as near. */
function freeY(spans: readonly Span[], height: number, wanted: number): number {
  const reach = height / 2 + ROW
  let best = Infinity
  let free = -Infinity
  const consider = (until: number): void => {
    const [from, to] = [Math.ceil(free + reach), Math.floor(until - reach)]
    if (from > to) return
    const y = Math.min(Math.max(Math.round(wanted), from), to)
    if (Math.abs(y - wanted) < Math.abs(best - wanted)) best = y
  }
  for (const { top, bottom } of spans) {
    consider(top)
    free = Math.max(free, bottom)
  }
  consider(Infinity)
  return best
}

/** New nodes beside what they connect to, where nothing stands: for the force layout. What stands does not move. */
export function placeAround(
  standing: readonly PlacedNode[],
  added: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  gap: number = DEFAULT_LAYOUT.columnGap,
): ReadonlyMap<string, Point> {
  const spots = new ColumnSpots(widest([...standing, ...added]), gap)
  const at = new Map<string, Point>()
  for (const box of standing) {
    spots.take(box)
    at.set(box.id, box)
  }
  const result = new Map<string, Point>()
  const waiting = added.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.id < b.id ? -1 : 1))
  while (waiting.length > 0) {
    const ready = waiting.findIndex((node) => neighbourOf(node.id, edges, at) !== null)
    const [node] = waiting.splice(Math.max(0, ready), 1)
    const { point, side } = neighbourOf(node!.id, edges, at) ?? { point: { x: 0, y: 0 }, side: 1 }
    const place = spots.nearest(node!.height, point, new Set([spots.columnAt(point.x)]), side)
    spots.take({ ...place, width: node!.width, height: node!.height })
    at.set(node!.id, place)
    result.set(node!.id, place)
  }
  return result
}

/** Width of the widest box, px. */
export function widest(boxes: readonly { readonly width: number }[]): number {
  return boxes.reduce((most, { width }) => Math.max(most, width), 0)
}

/** What it is beside, and on which side of it: what receives stands to the right. */
function neighbourOf(
  id: string,
  edges: readonly LayoutEdge[],
  at: ReadonlyMap<string, Point>,
): { readonly point: Point; readonly side: -1 | 1 } | null {
  for (const edge of edges) {
    if (edge.source === edge.target || (edge.source !== id && edge.target !== id)) continue
    const side = edge.target === id ? 1 : -1
    const point = at.get(side === 1 ? edge.source : edge.target)
    if (point) return { point, side }
  }
  return null
}
