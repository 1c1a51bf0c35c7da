import { compareIds, type LayoutEdge, type LayoutNode, type LayoutOptions } from './types.ts'

/** A box of a column, or a lane: the free strip by which an edge passes it. */
export interface Item {
  readonly key: string
  readonly node: LayoutNode | null
  readonly height: number
  /** Links to items of the next column on either side. */
  readonly left: Link[]
  readonly right: Link[]
  y: number
}

export interface Link {
  readonly item: Item
  readonly priority: number
}

export interface Column {
  readonly layer: number
  items: Item[]
}

export interface Columns {
  readonly columns: readonly Column[]
  readonly columnOf: ReadonlyMap<string, number>
  readonly itemOf: ReadonlyMap<string, Item>
}

/** Largest value first, then by id: the order before any sweep, and the tie-break ever after. */
export function compareNodes(a: LayoutNode, b: LayoutNode): number {
  return (b.value ?? 0) - (a.value ?? 0) || compareIds(a.id, b.id)
}

function item(key: string, node: LayoutNode | null, height: number): Item {
  return { key, node, height, left: [], right: [], y: 0 }
}

/**
 * Wraps each layer into as many columns as its height needs. Neighbours in the order go to different
 * sub-columns, so each sub-column covers the whole height and edges stay short. The first sub-column is the
 * one nearest to the subject.
 */
export function wrapLayers(
  byLayer: ReadonlyMap<number, readonly LayoutNode[]>,
  options: LayoutOptions,
): Column[] {
  const columns: Column[] = []
  for (const layer of [...byLayer.keys()].sort((a, b) => a - b)) {
    const nodes = byLayer.get(layer)!
    const height = nodes.reduce((sum, node) => sum + node.height + options.rowGap, -options.rowGap)
    const count = Math.max(1, Math.ceil(height / options.maxColumnHeight))
    const parts = Array.from({ length: count }, (): Column => ({ layer, items: [] }))
    nodes.forEach((node, at) => parts[at % count]!.items.push(item(node.id, node, node.height)))
    columns.push(...(layer < 0 ? parts.reverse() : parts))
  }
  return columns
}

/** Links the items along the edges, with one lane in every column an edge passes (if there are not too many). */
export function linkColumns(
  columns: Column[],
  edges: readonly LayoutEdge[],
  options: LayoutOptions,
): Columns {
  const columnOf = new Map<string, number>()
  const itemOf = new Map<string, Item>()
  columns.forEach((column, at) => {
    for (const entry of column.items) {
      columnOf.set(entry.key, at)
      itemOf.set(entry.key, entry)
    }
  })
  const spans = edges.map((edge) => Math.abs(columnOf.get(edge.source)! - columnOf.get(edge.target)!))
  const routed = spans.reduce((sum, span) => sum + Math.max(0, span - 1), 0) <= options.maxLanes
  for (const edge of edges) {
    const [from, to] = [columnOf.get(edge.source)!, columnOf.get(edge.target)!]
    if (from === to) continue
    const priority = edge.priority ?? 1
    let previous = itemOf.get(from < to ? edge.source : edge.target)!
    const last = itemOf.get(from < to ? edge.target : edge.source)!
    if (routed) {
      for (let at = Math.min(from, to) + 1; at < Math.max(from, to); at += 1) {
        const lane = item(`lane:${edge.id}:${at}`, null, options.laneHeight)
        columns[at]!.items.push(lane)
        link(previous, lane, priority)
        previous = lane
      }
    }
    link(previous, last, priority)
  }
  return { columns, columnOf, itemOf }
}

function link(left: Item, right: Item, priority: number): void {
  left.right.push({ item: right, priority })
  right.left.push({ item: left, priority })
}
