import { placeNew } from '#core/flow/layout/place.ts'
import type { FlowLayout, LayerBand, Point } from '#core/flow/layout/types.ts'
import { nodeSize } from './geometry.ts'
import { layoutRequest } from './layout-job.ts'
import type { FlowGraphData } from './model.ts'
import { hopsOf } from './summary.ts'

/**
 * The layout for a graph that already stands: what stands keeps its place to the pixel, what is gone is dropped,
 * what is new goes to free slots. Returns null when nothing of the graph stands, so that it must be laid out anew.
 */
export function keepStanding(graph: FlowGraphData, standing: FlowLayout): FlowLayout | null {
  const kept = new Map<string, Point>()
  for (const { id } of graph.nodes) {
    const point = standing.positions.get(id)
    if (point) kept.set(id, point)
  }
  if (kept.size === 0) return null
  const request = layoutRequest(graph)
  const placed = graph.nodes.flatMap((node) => {
    const point = kept.get(node.id)
    return point ? [{ id: node.id, ...nodeSize(node), ...point }] : []
  })
  const added = request.graph.nodes.filter((node) => !kept.has(node.id))
  if (added.length === 0) return { ...standing, positions: kept }
  const fresh = placeNew(placed, added, request.graph.edges)
  const width = nodeSize({ kind: 'address' }).width
  return {
    positions: new Map([...kept, ...fresh]),
    routes: standing.routes,
    bands: widen(standing.bands, [...fresh.values()], width),
  }
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
  return { positions, routes: new Map(), bands: [...bands.values()].sort((a, b) => a.layer - b.layer) }
}

/** Bands that also cover columns opened by new nodes, counted on from the outermost layer. */
function widen(bands: readonly LayerBand[], added: readonly Point[], width: number): readonly LayerBand[] {
  const wide = [...bands]
  for (const x of [...new Set(added.map((point) => point.x))].sort((a, b) => Math.abs(a) - Math.abs(b))) {
    if (wide.some((band) => x >= band.left && x <= band.right)) continue
    const [first, last] = [wide[0], wide.at(-1)]
    const [left, right] = [x - width / 2, x + width / 2]
    if (!first || !last) wide.push({ layer: 0, left, right })
    else if (x > last.right) wide.push({ layer: last.layer + 1, left, right })
    else if (x < first.left) wide.unshift({ layer: first.layer - 1, left, right })
  }
  return wide
}
