import { placeBetween } from '#core/flow/layout/between.ts'
import { placeByTime } from '#core/flow/layout/by-time.ts'
import { placeNew, type PlacedNode } from '#core/flow/layout/place.ts'
import type { LayoutMode, LayoutRequest } from '#core/flow/layout/run.ts'
import { placeAround } from '#core/flow/layout/spots.ts'
import type { FlowLayout, LayerBand, LayoutNode, Point } from '#core/flow/layout/types.ts'
import { nodeSize, type Box } from './geometry.ts'
import { layoutRequest } from './layout-job.ts'
import type { FlowBetween, FlowGraphData } from './model.ts'
import { hopsOf } from './summary.ts'

/**
 * The layout for a graph that already stands: what stands keeps its place to the pixel, what is gone is dropped,
 * what is new goes to free slots that no card and no pinned card takes. Returns null when nothing of the graph
 * stands, so that it must be laid out anew.
 */
export function keepStanding(
  graph: FlowGraphData,
  standing: FlowLayout,
  pins: ReadonlyMap<string, Point> = new Map(),
  mode: LayoutMode = 'hop',
  columnGap?: number,
): FlowLayout | null {
  const kept = new Map<string, Point>()
  for (const { id } of graph.nodes) {
    const point = standing.positions.get(id)
    if (point) kept.set(id, point)
  }
  if (kept.size === 0) return null
  const fresh = graph.nodes.filter((node) => !kept.has(node.id))
  if (fresh.length === 0) return { ...standing, positions: kept }
  // Only the flows at what is new say where it goes.
  const isNew = new Set(fresh.map((node) => node.id))
  const edges = graph.edges.filter((edge) => isNew.has(edge.source) || isNew.has(edge.target))
  const request = layoutRequest({ nodes: fresh, edges }, mode, columnGap)
  const added = request.graph.nodes
  const placed = graph.nodes.flatMap((node) => {
    const point = pins.get(node.id) ?? kept.get(node.id)
    if (!point) return []
    const { width, height } = nodeSize(node)
    return [{ id: node.id, x: point.x, y: point.y, width, height }]
  })
  const hops = () => hopsOf(graph)
  return { ...add(placed, added, request, standing, kept, hops), routes: standing.routes }
}

function add(
  placed: readonly PlacedNode[],
  added: readonly LayoutNode[],
  { mode, options, graph: { edges } }: LayoutRequest,
  standing: FlowLayout,
  kept: ReadonlyMap<string, Point>,
  hops: () => ReadonlyMap<string, number>,
): Pick<FlowLayout, 'positions' | 'bands'> {
  if (mode === 'time') {
    const { positions, bands } = placeByTime(placed, added, edges, standing.bands)
    return { positions: joined(kept, positions), bands }
  }
  if (mode === 'force')
    return { positions: joined(kept, placeAround(placed, added, edges, options.columnGap)), bands: [] }
  const fresh = placeNew(placed, added, edges, null, gapOf(options))
  const { width } = nodeSize({ kind: 'address' })
  return { positions: joined(kept, fresh), bands: widen(standing.bands, fresh, hops, width) }
}

function joined(kept: ReadonlyMap<string, Point>, fresh: ReadonlyMap<string, Point>) {
  const positions = new Map(kept)
  for (const [id, point] of fresh) positions.set(id, point)
  return positions
}

/** The layout with those cards moved to free slots on which a pinned card lies now. */
export function clearOfPins(
  graph: FlowGraphData,
  layout: FlowLayout,
  pins: ReadonlyMap<string, Point>,
  mode: LayoutMode,
  columnGap?: number,
): FlowLayout {
  const sizes = new Map(graph.nodes.map((node) => [node.id, nodeSize(node)]))
  const pinned = [...pins].flatMap(([id, point]) => {
    const size = sizes.get(id)
    return size ? [{ ...size, ...point }] : []
  })
  if (pinned.length === 0) return layout
  const free = [...layout.positions].filter(([id, point]) => {
    const size = sizes.get(id)
    return pins.has(id) || !size || !pinned.some((other) => covers(other, { ...size, ...point }))
  })
  if (free.length === layout.positions.size) return layout
  return keepStanding(graph, { ...layout, positions: new Map(free) }, pins, mode, columnGap) ?? layout
}

