import type { FlowDirection, FlowEdge, FlowGraphData, FlowNode } from './model.ts'

export interface FlowIndex {
  readonly nodes: ReadonlyMap<string, FlowNode>
  readonly edges: ReadonlyMap<string, FlowEdge>
  /** Flows out of and into each node, the one on the path first, then largest first. */
  readonly out: ReadonlyMap<string, readonly FlowEdge[]>
  readonly in: ReadonlyMap<string, readonly FlowEdge[]>
}

/** Where the reader is, and by which flow they came: up and down go through that flow's siblings. */
export interface FlowCursor {
  readonly node: string
  readonly via: { readonly direction: FlowDirection; readonly from: string; readonly edge: string } | null
}

/** Looks the graph up by id and direction; each table is made when somebody first asks it something. */
export function indexFlows(graph: FlowGraphData): FlowIndex {
  const nodes = once(() => new Map(graph.nodes.map((node) => [node.id, node])))
  const edges = once(() => new Map(graph.edges.map((edge) => [edge.id, edge])))
  const sides = once(() => sidesOf(graph))
  return {
    get nodes() {
      return nodes()
    },
    get edges() {
      return edges()
    },
    get out() {
      return sides().out
    },
    get in() {
      return sides().in
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function sidesOf(graph: FlowGraphData): Pick<FlowIndex, 'out' | 'in'> {
  const out = new Map<string, FlowEdge[]>(graph.nodes.map((node) => [node.id, []]))
  const into = new Map<string, FlowEdge[]>(graph.nodes.map((node) => [node.id, []]))
  for (const edge of graph.edges) {
    if (!out.has(edge.source) || !into.has(edge.target)) continue
    out.get(edge.source)!.push(edge)
    into.get(edge.target)!.push(edge)
  }
  for (const list of [...out.values(), ...into.values()]) if (list.length > 1) list.sort(compareFlows)
  return { out, in: into }
}

function compareFlows(a: FlowEdge, b: FlowEdge): number {
  return Number(b.onPath) - Number(a.onPath) || b.weight - a.weight || (a.id < b.id ? -1 : 1)
}

/** Where reading begins: the subject, else the first node. */
export function startNode(graph: FlowGraphData): string | null {
  return (graph.nodes.find((node) => node.role === 'subject') ?? graph.nodes[0])?.id ?? null
}

/** Along the first flow in that direction, or null where nothing flows. */
export function follow(index: FlowIndex, at: FlowCursor, direction: FlowDirection): FlowCursor | null {
  const edge = index[direction].get(at.node)?.[0]
  return edge ? arrive(edge, direction, at.node) : null
}

/** To the next (1) or previous (-1) flow beside the one by which the reader came; wraps around. */
export function sibling(index: FlowIndex, at: FlowCursor, step: 1 | -1): FlowCursor | null {
  if (!at.via) return null
  const list = index[at.via.direction].get(at.via.from) ?? []
  const now = list.findIndex((edge) => edge.id === at.via!.edge)
  const edge = list[(now + step + list.length) % list.length]
  return edge && list.length > 1 ? arrive(edge, at.via.direction, at.via.from) : null
}

function arrive(edge: FlowEdge, direction: FlowDirection, from: string): FlowCursor {
  return { node: direction === 'out' ? edge.target : edge.source, via: { direction, from, edge: edge.id } }
}

/** The side on which there is more to load: of a source its sources, of a destination its destinations. */
export function expandDirection(index: FlowIndex, node: FlowNode): FlowDirection {
  if (node.layer !== undefined && node.layer !== 0) return node.layer < 0 ? 'in' : 'out'
  const [sends, receives] = [index.out.get(node.id)?.length ?? 0, index.in.get(node.id)?.length ?? 0]
  return sends > 0 && receives === 0 ? 'in' : 'out'
}
