import type { Point, Route, RouteBox } from '../layout/types.ts'
import type { RouteEdge } from './ports.ts'

/** A picture as few plain arrays: to clone tens of thousands of objects would hold up the thread that sends them. */
export interface PackedPicture {
  /** Ids, one after the other: a single string is sent in no time. */
  readonly cards: string
  /** x, y, width and height of each card. */
  readonly boxes: Float64Array<ArrayBuffer>
  readonly edges: string
  /** Places of each edge's source and target among the cards; `NOWHERE` for a card that is not there. */
  readonly ends: Uint32Array<ArrayBuffer>
}

const NOWHERE = 0xff_ff_ff_ff
/** Between two ids: no id has it. */
const SEPARATOR = '\u0000'

export function packPicture(
  boxes: ReadonlyMap<string, RouteBox>,
  edges: readonly RouteEdge[],
): PackedPicture {
  const places = new Map<string, number>()
  const sizes = new Float64Array(4 * boxes.size)
  let next = 0
  for (const [id, { x, y, width, height }] of boxes) {
    places.set(id, next)
    sizes[4 * next] = x
    sizes[4 * next + 1] = y
    sizes[4 * next + 2] = width
    sizes[4 * next + 3] = height
    next += 1
  }
  const ends = new Uint32Array(2 * edges.length)
  edges.forEach(({ source, target }, at) => {
    ends[2 * at] = places.get(source) ?? NOWHERE
    ends[2 * at + 1] = places.get(target) ?? NOWHERE
  })
  return {
    cards: [...boxes.keys()].join(SEPARATOR),
    boxes: sizes,
    edges: edges.map(({ id }) => id).join(SEPARATOR),
    ends,
  }
}

/** Cards and edges again, the edges in their order; the end of one that is not there has no name. */
export function unpackPicture({ cards, boxes, edges, ends }: PackedPicture): {
  readonly boxes: ReadonlyMap<string, RouteBox>
  readonly edges: readonly RouteEdge[]
} {
  const ids = split(cards)
  const standing = new Map<string, RouteBox>()
  ids.forEach((id, at) => {
    const [x, y, width, height] = [boxes[4 * at]!, boxes[4 * at + 1]!, boxes[4 * at + 2]!, boxes[4 * at + 3]!]
    standing.set(id, { x, y, width, height })
  })
  const cardAt = (place: number): string => ids[place] ?? ''
  return {
    boxes: standing,
    edges: split(edges).map((id, at) => ({
      id,
      source: cardAt(ends[2 * at]!),
      target: cardAt(ends[2 * at + 1]!),
    })),
  }
}

function split(ids: string): readonly string[] {
  return ids === '' ? [] : ids.split(SEPARATOR)
}

/** Routes as few plain arrays. */
export interface PackedRoutes {
  /** Place of each line among the edges of its picture. */
  readonly lines: Uint32Array<ArrayBuffer>
  /** For each line the number of its first point, and one entry more. */
  readonly firsts: Uint32Array<ArrayBuffer>
  /** x and y of all points, one after the other. */
  readonly points: Float64Array<ArrayBuffer>
  /** Pitch, left, right, top and bottom of each line. */
  readonly extents: Float64Array<ArrayBuffer>
}

const EXTENT = 5

/** The routes of edges, in their order; of those that `isWanted` names. */
export function packRoutes<E extends Pick<RouteEdge, 'id'>>(
  routes: ReadonlyMap<string, Route>,
  edges: readonly E[],
  isWanted: (edge: E) => boolean = () => true,
): PackedRoutes {
  const found: Route[] = []
  const places: number[] = []
  edges.forEach((edge, at) => {
    const route = routes.get(edge.id)
    if (!route || !isWanted(edge)) return
    found.push(route)
    places.push(at)
  })
  const firsts = new Uint32Array(found.length + 1)
  found.forEach((route, at) => {
    firsts[at + 1] = firsts[at]! + lengthOf(route)
  })
  const points = new Float64Array(2 * firsts[found.length]!)
  const extents = new Float64Array(EXTENT * found.length)
  found.forEach((route, at) => {
    if (route instanceof HeldRoute) points.set(route.packed(), 2 * firsts[at]!)
    else
      route.points.forEach(({ x, y }, nr) => {
        points[2 * (firsts[at]! + nr)] = x
        points[2 * (firsts[at]! + nr) + 1] = y
      })
    const { pitch, left, right, top, bottom } = route
    extents.set([pitch, left, right, top, bottom], EXTENT * at)
  })
  return { lines: Uint32Array.from(places), firsts, points, extents }
}

/** The buffers that go with it, to be transferred. */
export function buffersOf({ lines, firsts, points, extents }: PackedRoutes): readonly ArrayBuffer[] {
  return [lines.buffer, firsts.buffer, points.buffer, extents.buffer]
}

/** The routes again; `edges` and `boxes` are those for which they were looked for, in the same order. */
export function unpackRoutes(
  packed: PackedRoutes,
  edges: readonly RouteEdge[],
  boxes: ReadonlyMap<string, RouteBox>,
): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>()
  packed.lines.forEach((place, at) => {
    const edge = edges[place]
    const [source, target] = [edge && boxes.get(edge.source), edge && boxes.get(edge.target)]
    if (edge && source && target) routes.set(edge.id, new HeldRoute(source, target, packed, at))
  })
  return routes
}

/** A route of which the points stay packed until somebody asks for them: most lines of a large picture are out of sight. */
class HeldRoute implements Route {
  readonly source: RouteBox
  readonly target: RouteBox
  readonly pitch: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  private readonly held: PackedRoutes
  private readonly nr: number
  private made: readonly Point[] | null = null

  constructor(source: RouteBox, target: RouteBox, held: PackedRoutes, nr: number) {
    const { extents } = held
    this.source = source
    this.target = target
    this.pitch = extents[EXTENT * nr]!
    this.left = extents[EXTENT * nr + 1]!
    this.right = extents[EXTENT * nr + 2]!
    this.top = extents[EXTENT * nr + 3]!
    this.bottom = extents[EXTENT * nr + 4]!
    this.held = held
    this.nr = nr
  }

  get points(): readonly Point[] {
    if (this.made === null) {
      const numbers = this.packed()
      const points: Point[] = []
      for (let at = 0; at < numbers.length; at += 2) points.push({ x: numbers[at]!, y: numbers[at + 1]! })
      this.made = points
    }
    return this.made
  }

  packed(): Float64Array {
    const { points, firsts } = this.held
    return points.subarray(2 * firsts[this.nr]!, 2 * firsts[this.nr + 1]!)
  }
}

function lengthOf(route: Route): number {
  return route instanceof HeldRoute ? route.packed().length / 2 : route.points.length
}

/** The rectangle around some points. */
export function extentOf(points: readonly Point[]): Pick<Route, 'left' | 'right' | 'top' | 'bottom'> {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { left, right, top, bottom }
}
