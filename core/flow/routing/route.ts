import { compareIds, type Point, type Route, type RouteBox, type Routes } from '../layout/types.ts'
import { CLEAR, FreeSpace } from './free-space.ts'
import { extentOf } from './packed.ts'
import { portsOf, sidesOf, type Ports, type RouteEdge, type Side } from './ports.ts'
import { WaySearch, type Place } from './search.ts'
import { strikes } from './struck.ts'
import { pointsOf, settle, spread, trunksOf, wayOf, type Way } from './shape.ts'

export const NO_ROUTES: Routes = { boxes: new Map(), lines: new Map() }

/** Cards up to which ports are dealt out anew at every card that gets a line: beyond, what stands is left alone. */
const FEW = 300
interface RouteOptions {
  /** Where more lines than these are to be found, none is looked for, and they are missing from the answer. */
  readonly most: number
  /** Lines that stand are not compared with cards that came: many of either are compared at rest (`come`). */
  readonly comparesLater: boolean
}

/**
 * Ways for the lines of a picture around its cards: no line runs behind a card that is not its end, as far as there is
 * a way around it (cards that cover each other may leave none). Lines of `before` whose cards stand where they stood,
 * and which no card came to stand on, keep their way. Deterministic.
 */
export function routeLines(
  boxes: ReadonlyMap<string, RouteBox>,
  edges: readonly RouteEdge[],
  before: Routes = NO_ROUTES,
  { most = Infinity, comparesLater = false }: Partial<RouteOptions> = {},
): Routes {
  const drawn = edges.filter(
    (edge) => edge.source !== edge.target && boxes.has(edge.source) && boxes.has(edge.target),
  )
  const come = comeTo(boxes, before)
  const isLater = comparesLater && boxes.size > FEW && come.length > 0 && before.lines.size > 0
  const kept = keptOf(boxes, drawn, before, isLater ? [] : come)
  const compared = isLater ? { boxes: before.boxes, come: come.map(({ id }) => id) } : { boxes }
  const missing = drawn.filter((edge) => !kept.has(edge.id))
  if (missing.length === 0 || missing.length > most) {
    const isSameAs = kept.size === before.lines.size
    return { ...compared, lines: isSameAs ? before.lines : kept }
  }
  const fresh = findRoutes(boxes, missing, drawn, kept)
  const lines = new Map<string, Route>()
  for (const { id } of drawn) lines.set(id, kept.get(id) ?? fresh.get(id)!)
  return { ...compared, lines }
}

/** Whether a line has a way, and the cards at its ends stand where they stood when it was looked for. */
export function keepsWay(
  { lines }: Routes,
  { id, source, target }: RouteEdge,
  boxes: ReadonlyMap<string, RouteBox>,
): boolean {
  const route = lines.get(id)
  if (!route) return false
  const [from, to] = [boxes.get(source), boxes.get(target)]
  return from !== undefined && to !== undefined && isSame(route.source, from) && isSame(route.target, to)
}

/** Cards that stand where none stood when the lines were compared with them. */
export function cameTo(boxes: ReadonlyMap<string, RouteBox>, before: Routes): readonly string[] {
  return comeTo(boxes, before).map(({ id }) => id)
}

interface Come {
  readonly id: string
  readonly box: RouteBox
}

function comeTo(boxes: ReadonlyMap<string, RouteBox>, before: Routes): readonly Come[] {
  const come: Come[] = []
  for (const [id, box] of boxes) if (!isSame(before.boxes.get(id), box)) come.push({ id, box })
  return come
}

/** Lines that keep their way: their ends stand where they stood, and no card that came stands on them. */
function keptOf(
  boxes: ReadonlyMap<string, RouteBox>,
  edges: readonly RouteEdge[],
  before: Routes,
  come: readonly Come[],
): ReadonlyMap<string, Route> {
  const kept = new Map<string, Route>()
  if (before.lines.size === 0) return kept
  const isStruck = strikes(come)
  for (const { id, source, target } of edges) {
    const route = before.lines.get(id)
    if (!route || !isSame(route.source, boxes.get(source)!) || !isSame(route.target, boxes.get(target)!))
      continue
    if (!isStruck(route, source, target)) kept.set(id, route)
  }
  if (boxes.size > FEW) return kept
  // Few cards: the order of the lines at a card is worth more than that each of them stays where it is.
  const touched = new Set<string>()
  for (const edge of edges) if (!kept.has(edge.id)) for (const key of endsOf(edge, boxes)) touched.add(key)
  if (touched.size === 0) return kept
  return new Map(
    edges.flatMap((edge) => {
      const route = kept.get(edge.id)
      return route && !endsOf(edge, boxes).some((key) => touched.has(key)) ? [[edge.id, route] as const] : []
    }),
  )
}

function isSame(a: RouteBox | undefined, b: RouteBox): boolean {
  return (
    a === b || (a !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height)
  )
}

function endsOf({ source, target }: RouteEdge, boxes: ReadonlyMap<string, RouteBox>): readonly string[] {
  const [leaves, enters] = sidesOf(boxes.get(source)!, boxes.get(target)!)
  return [`${leaves} ${source}`, `${enters} ${target}`]
}

