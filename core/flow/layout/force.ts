import { layersByHop } from './layers.ts'
import { ColumnSpots, widest } from './spots.ts'
import {
  compareIds,
  DEFAULT_LAYOUT,
  type FlowLayout,
  type LayoutEdge,
  type LayoutGraph,
  type LayoutOptions,
  type Point,
} from './types.ts'

/** Rounds of forces, fewer for a picture of which the whole is a few seconds' work. */
const ROUNDS = { usual: 220, many: 110 } as const
const MANY = 3000
const SPRING = 260
const REPULSION_REACH = 620
/** Width through height of the picture: that of a screen. Forces know no shapes. */
const ASPECT = 1.6
/** Area of the picture through that of its boxes and the gaps around them: clusters want air between them. */
const LOOSE = 2.2
const GOLDEN = Math.PI * (3 - Math.sqrt(5))

interface Body {
  readonly id: string
  x: number
  y: number
  dx: number
  dy: number
  readonly fixed: boolean
}

/**
 * A force layout as second choice, for who looks for clusters and not for direction: springs along flows, repulsion
 * within reach, then every card goes to the nearest free spot, so that none overlaps. No chance in it: the start
 * is a sunflower in the order of hops and ids, so that the same graph gives the same picture.
 */
export function layoutForce(graph: LayoutGraph, partial: Partial<LayoutOptions> = {}): FlowLayout {
  const subjects = partial.subjects ?? []
  const bodies = sunflower(graph, subjects)
  const byId = new Map(bodies.map((body) => [body.id, body]))
  const springs = graph.edges.flatMap((edge) => {
    const [a, b] = [byId.get(edge.source), byId.get(edge.target)]
    return a && b && a !== b ? [{ a, b, pull: strength(edge) }] : []
  })
  const degree = new Map<Body, number>()
  for (const { a, b } of springs) for (const end of [a, b]) degree.set(end, (degree.get(end) ?? 0) + 1)
  const rounds = bodies.length > MANY ? ROUNDS.many : ROUNDS.usual
  for (let round = 0; round < rounds; round += 1) {
    const heat = 1 - round / rounds
    repel(bodies)
    for (const { a, b, pull } of springs) {
      const [dx, dy] = [b.x - a.x, b.y - a.y]
      const length = Math.hypot(dx, dy) || 1
      // A hub is not torn about by its many springs.
      const force = (pull * (length - SPRING)) / length / Math.max(degree.get(a)!, degree.get(b)!) ** 0.5
      a.dx += dx * force * 0.12
      a.dy += dy * force * 0.12
      b.dx -= dx * force * 0.12
      b.dy -= dy * force * 0.12
    }
    step(bodies, heat)
  }
  return { positions: apart(graph, bodies, partial), bands: [] }
}

function strength(edge: LayoutEdge): number {
  return Math.min(2, 0.6 + (edge.priority ?? 1) * 0.4)
}

/** Points spiralling outwards, nearest hops first. */
function sunflower(graph: LayoutGraph, subjects: readonly string[]): readonly Body[] {
  const hops = layersByHop(graph.nodes, graph.edges, subjects)
  const far = (id: string): number => Math.abs(hops.get(id) ?? 0)
  return graph.nodes
    .map((node) => node.id)
    .toSorted((a, b) => far(a) - far(b) || compareIds(a, b))
    .map((id, at) => ({
      id,
      x: 110 * Math.sqrt(at) * Math.cos(at * GOLDEN),
      y: 80 * Math.sqrt(at) * Math.sin(at * GOLDEN),
      dx: 0,
      dy: 0,
      fixed: at === 0,
    }))
}

/** Repulsion between bodies within reach, found by a grid: what is far apart does not care. */
function repel(bodies: readonly Body[]): void {
  const cells = new Map<number, Body[]>()
  for (const body of bodies) {
    const key = cellAt(cellOf(body.x), cellOf(body.y))
    const list = cells.get(key)
    if (list) list.push(body)
    else cells.set(key, [body])
  }
  for (const body of bodies) {
    const [cx, cy] = [cellOf(body.x), cellOf(body.y)]
    for (let column = cx - 1; column <= cx + 1; column += 1) {
      for (let row = cy - 1; row <= cy + 1; row += 1) {
        for (const other of cells.get(cellAt(column, row)) ?? []) push(body, other)
      }
    }
  }
}