function gapOf({ columnGap }: LayoutRequest['options']) {
  return columnGap === undefined ? {} : { columnGap }
}

/** The layout with transactions between what stands; those that had a place keep it while it is free. */
export function placeTransactions(
  layout: FlowLayout,
  graph: FlowGraphData,
  between: FlowBetween | null,
  pins: ReadonlyMap<string, Point>,
  before: ReadonlyMap<string, Point> | undefined,
): FlowLayout {
  if (between === null) return layout
  const own = new Set(between.nodes.map((node) => node.id))
  const at = (id: string) => pins.get(id) ?? layout.positions.get(id)
  const standing = graph.nodes.flatMap((node) => {
    const point = own.has(node.id) ? undefined : at(node.id)
    return point ? [{ id: node.id, ...nodeSize(node), ...point }] : []
  })
  const places = placeBetween(
    standing,
    between.nodes.map((node) => ({
      id: node.id,
      ...nodeSize(node),
      from: between.edges.filter((edge) => edge.target === node.id).map((edge) => edge.source),
      to: between.edges.filter((edge) => edge.source === node.id).map((edge) => edge.target),
    })),
    new Map([...(before ?? [])].filter(([id]) => own.has(id))),
  )
  return { ...layout, positions: new Map([...layout.positions, ...places]) }
}

function covers(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2
}

/** A saved view as a layout: every node where it was left, captions over the hops as they stand. */
export function layoutFromSaved(graph: FlowGraphData, positions: ReadonlyMap<string, Point>): FlowLayout {
  const hops = hopsOf(graph)
  const bands = new Map<number, LayerBand>()
  for (const node of graph.nodes) {
    const point = positions.get(node.id)
    if (!point) continue
    const [layer, half] = [hops.get(node.id) ?? 0, nodeSize(node).width / 2]
    const band = bands.get(layer)
    bands.set(layer, {
      layer,
      left: Math.min(band?.left ?? Infinity, point.x - half),
      right: Math.max(band?.right ?? -Infinity, point.x + half),
    })
  }
  return { positions, bands: [...bands.values()].sort((a, b) => a.layer - b.layer) }
}

/**
 * Bands that also cover columns opened by new nodes. A column says the hop of what stands in it, not how far out it is:
 * what found no room in the column of its hop stands in one beside it. Where that is beyond another hop's, it says
 * nothing.
 */
function widen(
  bands: readonly LayerBand[],
  added: ReadonlyMap<string, Point>,
  hops: () => ReadonlyMap<string, number>,
  width: number,
): readonly LayerBand[] {
  const isNew = (x: number) => !bands.some((band) => x >= band.left && x <= band.right)
  const columns = Map.groupBy(
    [...added].filter(([, { x }]) => isNew(x)),
    ([, { x }]) => x,
  )
  if (columns.size === 0) return bands
  const hopOf = hops()
  const wide = new Map(bands.map((band) => [band.layer, band]))
  for (const [x, nodes] of [...columns].toSorted(([a], [b]) => Math.abs(a) - Math.abs(b))) {
    const layer = nodes
      .map(([id]) => hopOf.get(id) ?? 0)
      .reduce((near, hop) => (Math.abs(hop) < Math.abs(near) ? hop : near))
    const before = wide.get(layer)
    const left = Math.min(before?.left ?? Infinity, x - width / 2)
    const right = Math.max(before?.right ?? -Infinity, x + width / 2)
    const isTaken = [...wide.values()].some(
      (band) => band.layer !== layer && band.left < right && band.right > left,
    )
    if (!isTaken) wide.set(layer, { ...before, layer, left, right })
  }
  return [...wide.values()].toSorted((a, b) => a.left - b.left)
}
