import { compareNodes } from './columns.ts'
import { DEFAULT_LAYOUT, type LayoutEdge, type LayoutNode, type LayoutOptions, type Point } from './types.ts'
import { firstNotBelow } from './sorted.ts'

/** A node that stands, with its size: new nodes may not touch it. */
export interface PlacedNode extends Point {
  readonly id: string
  readonly width: number
  readonly height: number
}

type PlaceOptions = Pick<LayoutOptions, 'columnGap' | 'subColumnGap' | 'rowGap' | 'maxColumnHeight'> & {
  /** Where the columns mean something (a span of time): the centres of those that a node may stand in. */
  readonly columnsOf?: (node: LayoutNode) => readonly number[]
}

/**
 * Positions for `added` nodes in the free slots beside what they connect to: receivers to the right, senders to
 * the left. What stands does not move by a pixel and nothing overlaps. Nodes that connect to nothing placed go
 * beside `parent` (or below everything when that is unknown too). Largest value first, then by id: deterministic.
 */
export function placeNew(
  standing: readonly PlacedNode[],
  added: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  parent: string | null = null,
  partial: Partial<PlaceOptions> = {},
): ReadonlyMap<string, Point> {
  const options: PlaceOptions = { ...DEFAULT_LAYOUT, ...partial }
  const placed = new Standing(standing)
  const columns = [...new Set(standing.map((node) => node.x))].sort((a, b) => a - b)
  const waiting = added.filter((node) => !placed.has(node.id)).toSorted(compareNodes)
  const result = new Map<string, Point>()
  const around = edgesOf(waiting, edges)
  while (waiting.length > 0) {
    const ready = waiting.findIndex((node) => anchorOf(node.id, placed, around) !== null)
    const [node] = waiting.splice(Math.max(0, ready), 1)
    const anchor = anchorOf(node!.id, placed, around) ?? fallback(parent, placed)
    const point = options.columnsOf
      ? within(node!, anchor, placed, options.columnsOf(node!), options)
      : anchor
        ? beside(node!, anchor, placed, columns, options)
        : below(node!, placed, options)
    placed.add({ ...point, id: node!.id, width: node!.width, height: node!.height })
    result.set(node!.id, point)
    if (!columns.includes(point.x)) columns.push(point.x)
  }
  return result
}

/** What stands, by id and by column, so that a slot is looked for among its neighbours only. */
class Standing {
  private readonly byId = new Map<string, PlacedNode>()
  private readonly byX = new Map<number, PlacedNode[]>()
  /** Centres of the columns, from left to right. */
  private readonly xs: number[] = []
  private widest = 0
  private tallest = 0

  constructor(nodes: readonly PlacedNode[]) {
    this.addAll(nodes)
  }

  private addAll(nodes: readonly PlacedNode[]): void {
    for (const node of nodes) this.enter(node).push(node)
    for (const column of this.byX.values()) column.sort((a, b) => a.y - b.y)
  }

  add(node: PlacedNode): void {
    const column = this.enter(node)
    column.splice(firstFrom(column, node.y), 0, node)
  }

  private enter(node: PlacedNode): PlacedNode[] {
    this.byId.set(node.id, node)
    this.widest = Math.max(this.widest, node.width)
    this.tallest = Math.max(this.tallest, node.height)
    const known = this.byX.get(node.x)
    if (known) return known
    const column: PlacedNode[] = []
    this.byX.set(node.x, column)
    this.xs.splice(firstNotBelow(this.xs, node.x), 0, node.x)
    return column
  }

  /** Height of the tallest node. */
  get most(): number {
    return this.tallest
  }

  has(id: string): boolean {
    return this.byId.has(id)
  }

  get(id: string): PlacedNode | undefined {
    return this.byId.get(id)
  }

  all(): readonly PlacedNode[] {
    return [...this.byId.values()]
  }

  /** Nodes of which a part is less than `reach` px from `x`, with their centre at a height of `from` to `to`. */
  near(x: number, reach: number, from: number, to: number): readonly PlacedNode[] {
    const found: PlacedNode[] = []
    const away = this.widest / 2 + reach
    for (let nr = firstNotBelow(this.xs, x - away); nr < this.xs.length && this.xs[nr]! < x + away; nr += 1) {
      const column = this.xs[nr]!
      const nodes = this.byX.get(column)!
      for (let at = firstFrom(nodes, from); at < nodes.length && nodes[at]!.y <= to; at += 1)
        if (Math.abs(column - x) < nodes[at]!.width / 2 + reach) found.push(nodes[at]!)
    }
    return found
  }
}

/** Index of the first node of a column, sorted by height, that stands at `y` or below it. */
function firstFrom(column: readonly PlacedNode[], y: number): number {
  let [low, high] = [0, column.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (column[middle]!.y < y) low = middle + 1
    else high = middle
  }
  return low
}

