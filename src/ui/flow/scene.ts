import type { FlowLayout, LayerBand, Point } from '#core/flow/layout/types.ts'
import { arrowLength } from './curve.ts'
import { edgeLine, nodeSize, portOffsets, straightLine, type Box } from './geometry.ts'
import {
  edgeWidth,
  type FlowColour,
  type FlowEdge,
  type FlowGraphData,
  type FlowGroup,
  type FlowNode,
  type FlowNote,
  type FlowPaint,
} from './model.ts'

/** Above this many nodes lines are straight: bends could not be told apart. */
export const CURVED_NODES = 300
/** Share of their width that lines have in a picture with so many of them that they cover each other. */
const THIN = 0.4

/** Factor of all line widths in a picture of so many nodes; the legend states the same. */
export function widthFactor(nodes: number): number {
  return nodes > CURVED_NODES ? THIN : 1
}

export interface Card {
  readonly node: FlowNode
  readonly box: Box
}

export interface Line {
  readonly edge: FlowEdge
  /** Start, bends, end. */
  readonly points: readonly Point[]
  readonly width: number
  readonly arrow: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What the reader added to the picture, or asked to see on it. */
export interface FlowMarks {
  readonly hidden: ReadonlySet<string>
  readonly dimmed: ReadonlySet<string>
  readonly highlight: ReadonlySet<string>
  readonly pinned: ReadonlySet<string>
  /** Colours that the reader gave, by node. */
  readonly colours: ReadonlyMap<string, FlowColour>
  readonly paint: FlowPaint | null
  readonly notes: readonly FlowNote[]
  readonly groups: readonly FlowGroup[]
}

const NONE: ReadonlySet<string> = new Set()
export const NO_MARKS: FlowMarks = {
  hidden: NONE,
  dimmed: NONE,
  highlight: NONE,
  pinned: NONE,
  colours: new Map(),
  paint: null,
  notes: [],
  groups: [],
}

/** The element model of a picture: what stands where. Screen, PNG and SVG are drawn from it. */
export interface FlowScene {
  readonly cards: readonly Card[]
  readonly lines: readonly Line[]
  readonly bands: readonly LayerBand[]
  readonly boxes: ReadonlyMap<string, Box>
  readonly isLarge: boolean
  readonly bounds: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
}

/** Cards and lines from which a picture is painted in slices: in one go it might hold the page up. */
const HEAVY = 1200

/** Whether a scene is too large to be painted in one go. */
export function isHeavy({ cards, lines }: Pick<FlowScene, 'cards' | 'lines'>): boolean {
  return cards.length + lines.length > HEAVY
}

/** Cards and lines of all that has a place and is not hidden. Nodes that have no place yet are left out. */
export function buildScene(
  graph: FlowGraphData,
  layout: FlowLayout,
  hidden: ReadonlySet<string> = NONE,
): FlowScene {
  const boxes = boxesOf(graph.nodes, layout.positions)
  const cards = graph.nodes.flatMap((node): readonly Card[] => {
    const box = boxes.get(node.id)
    return box && !hidden.has(node.id) ? [{ node, box }] : []
  })
  const isLarge = graph.nodes.length > CURVED_NODES
  const edges = graph.edges.filter(
    (edge) =>
      boxes.has(edge.source) &&
      boxes.has(edge.target) &&
      !hidden.has(edge.id) &&
      !hidden.has(edge.source) &&
      !hidden.has(edge.target),
  )
  return {
    cards,
    lines: linesOf(edges, boxes, layout.routes, isLarge),
    bands: layout.bands,
    boxes,
    isLarge,
    bounds: boundsOf(cards),
  }
}

/** Only the cards that are being dragged, with the lines at them. */
export function carriedScene(
  { graph, layout, marks }: { graph: FlowGraphData; layout: FlowLayout; marks: Pick<FlowMarks, 'hidden'> },
  positions: ReadonlyMap<string, Point>,
  moved: ReadonlyMap<string, Point>,
): FlowScene {
  const edges = graph.edges.filter((edge) => moved.has(edge.source) || moved.has(edge.target))
  const ends = new Set(edges.flatMap((edge) => [edge.source, edge.target]))
  const nodes = graph.nodes.filter((node) => moved.has(node.id) || ends.has(node.id))
  const scene = buildScene({ nodes, edges }, { ...layout, positions, bands: [] }, marks.hidden)
  return { ...scene, cards: scene.cards.filter((card) => moved.has(card.node.id)) }
}

function linesOf(
  edges: readonly FlowEdge[],
  boxes: ReadonlyMap<string, Box>,
  routes: ReadonlyMap<string, readonly Point[]>,
  isLarge: boolean,
): readonly Line[] {
  const ports = isLarge ? null : portOffsets(edges, boxes)
  return edges.map((edge) => {
    const [source, target] = [boxes.get(edge.source)!, boxes.get(edge.target)!]
    const points = ports
      ? edgeLine(source, target, ports.get(edge.id) ?? { start: 0, end: 0 }, routes.get(edge.id))
      : straightLine(source, target)
    return lineOf(edge, points, isLarge ? THIN : 1)
  })
}

function lineOf(edge: FlowEdge, points: readonly Point[], factor: number): Line {
  const width = edgeWidth(edge.weight) * factor
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { edge, points, width, arrow: arrowLength(width), left, right, top, bottom }
}

function boundsOf(cards: readonly Card[]): FlowScene['bounds'] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { box } of cards) {
    left = Math.min(left, box.x - box.width / 2)
    right = Math.max(right, box.x + box.width / 2)
    top = Math.min(top, box.y - box.height / 2)
    bottom = Math.max(bottom, box.y + box.height / 2)
  }
  return cards.length === 0 ? { left: 0, right: 0, top: 0, bottom: 0 } : { left, right, top, bottom }
}

/** Boxes of the nodes that have a place. */
export function boxesOf(
  nodes: readonly FlowNode[],
  positions: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  for (const node of nodes) {
    const point = positions.get(node.id)
    if (!point) continue
    const { width, height } = nodeSize(node)
    boxes.set(node.id, { x: point.x, y: point.y, width, height })
  }
  return boxes
}

/** "12.4 ETH": the symbol is added unless the amount's text carries it. */
export function amountOf(edge: Pick<FlowEdge, 'amountText' | 'assetSymbol'>): string {
  return edge.amountText.includes(edge.assetSymbol)
    ? edge.amountText
    : `${edge.amountText} ${edge.assetSymbol}`
}