function cellOf(along: number): number {
  return Math.floor(along / REPULSION_REACH)
}

/** One number for a cell of the grid: no picture reaches a million cells to any side. */
function cellAt(column: number, row: number): number {
  return column * 2_000_000 + row
}

function push(body: Body, other: Body): void {
  if (body === other) return
  const dx = body.x - other.x || (body.id < other.id ? -0.5 : 0.5)
  const dy = body.y - other.y || (body.id < other.id ? -0.5 : 0.5)
  const squared = dx * dx + dy * dy
  if (squared > REPULSION_REACH * REPULSION_REACH) return
  const force = 9000 / Math.max(400, squared)
  body.dx += dx * force * 0.3
  body.dy += dy * force * 0.3
}

function step(bodies: readonly Body[], heat: number): void {
  for (const body of bodies) {
    const length = Math.hypot(body.dx, body.dy)
    const share = length === 0 ? 0 : Math.min(length, 90 * heat + 2) / length
    if (!body.fixed) {
      body.x += body.dx * share
      body.y += body.dy * share
    }
    body.dx = 0
    body.dy = 0
  }
}

/** Every card in a column, at the free place nearest to where the forces left it, from the middle outwards. */
function apart(
  graph: LayoutGraph,
  bodies: readonly Body[],
  { subjects = [], columnGap = DEFAULT_LAYOUT.columnGap }: Partial<LayoutOptions>,
): ReadonlyMap<string, Point> {
  const sizes = new Map(graph.nodes.map((node) => [node.id, node]))
  const origin = bodies.find((body) => subjects.includes(body.id)) ?? { x: 0, y: 0 }
  const spots = new ColumnSpots(widest(graph.nodes), columnGap)
  const neighbours = neighboursOf(graph)
  const { across, down } = scalesOf(bodies, spots.areaOf(graph.nodes))
  const positions = new Map<string, Point>()
  const near = (body: Body): number => Math.hypot(body.x - origin.x, body.y - origin.y)
  for (const body of bodies.toSorted((a, b) => near(a) - near(b) || compareIds(a.id, b.id))) {
    const { width, height } = sizes.get(body.id)!
    const shunned = new Set<number>()
    for (const other of neighbours.get(body.id) ?? []) {
      const stands = positions.get(other)
      if (stands) shunned.add(spots.columnAt(stands.x))
    }
    const wanted = { x: (body.x - origin.x) * across, y: (body.y - origin.y) * down }
    const point = spots.nearest(height, wanted, shunned)
    spots.take({ ...point, width, height })
    positions.set(body.id, point)
  }
  return positions
}

/** What brings bodies to the shape of a screen, and nearer where boxes of that area, px², would lie about in it. */
function scalesOf(bodies: readonly Body[], area: number): { readonly across: number; readonly down: number } {
  const spread = (along: (body: Body) => number): number => {
    const mean = bodies.reduce((sum, body) => sum + along(body), 0) / bodies.length
    const square = bodies.reduce((sum, body) => sum + (along(body) - mean) ** 2, 0) / bodies.length
    // A width over which something is spread evenly is so many times its deviation.
    return Math.sqrt(12 * square) || 1
  }
  const [width, height] = [spread(({ x }) => x), spread(({ y }) => y)]
  const flat = Math.min(1, width / ASPECT / height)
  const across = Math.min(1, Math.sqrt((area * LOOSE) / (width * height * flat)))
  return { across, down: across * flat }
}

function neighboursOf({ edges }: LayoutGraph): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>()
  const add = (id: string, other: string): void => {
    const list = lists.get(id)
    if (list) list.push(other)
    else lists.set(id, [other])
  }
  for (const { source, target } of edges) {
    add(source, target)
    add(target, source)
  }
  return lists
}
