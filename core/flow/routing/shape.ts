import { spaceOut } from '../layout/isotonic.ts'
import type { Point } from '../layout/types.ts'
import type { FreeSpace } from './free-space.ts'
import type { Place } from './search.ts'

/** A line on its way from its left end to its right one, or from and to the same side of two cards. */
export interface Way {
  readonly id: string
  /** The card at which most of its lines gather: what they share is drawn as one trunk. */
  readonly trunk: string
  /** -1: the arrow is at the beginning, 1: at the end. */
  readonly arrowAt: -1 | 1
  /** Ports on the cards. */
  readonly from: Point
  readonly to: Point
  /** Stretches from the first to the last. */
  readonly stretches: readonly number[]
  /** Points between them: where the first is entered, each next one, and where the last is left. */
  readonly crossings: Point[]
}

/** Px between lines that pass a gap side by side, if it has room for them. */
const TRACK = 5
/** Px that trunks keep from each other in the gap between two columns, if it has room for them. */
const TRUNK = 9
/** Px before a card that belong to the arrow. */
const ARROW = 16
/** How far a line bulges out that comes back to the column it left, px. */
const BULGE = 20

export function wayOf(
  known: Pick<Way, 'id' | 'trunk' | 'arrowAt' | 'from' | 'to'>,
  places: readonly Place[],
  end: Point,
): Way {
  return {
    ...known,
    stretches: places.map(({ stretch }) => stretch),
    crossings: [...places.map(({ x, y }) => ({ x, y })), { x: end.x, y: end.y }],
  }
}

/** Lets a line change its height where there is most room for it: between columns, not in a sliver beside a card. */
export function settle(way: Way, space: FreeSpace): void {
  const { crossings, stretches } = way
  const width = (at: number): number => Math.abs(crossings[at + 1]!.x - crossings[at]!.x)
  for (let at = stretches.length - 1; at > 0; at -= 1) {
    const [here, next] = [crossings[at]!, crossings[at + 1]!]
    if (here.y !== next.y && width(at - 1) > width(at) && holds(space, stretches[at - 1]!, next.y))
      crossings[at] = { x: here.x, y: next.y }
  }
  for (let at = 0; at < stretches.length - 1; at += 1) {
    const [here, next] = [crossings[at]!, crossings[at + 1]!]
    if (here.y !== next.y && width(at + 1) > width(at) && holds(space, stretches[at + 1]!, here.y))
      crossings[at + 1] = { x: next.x, y: here.y }
  }
}

function holds(space: FreeSpace, stretch: number, y: number): boolean {
  return space.top(stretch) <= y && y <= space.bottom(stretch)
}

/** A level part of a line between two changes of height. */
interface Level {
  readonly way: Way
  readonly first: number
  readonly last: number
  readonly stretch: number
  readonly y: number
  readonly order: number
}

/** Gives lines that pass the same gap a height of their own in it, in the order of where they come from and go to. */
export function spread(ways: readonly Way[], space: FreeSpace): void {
  const byStretch = new Map<number, Level[]>()
  for (const way of ways) {
    for (const level of levelsOf(way, space)) {
      const list = byStretch.get(level.stretch)
      if (list) list.push(level)
      else byStretch.set(level.stretch, [level])
    }
  }
  for (const [stretch, levels] of byStretch) {
    if (levels.length < 2) continue
    levels.sort((a, b) => a.y - b.y || a.order - b.order || (a.way.id < b.way.id ? -1 : 1))
    const [top, bottom] = [space.top(stretch), space.bottom(stretch)]
    const gap = Math.min(TRACK, (bottom - top) / (levels.length - 1))
    const heights = spaceOut(
      levels.map(({ y }) => y),
      levels.map(() => 1),
      levels.map((_, at) => (at === 0 ? 0 : gap)),
    )
    levels.forEach((level, at) => {
      const least = top + at * gap
      const most = bottom - (levels.length - 1 - at) * gap
      move(level, Math.round(Math.min(most, Math.max(least, heights[at]!)) * 10) / 10, space)
    })
  }
}

function levelsOf(way: Way, space: FreeSpace): readonly Level[] {
  const { crossings, stretches } = way
  const levels: Level[] = []
  const end = crossings.length - 1
  for (let first = 1; first < end; first += 1) {
    const { y } = crossings[first]!
    if (y === crossings[first - 1]!.y) continue
    let last = first
    while (last < end && crossings[last + 1]!.y === y) last += 1
    // What is level with a port stays there.
    if (last === end || last === first) continue
    let narrow = stretches[first]!
    const room = (stretch: number): number => space.bottom(stretch) - space.top(stretch)
    for (let at = first; at < last; at += 1) if (room(stretches[at]!) < room(narrow)) narrow = stretches[at]!
    const order = crossings[first - 1]!.y + crossings[last + 1]!.y
    levels.push({ way, first, last, stretch: narrow, y, order })
    first = last
  }
  return levels
}

