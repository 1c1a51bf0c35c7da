import type { FlowPath } from '#src/data/graph.ts'
import type { Graph } from '#src/data/addresses.ts'
import { edgeKey } from '../opening/answers.ts'

/** The flows that a path runs along. */
export function edgesOfPath(path: Pick<FlowPath, 'hops'>): ReadonlySet<string> {
  return new Set(path.hops.map((hop) => edgeKey(hop)))
}

/** The picture with one path drawn strong instead of the one it came with. */
export function withPath(graph: Graph, path: ReadonlySet<string> | null): Graph {
  if (path === null) return graph
  return { ...graph, edges: graph.edges.map((edge) => ({ ...edge, onPath: path.has(edge.id) })) }
}
