import { layersByHop } from './layers.ts'
import { freeSpot, SpotGrid } from './spots.ts'
import {
  compareIds,
  type FlowLayout,
  type LayoutEdge,
  type LayoutGraph,
  type LayoutOptions,
  type Point,
} from './types.ts'

const ROUNDS = 220
const SPRING = 260
const REPULSION_REACH = 620
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
  for (let round = 0; round < ROUNDS; round += 1) {
    const heat = 1 - round / ROUNDS
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
  return { positions: apart(graph, bodies, subjects), bands: [] }
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
  const cells = Map.groupBy(bodies, (body) => cellOf(body.x, body.y))
  for (const body of bodies) {
    const [cx, cy] = [Math.floor(body.x / REPULSION_REACH), Math.floor(body.y / REPULSION_REACH)]
    for (let column = cx - 1; column <= cx + 1; column += 1) {
      for (let row = cy - 1; row <= cy + 1; row += 1) {
        for (const other of cells.get(`${column} ${row}`) ?? []) push(body, other)
      }
    }
  }
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / REPULSION_REACH)} ${Math.floor(y / REPULSION_REACH)}`
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

/** Every card on the free spot nearest to where the forces left it, from the middle outwards. */
function apart(
  graph: LayoutGraph,
  bodies: readonly Body[],
  subjects: readonly string[],
): ReadonlyMap<string, Point> {
  const sizes = new Map(graph.nodes.map((node) => [node.id, node]))
  const origin = bodies.find((body) => subjects.includes(body.id)) ?? { x: 0, y: 0 }
  const grid = new SpotGrid()
  const positions = new Map<string, Point>()
  const near = (body: Body): number => Math.hypot(body.x - origin.x, body.y - origin.y)
  for (const body of bodies.toSorted((a, b) => near(a) - near(b) || compareIds(a.id, b.id))) {
    const { width, height } = sizes.get(body.id)!
    const wanted = { x: Math.round(body.x - origin.x), y: Math.round(body.y - origin.y) }
    const point = freeSpot(grid, { width, height }, wanted)
    grid.take({ ...point, width, height })
    positions.set(body.id, point)
  }
  return positions
}
