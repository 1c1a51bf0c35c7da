import type { Point } from '#core/flow/layout/types.ts'
import { badgeImage } from './badge.ts'
import { toneOf } from './categories.ts'
import { edgeShape, nodeSize, portOffsets, type Box } from './geometry.ts'
import { edgeWidth, type FlowEdge, type FlowGraphData, type FlowNode } from './model.ts'
import type { FlowPalette } from './palette.ts'

/** Above this many nodes lines are straight and carry no bends: they could not be told apart, and cost 1.2 times as much. */
export const CURVED_NODES = 300

export interface ElementData {
  readonly id: string
  readonly classes: string
  readonly data: Readonly<Record<string, unknown>>
}

export function nodeElement(node: FlowNode, palette: FlowPalette): ElementData {
  const tone = palette.tones[toneOf(node)]
  return {
    id: node.id,
    classes: [node.kind, node.role].filter((name) => name !== undefined).join(' '),
    data: { ...nodeSize(node), badge: badgeImage(node, palette), tone },
  }
}

/** Boxes of the nodes that have a place. */
export function boxesOf(
  nodes: readonly FlowNode[],
  positions: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  for (const node of nodes) {
    const point = positions.get(node.id)
    if (point) boxes.set(node.id, { ...nodeSize(node), ...point })
  }
  return boxes
}

/** Elements for all edges whose two ends stand somewhere, with the line each of them takes. */
export function edgeElements(
  graph: FlowGraphData,
  boxes: ReadonlyMap<string, Box>,
  routes: ReadonlyMap<string, readonly Point[]>,
  amounts: 'path' | 'all',
): readonly ElementData[] {
  const plain = graph.nodes.length > CURVED_NODES
  const ports = plain ? new Map<string, { start: number; end: number }>() : portOffsets(graph.edges, boxes)
  return graph.edges.flatMap((edge) => {
    const [source, target] = [boxes.get(edge.source), boxes.get(edge.target)]
    if (!source || !target) return []
    const shape = edgeShape(
      source,
      target,
      ports.get(edge.id) ?? { start: 0, end: 0 },
      plain ? [] : routes.get(edge.id),
    )
    const names = [
      edge.onPath && 'path',
      plain && 'plain',
      edge.source === edge.target && 'loop',
      amounts === 'all' && 'amount',
    ]
    return [
      {
        id: edge.id,
        classes: names.filter((name) => name !== false).join(' '),
        data: {
          amount: amountOf(edge),
          width: edgeWidth(edge.weight),
          start: `${shape.start.x}px ${shape.start.y}px`,
          end: `${shape.end.x}px ${shape.end.y}px`,
          distances: shape.distances,
          weights: shape.weights,
        },
      },
    ]
  })
}

/** "12.4 ETH": the symbol is added unless the amount's text carries it. */
export function amountOf(edge: Pick<FlowEdge, 'amountText' | 'assetSymbol'>): string {
  return edge.amountText.includes(edge.assetSymbol)
    ? edge.amountText
    : `${edge.amountText} ${edge.assetSymbol}`
}
