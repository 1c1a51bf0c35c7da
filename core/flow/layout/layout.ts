import { linkColumns, wrapLayers, compareNodes, type Column, type Columns, type Item } from './columns.ts'
import { spaceOut } from './isotonic.ts'
import { layersByHop } from './layers.ts'
import { orderColumns, separation } from './order.ts'
import {
  DEFAULT_LAYOUT,
  type FlowLayout,
  type LayerBand,
  type LayoutEdge,
  type LayoutGraph,
  type LayoutNode,
  type LayoutOptions,
  type Point,
} from './types.ts'

const RELAXATIONS = 12

/**
 * Lays a flow of funds out from left to right: one layer per signed hop (or the layers given, for example
 * by `layersByTime`), tall layers wrapped into sub-columns, few crossings, boxes near what they connect to.
 * The first subject's centre is the origin. Deterministic; edges with an unknown end are ignored.
 */
export function layoutFlow(
  graph: LayoutGraph,
  partial: Partial<LayoutOptions> = {},
  layers?: ReadonlyMap<string, number>,
): FlowLayout {
  const options = optionsFor(graph, partial)
  if (graph.nodes.length === 0) return { positions: new Map(), bands: [] }
  const edges = usable(graph)
  const layerOf = layers ?? layersByHop(graph.nodes, edges, options.subjects)
  const columns = wrapLayers(roughOrder(graph.nodes, edges, layerOf, options), options)
  const linked = linkColumns(columns, edges, options)
  orderColumns(columns, options)
  relax(columns, options)
  return read(linked, options)
}

/** Width through height of a large picture: about that of a screen. */
const ASPECT = 1.8

/**
 * Columns of a fixed height make a ribbon of a large picture, of which no screen shows anything: from some 120 boxes on
 * they get as tall as a picture of the shape of a screen takes.
 */
function optionsFor({ nodes }: LayoutGraph, partial: Partial<LayoutOptions>): LayoutOptions {
  const options: LayoutOptions = { ...DEFAULT_LAYOUT, ...partial }
  const area = nodes.reduce(
    (sum, { width, height }) => sum + (width + options.subColumnGap) * (height + options.rowGap),
    0,
  )
  return {
    ...options,
    maxColumnHeight: Math.max(options.maxColumnHeight, Math.round(Math.sqrt(area / ASPECT))),
  }
}

function usable(graph: LayoutGraph): readonly LayoutEdge[] {
  const known = new Set(graph.nodes.map((node) => node.id))
  return graph.edges
    .filter((edge) => edge.source !== edge.target && known.has(edge.source) && known.has(edge.target))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** The order that wrapping cuts: one sweep outwards over whole layers, so siblings are dealt out side by side. */
function roughOrder(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  layerOf: ReadonlyMap<string, number>,
  options: LayoutOptions,
): ReadonlyMap<number, readonly LayoutNode[]> {
  const byLayer = new Map<number, LayoutNode[]>()
  for (const node of nodes.toSorted(compareNodes)) {
    const layer = layerOf.get(node.id) ?? 0
    byLayer.set(layer, [...(byLayer.get(layer) ?? []), node])
  }
  const whole = { ...options, maxColumnHeight: Infinity }
  const columns = wrapLayers(byLayer, whole)
  linkColumns(columns, edges, { ...whole, maxLanes: 0 })
  orderColumns(columns, whole)
  return new Map(columns.map((column) => [column.layer, column.items.map((entry) => entry.node!)]))
}

/** Pulls every item towards its neighbours, first outwards from the middle, then back and forth, order kept. */
function relax(columns: readonly Column[], options: LayoutOptions): void {
  const paths = [columns, columns.toReversed()]
  for (let pass = 0; pass < RELAXATIONS; pass += 1) {
    for (const column of paths[pass % 2]!) {
      const wanted: number[] = []
      const weights: number[] = []
      for (const entry of column.items) {
        const links = [...entry.left, ...entry.right]
        const mass = links.reduce((sum, other) => sum + other.priority, 0)
        wanted.push(
          mass === 0 ? 0 : links.reduce((sum, other) => sum + other.item.y * other.priority, 0) / mass,
        )
        weights.push(mass === 0 ? 0.01 : mass)
      }
      const gaps = column.items.map((entry, at) =>
        at === 0 ? 0 : separation(column.items[at - 1]!, entry, options),
      )
      spaceOut(wanted, weights, gaps).forEach((y, at) => {
        column.items[at]!.y = y
      })
    }
  }
}

function read({ columns, itemOf, columnOf }: Columns, options: LayoutOptions): FlowLayout {
  const widths = columns.map((column) => Math.max(0, ...column.items.map((entry) => entry.node?.width ?? 0)))
  const lefts: number[] = []
  let x = 0
  columns.forEach((column, at) => {
    if (at > 0) x += columns[at - 1]!.layer === column.layer ? options.subColumnGap : options.columnGap
    lefts.push(x)
    x += widths[at]!
  })
  const first = options.subjects.find((id) => itemOf.has(id))
  const originX = first === undefined ? 0 : lefts[columnOf.get(first)!]! + widths[columnOf.get(first)!]! / 2
  const originY = first === undefined ? 0 : itemOf.get(first)!.y
  const place = (at: number, entry: Item): Point => ({
    x: Math.round(lefts[at]! + widths[at]! / 2 - originX),
    y: Math.round(entry.y - originY),
  })
  const positions = new Map<string, Point>()
  for (const [id, entry] of itemOf) positions.set(id, place(columnOf.get(id)!, entry))
  return { positions, bands: bandsOf(columns, lefts, widths, originX) }
}

function bandsOf(
  columns: readonly Column[],
  lefts: readonly number[],
  widths: readonly number[],
  originX: number,
): readonly LayerBand[] {
  const bands = new Map<number, LayerBand>()
  columns.forEach(({ layer }, at) => {
    const left = lefts[at]! - originX
    bands.set(layer, { layer, left: bands.get(layer)?.left ?? left, right: left + widths[at]! })
  })
  return [...bands.values()]
}