function findRoutes(
  boxes: ReadonlyMap<string, RouteBox>,
  missing: readonly RouteEdge[],
  all: readonly RouteEdge[],
  kept: ReadonlyMap<string, Route>,
): ReadonlyMap<string, Route> {
  const degrees = degreesOf(missing, all)
  const ports = portsOf(missing, boxes, portsTaken(all, boxes, kept, degrees))
  const space = new FreeSpace(boxes.values())
  const search = new WaySearch(space)
  const ways = new Map<string, Way>()
  const routes = new Map<string, Route>()
  const byLength = missing
    .map((edge) => ({ edge, long: distance(boxes.get(edge.source)!, boxes.get(edge.target)!) }))
    .sort((a, b) => a.long - b.long || compareIds(a.edge.id, b.edge.id))
  for (const { edge } of byLength) {
    const line = lineOf(edge, boxes, ports.get(edge.id)!)
    const way = findWay(line, space, search, degrees)
    if (way) ways.set(edge.id, way)
    else routes.set(edge.id, routeOf(line, straight(line)))
  }
  const found = [...ways.values()]
  for (const way of found) settle(way, space)
  spread(found, space)
  const offset = trunksOf(found, kept.size === 0)
  for (const { edge } of byLength) {
    const way = ways.get(edge.id)
    if (!way) continue
    const points = pointsOf(way, space, offset)
    const line = lineOf(edge, boxes, ports.get(edge.id)!)
    routes.set(edge.id, routeOf(line, way.arrowAt === 1 ? points : points.toReversed()))
  }
  return routes
}

/** How many lines each card has of those at which one is missing. */
function degreesOf(missing: readonly RouteEdge[], all: readonly RouteEdge[]): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>()
  for (const { source, target } of missing) degrees.set(source, 0).set(target, 0)
  const count = (id: string): void => {
    const known = degrees.get(id)
    if (known !== undefined) degrees.set(id, known + 1)
  }
  for (const { source, target } of all) {
    count(source)
    count(target)
  }
  return degrees
}

function distance(a: RouteBox, b: RouteBox): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

/** Heights of the ports of lines that keep their way, by card and side. */
function portsTaken(
  edges: readonly RouteEdge[],
  boxes: ReadonlyMap<string, RouteBox>,
  kept: ReadonlyMap<string, Route>,
  asked: ReadonlyMap<string, unknown>,
): (card: string, side: Side) => readonly number[] {
  const taken = new Map<string, number[]>()
  const take = (key: string, y: number): void => {
    const list = taken.get(key)
    if (list) list.push(y)
    else taken.set(key, [y])
  }
  for (const edge of edges) {
    if (!asked.has(edge.source) && !asked.has(edge.target)) continue
    const route = kept.get(edge.id)
    if (!route) continue
    const [leaves, enters] = endsOf(edge, boxes)
    take(leaves!, route.points[0]!.y - route.source.y)
    take(enters!, route.points.at(-1)!.y - route.target.y)
  }
  return (card, side) => taken.get(`${side} ${card}`) ?? []
}

interface LineEnds {
  readonly edge: RouteEdge
  readonly source: RouteBox
  readonly target: RouteBox
  readonly leaves: Side
  readonly enters: Side
  readonly from: Point
  readonly to: Point
  readonly pitch: number
}

function lineOf(edge: RouteEdge, boxes: ReadonlyMap<string, RouteBox>, ports: Ports): LineEnds {
  const [source, target] = [boxes.get(edge.source)!, boxes.get(edge.target)!]
  const [leaves, enters] = sidesOf(source, target)
  return {
    edge,
    source,
    target,
    leaves,
    enters,
    from: { x: source.x + (leaves * source.width) / 2, y: source.y + ports.start },
    to: { x: target.x + (enters * target.width) / 2, y: target.y + ports.end },
    pitch: ports.pitch,
  }
}

/** From the card with fewer lines: a line keeps to the height of where it begins, and joins the others at the end. */
function findWay(
  line: LineEnds,
  space: FreeSpace,
  search: WaySearch,
  degrees: ReadonlyMap<string, number>,
): Way | null {
  const { edge, leaves, enters, from, to } = line
  const isTrunkTarget = degrees.get(edge.target)! > degrees.get(edge.source)!
  const [first, last] = [placeAt(from, leaves, space), placeAt(to, enters, space)]
  if (!first || !last) return null
  const [begin, goal] = isTrunkTarget ? [first, last] : [last, first]
  const places = search.find(begin, goal)
  if (!places) return null
  search.take(places)
  const known = {
    id: edge.id,
    trunk: isTrunkTarget ? edge.target : edge.source,
    arrowAt: isTrunkTarget ? (1 as const) : (-1 as const),
    from: isTrunkTarget ? from : to,
    to: isTrunkTarget ? to : from,
  }
  return wayOf(known, places, goal)
}

/** The stretch into which a line steps from a card's side; null where another card is in the way there. */
function placeAt(port: Point, side: Side, space: FreeSpace): Place | null {
  const x = port.x + side * CLEAR.x
  const stretch = space.beside(x, port.y, side)
  return stretch < 0 ? null : { stretch, x, y: port.y }
}

/** Where there is no way around what is between, or nothing can be between: an S from one to the other. */
function straight({ from, to, leaves, enters }: LineEnds): readonly Point[] {
  const x = leaves === enters ? Math.max(from.x, to.x) + 12 : (from.x + to.x) / 2
  return [from, { x, y: from.y }, { x, y: to.y }, to]
}

function routeOf({ source, target, pitch }: LineEnds, points: readonly Point[]): Route {
  return { source, target, points, pitch, ...extentOf(points) }
}
