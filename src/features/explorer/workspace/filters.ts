import type { InvestigationState } from '#core/investigation/state.ts'
import type { Graph } from '#src/data/addresses.ts'

export type FilterOf = Pick<InvestigationState, 'filter' | 'window'>

/** Category of what nobody has attributed, in a filter. */
export const UNATTRIBUTED = 'unattributed'

/**
 * Ids of the flows and accounts that a filter takes out. A flow goes by its asset, its amount and its time; an account
 * goes by its category, or when every flow of it has gone. What a picture was started from never goes. A flow whose
 * time no source gave stays: unknown is not outside.
 */
export function filteredOut(
  graph: Graph,
  roots: readonly string[],
  { filter, window }: FilterOf,
): ReadonlySet<string> {
  if (!isFiltering({ filter, window })) return new Set()
  const out = new Set<string>()
  const kept = new Set(roots)
  const badCategory = new Set(
    filter.categories === null
      ? []
      : graph.nodes
          .filter((node) => !filter.categories!.includes(node.category ?? UNATTRIBUTED))
          .map((node) => node.account.key)
          .filter((key) => !kept.has(key)),
  )
  const standing = new Set<string>()
  for (const edge of graph.edges) {
    const gone =
      (filter.assets !== null && !filter.assets.includes(edge.asset.id)) ||
      (filter.smallest !== null &&
        filter.smallest.asset === edge.asset.id &&
        BigInt(edge.units) < BigInt(filter.smallest.units)) ||
      isOutside(edge, window) ||
      badCategory.has(edge.from) ||
      badCategory.has(edge.to)
    if (gone) out.add(edge.id)
    else {
      standing.add(edge.from)
      standing.add(edge.to)
    }
  }
  const flowing = new Set(graph.edges.flatMap((edge) => [edge.from, edge.to]))
  for (const { account } of graph.nodes) {
    const { key } = account
    if (badCategory.has(key) || (!kept.has(key) && flowing.has(key) && !standing.has(key))) out.add(key)
  }
  return out
}

export function isFiltering({ filter, window }: FilterOf): boolean {
  return (
    filter.assets !== null ||
    filter.categories !== null ||
    filter.smallest !== null ||
    Object.values(window).some((bound) => bound !== null)
  )
}

function isOutside(
  edge: Pick<Graph['edges'][number], 'firstTime' | 'lastTime'>,
  { from, until }: InvestigationState['window'],
): boolean {
  if (edge.firstTime === null) return false
  if (from !== null && (edge.lastTime ?? edge.firstTime) < from) return true
  return until !== null && edge.firstTime > until
}

/** The graph without what is filtered out, for a filter that hides instead of fading. */
export function without(graph: Graph, out: ReadonlySet<string>): Graph {
  if (out.size === 0) return graph
  const nodes = graph.nodes.filter((node) => !out.has(node.account.key))
  const keys = new Set(nodes.map((node) => node.account.key))
  return {
    ...graph,
    nodes,
    edges: graph.edges.filter((edge) => !out.has(edge.id) && keys.has(edge.from) && keys.has(edge.to)),
    notLoaded: graph.notLoaded.filter((rest) => keys.has(rest.account)),
    surroundings: graph.surroundings.filter((around) => keys.has(around.account)),
  }
}
