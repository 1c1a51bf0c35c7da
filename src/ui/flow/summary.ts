import { layersByHop } from '#core/flow/layout/layers.ts'
import { type CategoryFamily, familyOfNode } from './categories.ts'
import { hopsOfPicture } from './hops.ts'
import type { FlowLabels, FlowSummaryFacts } from './labels.ts'
import type { FlowColour, FlowGraphData, FlowNode } from './model.ts'

/** Signed hop of every node, as the picture shows it. */
export function hopsOf(graph: FlowGraphData): ReadonlyMap<string, number> {
  const subjects = graph.nodes.filter(({ role }) => role === 'subject').map(({ id }) => id)
  return layersByHop(graph.nodes, graph.edges, subjects)
}

/** Hops to the furthest source and the furthest destination. */
function hopRange(graph: FlowGraphData): Pick<FlowSummaryFacts, 'hopsIn' | 'hopsOut'> {
  let [least, most] = [0, 0]
  const { hopOf } = hopsOfPicture(graph)
  const see = (layer: number): void => {
    const hop = hopOf(layer)
    least = Math.min(least, hop)
    most = Math.max(most, hop)
  }
  // Where each node says its hop, none has to be counted along the flows.
  if (graph.nodes.every(({ layer }) => layer !== undefined)) graph.nodes.forEach(({ layer }) => see(layer!))
  else hopsOf(graph).forEach((hop) => see(hop))
  return { hopsIn: Math.abs(least), hopsOut: most }
}

/** What a summary sentence may say: counted from the graph, nothing else. */
export function summaryFacts(graph: FlowGraphData): FlowSummaryFacts {
  const { hopsIn, hopsOut } = hopRange(graph)
  const transactions = graph.nodes.filter((node) => node.kind === 'transaction').length
  const more = graph.nodes.filter((node) => node.kind === 'more')
  return {
    subject: graph.nodes.find((node) => node.role === 'subject')?.label ?? null,
    nodes: graph.nodes.length - more.length - transactions,
    transactions,
    flows: graph.edges.length,
    hopsIn,
    hopsOut,
    risks: graph.nodes
      .filter((node) => node.role === 'risk')
      .map((node) => (node.sublabel ? `${node.label} (${node.sublabel})` : node.label)),
    services: graph.nodes.filter((node) => node.role === 'service').length,
    folded: more.length,
  }
}

/** A sign that is drawn, and what it stands for there. */
export interface DrawnSign {
  readonly family: CategoryFamily
  readonly text: string
}

/**
 * The signs in the graph, for the legend, in the order of first appearance. Categories that share a sign have a line
 * each: nobody is called what only another category of the sign is.
 */
export function signsIn(graph: FlowGraphData, labels: Pick<FlowLabels, 'family'>): readonly DrawnSign[] {
  const signs = graph.nodes
    .filter((node) => node.kind !== 'more' && node.kind !== 'transaction')
    .map((node) => ({ family: familyOfNode(node), text: attributionText(node, labels) }))
  return [...new Map(signs.map((sign) => [`${sign.family} ${sign.text}`, sign])).values()]
}

/** What a node is said to be; the name of its family where it does not say. */
export function attributionText(node: FlowNode, labels: Pick<FlowLabels, 'family'>): string {
  return node.attribution ?? labels.family(familyOfNode(node))
}

/** Colours of the reader on nodes that are drawn, each once, in the order of the palette. */
export function coloursIn(
  graph: FlowGraphData,
  colours: ReadonlyMap<string, FlowColour>,
): readonly FlowColour[] {
  const used = graph.nodes.flatMap((node) => colours.get(node.id) ?? [])
  return [...new Map(used.map((colour) => [colour.place, colour])).values()].toSorted(
    (a, b) => a.place - b.place,
  )
}
