import type { GraphEdge, GraphNode } from '../picture.ts'

export interface AssetTotal {
  readonly asset: GraphEdge['asset']
  readonly units: bigint
  readonly flows: number
  readonly transfers: number
}

export interface SelectionTotals {
  readonly nodes: number
  readonly flows: number
  readonly transfers: number
  /** One sum for each asset, never over several: two tokens of one symbol stay two. */
  readonly assets: readonly AssetTotal[]
}

/**
 * What a selection adds up to. Flows count where they are selected themselves; where none is, the flows between two
 * selected nodes do, since "these addresses" is asked for what moved among them.
 */
export function selectionTotals(
  selected: ReadonlySet<string>,
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
): SelectionTotals {
  const chosen = edges.filter((edge) => selected.has(edge.id))
  const flows =
    chosen.length > 0 ? chosen : edges.filter((edge) => selected.has(edge.from) && selected.has(edge.to))
  return {
    nodes: nodes.filter((node) => selected.has(node.account.key)).length,
    flows: flows.length,
    transfers: flows.reduce((sum, edge) => sum + edge.transferCount, 0),
    assets: totalsByAsset(flows),
  }
}

/** Sums in smallest units, asset by asset, the one with the most flows first. */
export function totalsByAsset(edges: readonly GraphEdge[]): readonly AssetTotal[] {
  const groups = Map.groupBy(edges, (edge) => edge.asset.id)
  return [...groups.values()]
    .map((group) => ({
      asset: group[0]!.asset,
      units: group.reduce((sum, edge) => sum + BigInt(edge.units), 0n),
      flows: group.length,
      transfers: group.reduce((sum, edge) => sum + edge.transferCount, 0),
    }))
    .toSorted((a, b) => b.flows - a.flows || (a.asset.id < b.asset.id ? -1 : 1))
}
