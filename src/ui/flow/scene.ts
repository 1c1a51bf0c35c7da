import {
  MOST_ROUTED_AT_ONCE,
  type FlowLayout,
  type LayerBand,
  type Point,
  type Route,
  type Routes,
} from '#core/flow/layout/types.ts'
import { extentOf } from '#core/flow/routing/packed.ts'
import { ARROW_BREADTH, arrowLength } from './curve.ts'
import { nodeSize, plainLine, straightLine, type Box } from './geometry.ts'
import { isLargePicture, strengthOf, widthFactor } from './line-width.ts'
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

export interface Card {
  readonly node: FlowNode
  readonly box: Box
}

export interface Line {
  readonly edge: FlowEdge
  /** The cards at both ends. */
  readonly source: Box
  readonly target: Box
  /** Its way around the cards; null while it is not known. */
  readonly route: Route | null
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

/** Whether two pictures with these marks look alike, as far as marks go. */
export function areAlike(a: FlowMarks, b: FlowMarks): boolean {
  return (
    a === b ||
    (a.paint === b.paint &&
      (a.groups === b.groups || a.groups.length + b.groups.length === 0) &&
      (a.notes === b.notes || a.notes.length + b.notes.length === 0) &&
      isSameSet(a.dimmed, b.dimmed) &&
      isSameSet(a.highlight, b.highlight) &&
      isSameSet(a.pinned, b.pinned) &&
      isSameColours(a.colours, b.colours))
  )
}

function isSameColours(a: FlowMarks['colours'], b: FlowMarks['colours']): boolean {
  return a === b || (a.size === b.size && [...a].every(([id, colour]) => b.get(id)?.place === colour.place))
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a === b || (a.size === b.size && [...a].every((id) => b.has(id)))
}

/** The element model of a picture: what stands where. Screen, PNG and SVG are drawn from it. */
export interface FlowScene {
  readonly cards: readonly Card[]
  readonly lines: readonly Line[]
  readonly bands: readonly LayerBand[]
  readonly boxes: ReadonlyMap<string, Box>
  readonly isLarge: boolean
  /** Opacity of a flow that is not on the path. */
  readonly strength: number
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

/**
 * Cards and lines of all that has a place and is not hidden. Nodes that have no place yet are left out. What is as it
 * was in the scene before is the same object again, so that whoever compares both is soon done.
 */
export function buildScene(
  graph: FlowGraphData,
  layout: FlowLayout,
  hidden: ReadonlySet<string> = NONE,
  before: FlowScene | null = null,
): FlowScene {
  const boxes = boxesOf(graph.nodes, layout.positions, before?.boxes)
  const cardsBefore = walked(before?.cards ?? [], ({ node }) => node.id)
  const cards: Card[] = []
  for (const node of graph.nodes) {
    const box = boxes.get(node.id)
    if (!box || hidden.has(node.id)) continue
    const known = cardsBefore(node.id)
    cards.push(known?.node === node && known.box === box ? known : { node, box })
  }
  const isLarge = isLargePicture(graph.nodes.length)
  const isHidden = ({ id, source, target }: FlowEdge): boolean =>
    hidden.size > 0 && (hidden.has(id) || hidden.has(source) || hidden.has(target))
  const edges = hidden.size === 0 ? graph.edges : graph.edges.filter((edge) => !isHidden(edge))
  const isPlain = graph.nodes.length > MOST_ROUTED_AT_ONCE
  const style = { routes: layout.routes, factor: widthFactor(graph), isLarge, isPlain }
  return {
    cards,
    lines: linesOf(edges, boxes, style, before?.lines ?? []),
    bands: layout.bands,
    boxes,
    isLarge,
    strength: strengthOf(edges.length),
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

/** Items that may have gone since between two that are still there. */
const GONE = 8

/** Finds items by id, asked for in their own order, some of them new and a few gone: without a table of all. */
function walked<T>(items: readonly T[], idOf: (item: T) => string): (id: string) => T | undefined {
  let next = 0
  return (id) => {
    for (let at = next; at < items.length && at <= next + GONE; at += 1) {
      if (idOf(items[at]!) !== id) continue
      next = at + 1
      return items[at]
    }
    return undefined
  }
}

/** How a picture draws its lines. */
interface LineStyle {
  readonly routes: Routes | undefined
  readonly factor: number
  readonly isLarge: boolean
  /** A line whose way is not known is straight: there are many of them then, and only for the time being. */
  readonly isPlain: boolean
}

function linesOf(
  edges: readonly FlowEdge[],
  boxes: ReadonlyMap<string, Box>,
  { routes, factor, isLarge, isPlain }: LineStyle,
  before: readonly Line[],
): readonly Line[] {
  const linesBefore = walked(before, ({ edge }) => edge.id)
  const lines: Line[] = []
  for (const edge of edges) {
    const [source, target] = [boxes.get(edge.source), boxes.get(edge.target)]
    if (!source || !target) continue
    const full = edgeWidth(edge.weight) * factor
    // Few widths: a picture of many lines takes few strokes, and a scale that grew leaves most as they are.
    const width = isLarge ? Math.ceil(2 * full) / 2 : full
    const route = routeBetween(routes?.lines.get(edge.id), source, target)
    const known = linesBefore(edge.id)
    const stands = known?.source === source && known.target === target && known.route === route
    if (stands && known.edge === edge && known.width === width) lines.push(known)
    else {
      const ends = { edge, source, target, route, width, arrow: arrowOf(width, route) }
      lines.push(route ? new LedLine(ends, route) : unled(ends, isPlain))
    }
  }
  return lines
}

type LineEnds = Pick<Line, 'edge' | 'source' | 'target' | 'route' | 'width' | 'arrow'>

/** A line whose way is known: its points are asked for only when it is painted. */
class LedLine implements Line {
  readonly edge: FlowEdge
  readonly source: Box
  readonly target: Box
  readonly route: Route
  readonly width: number
  readonly arrow: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number

  constructor({ edge, source, target, width, arrow }: LineEnds, route: Route) {
    this.edge = edge
    this.source = source
    this.target = target
    this.route = route
    this.width = width
    this.arrow = arrow
    this.left = route.left
    this.right = route.right
    this.top = route.top
    this.bottom = route.bottom
  }

  get points(): readonly Point[] {
    return this.route.points
  }
}

/** A line as if nothing were between its cards. */
function unled(ends: LineEnds, isPlain: boolean): Line {
  const { source, target } = ends
  const points = isPlain ? straightLine(source, target) : plainLine(source, target)
  return { ...ends, points, ...extentOf(points) }
}

/** A line's way, unless its cards have moved since it was looked for. */
function routeBetween(route: Route | undefined, source: Box, target: Box): Route | null {
  return route && isSameBox(route.source, source) && isSameBox(route.target, target) ? route : null
}

function isSameBox(a: Box, b: Box): boolean {
  return a === b || (a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height)
}

/** The arrow of a line: no broader than the room that it has between its neighbours. */
function arrowOf(width: number, route: Route | null): number {
  return Math.min(arrowLength(width), route ? route.pitch / ARROW_BREADTH : Infinity)
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
  before: ReadonlyMap<string, Box> = new Map(),
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  for (const node of nodes) {
    const point = positions.get(node.id)
    if (!point) continue
    const { width, height } = nodeSize(node)
    const { x, y } = point
    const known = before.get(node.id)
    const isSame = known?.x === x && known.y === y && known.height === height && known.width === width
    boxes.set(node.id, isSame ? known : { x, y, width, height })
  }
  return boxes
}
