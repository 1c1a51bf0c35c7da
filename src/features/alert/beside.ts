import type { Graph } from '#src/data/addresses.ts'
import type { FlowGraphData } from '#src/ui/flow/model.ts'

/** The graph of an alert without cards for what is left out: a sentence below the picture says it (`notDrawn`). */
export function withoutRests(graph: Graph): Graph {
  return { ...graph, notLoaded: [] }
}

/** Counterparties of the subject that the picture leaves out, by direction. */
export function notDrawn(graph: Graph): { readonly senders: number; readonly recipients: number } {
  const rest = (direction: 'in' | 'out') =>
    graph.surroundings
      .filter((around) => around.account === graph.subject && around.direction === direction)
      .reduce((sum, around) => sum + Math.max(0, around.counterparties - around.drawn), 0)
  return { senders: rest('in'), recipients: rest('out') }
}

/** The most nodes that stand one under another: how high the picture has to be. */
export function lanesOf({ nodes }: FlowGraphData): number {
  const sizes = Map.groupBy(nodes, (node) => node.layer ?? 0)
  return Math.max(1, ...[...sizes.values()].map((column) => column.length))
}