interface Anchor {
  readonly node: PlacedNode
  /** 1: to the right of it (it sends), -1: to the left (it receives). */
  readonly side: 1 | -1
}

/** Edges of each node that waits, so that not all of them are looked at for each. */
function edgesOf(
  waiting: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
): ReadonlyMap<string, readonly LayoutEdge[]> {
  const lists = new Map<string, LayoutEdge[]>(waiting.map((node) => [node.id, []]))
  for (const edge of edges) {
    if (edge.source === edge.target) continue
    lists.get(edge.source)?.push(edge)
    lists.get(edge.target)?.push(edge)
  }
  return lists
}

function anchorOf(
  id: string,
  placed: Standing,
  edges: ReadonlyMap<string, readonly LayoutEdge[]>,
): Anchor | null {
  let best: { anchor: Anchor; priority: number } | null = null
  for (const edge of edges.get(id) ?? []) {
    const side = edge.target === id ? 1 : edge.source === id ? -1 : null
    const node = side === null ? undefined : placed.get(side === 1 ? edge.source : edge.target)
    if (side === null || !node) continue
    const priority = edge.priority ?? 1
    if (!best || priority > best.priority) best = { anchor: { node, side }, priority }
  }
  return best?.anchor ?? null
}

function fallback(parent: string | null, placed: Standing): Anchor | null {
  const node = parent === null ? undefined : placed.get(parent)
  return node ? { node, side: 1 } : null
}

/** Tries the next column on the anchor's side, then sub-columns beyond it while a slot there is nearer. */
function beside(
  node: LayoutNode,
  { node: anchor, side }: Anchor,
  placed: Standing,
  columns: readonly number[],
  options: PlaceOptions,
): Point {
  const ideal = anchor.x + side * ((anchor.width + node.width) / 2 + options.columnGap)
  const reach = (node.width + options.subColumnGap) / 2
  let best: { point: Point; cost: number } | null = null
  for (let step = 0; step < 8; step += 1) {
    const at = ideal + side * step * (node.width + options.subColumnGap)
    const x = columns.reduce(
      (near, column) => (Math.abs(column - at) < Math.abs(near - at) ? column : near),
      Infinity,
    )
    const snapped = Math.abs(x - at) <= reach ? x : Math.round(at)
    const y = freeY(node, snapped, anchor.y, placed, options)
    const cost = Math.abs(y - anchor.y) + step * (options.maxColumnHeight / 2)
    if (!best || cost < best.cost) best = { point: { x: snapped, y }, cost }
    if (step * (options.maxColumnHeight / 2) > best.cost) break
  }
  return best!.point
}

/** The free slot nearest to the anchor's height in one of the columns given. */
function within(
  node: LayoutNode,
  anchor: Anchor | null,
  placed: Standing,
  columns: readonly number[],
  options: PlaceOptions,
): Point {
  const wanted = anchor?.node.y ?? 0
  const points = columns.map((x) => ({ x, y: freeY(node, x, wanted, placed, options) }))
  return points.reduce((best, point) =>
    Math.abs(point.y - wanted) < Math.abs(best.y - wanted) ? point : best,
  )
}

function below(node: LayoutNode, placed: Standing, options: PlaceOptions): Point {
  const bottom = placed.all().reduce((most, other) => Math.max(most, other.y + other.height / 2), -Infinity)
  return { x: 0, y: Number.isFinite(bottom) ? Math.ceil(bottom + options.rowGap + node.height / 2) : 0 }
}

/** The free centre nearest to `wanted` in the column at `x`; the upper one when two are as near. */
function freeY(node: LayoutNode, x: number, wanted: number, placed: Standing, options: PlaceOptions): number {
  const gap = options.rowGap
  // Looks around `wanted` first: in a long column all of it would be sorted for every node otherwise.
  for (let window = 8 * (node.height + gap); ; window *= 4) {
    const seen = placed.near(x, node.width / 2 + gap, wanted - window, wanted + window)
    const y = freeAmong(node, seen, wanted, gap)
    // What stands outside of the window reaches into it so far at most.
    const reach = (placed.most + node.height) / 2 + gap
    if (Math.abs(y - wanted) <= window - reach) return y
  }
}

function freeAmong(node: LayoutNode, others: readonly PlacedNode[], wanted: number, gap: number): number {
  const blocked = others
    .map((other): [number, number] => {
      const reach = (other.height + node.height) / 2 + gap
      return [other.y - reach, other.y + reach]
    })
    .sort((a, b) => a[0] - b[0])
  let best = Infinity
  const consider = (from: number, to: number): void => {
    const y = Math.min(Math.max(wanted, Math.ceil(from)), Math.floor(to))
    if (y < from || y > to) return
    if (Math.abs(y - wanted) < Math.abs(best - wanted)) best = y
  }
  let free = -Infinity
  for (const [start, end] of blocked) {
    if (start >= free) consider(free, start)
    free = Math.max(free, end)
  }
  consider(free, Infinity)
  return best
}