function move({ way, first, last }: Level, y: number, space: FreeSpace): void {
  for (let at = first - 1; at <= last; at += 1) if (!holds(space, way.stretches[at]!, y)) return
  for (let at = first; at <= last; at += 1) way.crossings[at] = { x: way.crossings[at]!.x, y }
}

/** Px from the middle of a stretch at which the lines of a trunk change their height there, given its free width. */
export type TrunkOffset = (stretch: number, trunk: string, room: number) => number

/** Places of trunks that are dealt out without knowing all others, on either side of the middle. */
const PLACES = 6

function placeOf(trunk: string): number {
  let sum = 0
  for (let at = 0; at < trunk.length; at += 1) sum = (sum * 31 + trunk.charCodeAt(at)) % 9973
  return (sum % (PLACES + 1)) - PLACES / 2
}

/**
 * Where in each gap between columns the lines change their height: those of one trunk together, in the order of their
 * heights where all lines of the picture are here (`isWhole`).
 */
export function trunksOf(ways: readonly Way[], isWhole: boolean): TrunkOffset {
  if (!isWhole) return (_, trunk, room) => (placeOf(trunk) / PLACES) * Math.min(TRUNK * PLACES, room)
  const gaps = new Map<number, Map<string, { sum: number; count: number }>>()
  for (const { stretches, crossings, trunk } of ways) {
    stretches.forEach((stretch, at) => {
      if (crossings[at]!.y === crossings[at + 1]!.y) return
      const trunks = gaps.get(stretch) ?? new Map<string, { sum: number; count: number }>()
      gaps.set(stretch, trunks)
      const known = trunks.get(trunk) ?? { sum: 0, count: 0 }
      known.sum += crossings[at]!.y + crossings[at + 1]!.y
      known.count += 2
      trunks.set(trunk, known)
    })
  }
  const places = new Map<number, ReadonlyMap<string, number>>()
  for (const [stretch, trunks] of gaps) {
    const ordered = [...trunks].sort(
      ([a, one], [b, two]) => one.sum / one.count - two.sum / two.count || (a < b ? -1 : 1),
    )
    places.set(stretch, new Map(ordered.map(([trunk], at) => [trunk, at - (ordered.length - 1) / 2])))
  }
  return (stretch, trunk, room) => {
    const trunks = places.get(stretch)
    if (!trunks || trunks.size < 2) return 0
    return (trunks.get(trunk) ?? 0) * Math.min(TRUNK, room / (trunks.size - 1))
  }
}

/** The points of a line as it is drawn: level but for an S in each stretch in which it changes its height. */
export function pointsOf(way: Way, space: FreeSpace, offset: TrunkOffset): readonly Point[] {
  const { crossings, stretches, from, to } = way
  const points: Point[] = [from]
  stretches.forEach((stretch, at) => {
    const [enters, leaves] = [crossings[at]!, crossings[at + 1]!]
    if (enters.y === leaves.y && enters.x !== leaves.x) return
    const x = enters.x === leaves.x ? bulge(enters.x, stretch, space) : turn(way, at, offset)
    if (at > 0) points.push(enters)
    points.push({ x, y: enters.y }, { x, y: leaves.y })
    if (at < stretches.length - 1) points.push(leaves)
  })
  points.push(to)
  return points
}

/** How far a line goes into a stretch that it leaves on the side on which it came. */
function bulge(x: number, stretch: number, space: FreeSpace): number {
  const [left, right] = [space.left(stretch), space.right(stretch)]
  const far = Math.min(BULGE, (right - left) / 2)
  return x === left ? x + far : x - far
}

/** Where a line turns in a stretch: in its middle, as far off as its trunk is, and not where the arrow is. */
function turn({ crossings, arrowAt, stretches, trunk }: Way, at: number, offset: TrunkOffset): number {
  const [a, b] = [crossings[at]!.x, crossings[at + 1]!.x]
  const long = Math.abs(b - a)
  const start = Math.min(long / 3, at === 0 && arrowAt === -1 ? ARROW : 4)
  const end = Math.min(long / 3, at === stretches.length - 1 && arrowAt === 1 ? ARROW : 4)
  const room = long - start - end
  const middle = start + room / 2 + offset(stretches[at]!, trunk, room)
  return Math.round((a + Math.sign(b - a) * middle) * 10) / 10
}
