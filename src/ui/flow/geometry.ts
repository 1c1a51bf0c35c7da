import type { Point } from '#core/flow/layout/types.ts'
import type { FlowEdge, FlowNode, FlowNodeKind } from './model.ts'

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

const SIZES: Readonly<Record<FlowNodeKind, { width: number; height: number }>> = {
  address: { width: 164, height: 44 },
  entity: { width: 164, height: 44 },
  fold: { width: 164, height: 44 },
  transaction: { width: 96, height: 36 },
  more: { width: 164, height: 34 },
}

/** Card size in px at zoom 1. */
export function nodeSize(node: Pick<FlowNode, 'kind'>): { width: number; height: number } {
  return SIZES[node.kind]
}

/** Room that arrows and lines keep from the corners of a card; where many meet, they need more of its side. */
const CORNER = { few: 10, many: 5 } as const
const MANY_PORTS = 6

/**
 * Offsets along a card's side for the edges that meet it there, ordered by where their other end stands,
 * so that lines neither cross nor cover each other at the card.
 */
export function portOffsets(
  edges: readonly FlowEdge[],
  boxes: ReadonlyMap<string, Box>,
): ReadonlyMap<string, { start: number; end: number }> {
  const sides = new Map<string, { edge: string; end: 'start' | 'end'; y: number }[]>()
  for (const edge of edges) {
    const [source, target] = [boxes.get(edge.source), boxes.get(edge.target)]
    if (!source || !target) continue
    const [leaves, enters] = sidesOf(source, target)
    push(sides, `${edge.source} ${leaves}`, { edge: edge.id, end: 'start', y: target.y })
    push(sides, `${edge.target} ${enters}`, { edge: edge.id, end: 'end', y: source.y })
  }
  const offsets = new Map<string, { start: number; end: number }>()
  for (const [key, ports] of sides) {
    const box = boxes.get(key.slice(0, key.lastIndexOf(' ')))!
    const corner = ports.length > MANY_PORTS ? CORNER.many : CORNER.few
    const step = Math.min(9, (box.height - 2 * corner) / Math.max(1, ports.length - 1))
    ports.sort((a, b) => a.y - b.y || (a.edge < b.edge ? -1 : 1))
    ports.forEach((port, at) => {
      const entry = offsets.get(port.edge) ?? { start: 0, end: 0 }
      entry[port.end] = Math.round((at - (ports.length - 1) / 2) * step * 10) / 10
      offsets.set(port.edge, entry)
    })
  }
  return offsets
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** 1 is the right side of a card, -1 the left one. Within a column both ends use the right side. */
function sidesOf(source: Box, target: Box): readonly [1 | -1, 1 | -1] {
  if (Math.abs(source.x - target.x) < (source.width + target.width) / 2) return [1, 1]
  return source.x < target.x ? [1, -1] : [-1, 1]
}

/**
 * The line of an edge as points: where it leaves, its bends, where it enters. Level where it leaves and enters,
 * bending in the gaps between columns, and level again along its lanes (`route`), so that it runs behind no card.
 */
export function edgeLine(
  source: Box,
  target: Box,
  ports: { start: number; end: number },
  route: readonly Point[] = [],
): readonly Point[] {
  const [leaves, enters] = sidesOf(source, target)
  const from = { x: source.x + (leaves * source.width) / 2, y: source.y + ports.start }
  const to = { x: target.x + (enters * target.width) / 2, y: target.y + ports.end }
  const bends = leaves === enters ? bulge(from, to, source.width) : steps(from, to, route, source.width)
  return [from, ...bends, to]
}

/**
 * The same without bends, for a picture in which no bend could be told apart; within a column it goes around the
 * cards between, behind which it would be hidden.
 */
export function straightLine(source: Box, target: Box): readonly Point[] {
  const [leaves, enters] = sidesOf(source, target)
  const from = { x: source.x + (leaves * source.width) / 2, y: source.y }
  const to = { x: target.x + (enters * target.width) / 2, y: target.y }
  return leaves === enters ? [from, ...bulge(from, to, source.width), to] : [from, to]
}

function bulge(from: Point, to: Point, width: number): readonly Point[] {
  const x = Math.max(from.x, to.x) + Math.min(52, width / 3)
  return [
    { x, y: from.y },
    { x, y: to.y },
  ]
}

function steps(from: Point, to: Point, route: readonly Point[], width: number): readonly Point[] {
  const way = from.x <= to.x ? 1 : -1
  const lanes = route.toSorted((a, b) => way * (a.x - b.x))
  const bends: Point[] = []
  let at = from
  for (const lane of lanes) {
    const entry = { x: lane.x - (way * width) / 2, y: lane.y }
    const exit = { x: lane.x + (way * width) / 2, y: lane.y }
    const middle = (at.x + entry.x) / 2
    // Bends at both edges of the column keep the line level for the whole of it.
    bends.push({ x: middle, y: at.y }, { x: middle, y: lane.y }, entry, exit)
    at = exit
  }
  const middle = (at.x + to.x) / 2
  bends.push({ x: middle, y: at.y }, { x: middle, y: to.y })
  return bends
}
