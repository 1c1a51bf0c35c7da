import { spaceOut } from './isotonic.ts'
import type { PlacedNode } from './place.ts'
import { compareIds, type Point } from './types.ts'

/** A box that stands between those it takes from and those it gives to. */
export interface BetweenNode {
  readonly id: string
  readonly width: number
  readonly height: number
  /** Ids of what stands. */
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Clear space that a box keeps, px: to what stands, to its like, and beside an end where the other end is unknown. */
const CLEAR = 10
const ROW = 8
const BESIDE = 26
/** How far from its column a box looks for a free place, and in which steps, px. */
const REACH = 600
const STEP = 24

/**
 * Places for boxes between what stands: in the middle of the gap between the nearest of their two sides, at the mean
 * height of both, those of one gap in the order of their heights. What stands does not move, nothing overlaps.
 * `kept` are places that boxes had before; they are given again while nothing else has come to stand there.
 * Deterministic. O(boxes x standing).
 */
export function placeBetween(
  standing: readonly PlacedNode[],
  added: readonly BetweenNode[],
  kept: ReadonlyMap<string, Point> = new Map(),
): ReadonlyMap<string, Point> {
  const taken: Taken[] = standing.map((box) => ({ ...box, clear: CLEAR }))
  const known = new Map(standing.map((box) => [box.id, box]))
  const result = new Map<string, Point>()
  const put = (box: BetweenNode, point: Point): void => {
    taken.push({ ...point, width: box.width, height: box.height, clear: ROW })
    result.set(box.id, point)
  }
  for (const box of added) {
    const before = kept.get(box.id)
    if (before && !taken.some((other) => covers(other, { ...box, ...before }))) put(box, before)
  }
  const wanted = added
    .filter((box) => !result.has(box.id))
    .map((box) => ({ box, ideal: idealOf(box, known) }))
    .toSorted((a, b) => a.ideal.y - b.ideal.y || compareIds(a.box.id, b.box.id))
  for (const group of Map.groupBy(wanted, ({ ideal }) => ideal.x).values()) {
    const rows = spaceOut(
      group.map(({ ideal }) => ideal.y),
      group.map(() => 1),
      group.map(({ box }, at) => (at === 0 ? 0 : (group[at - 1]!.box.height + box.height) / 2 + ROW)),
    )
    group.forEach(({ box, ideal }, at) =>
      put(box, freePlace(box, { x: ideal.x, y: Math.round(rows[at]!) }, taken)),
    )
  }
  return result
}

interface Taken extends Point {
  readonly width: number
  readonly height: number
  readonly clear: number
}

function idealOf(box: BetweenNode, known: ReadonlyMap<string, PlacedNode>): Point {
  const at = (ids: readonly string[]) => ids.flatMap((id) => known.get(id) ?? [])
  const [from, to] = [at(box.from), at(box.to)]
  const ends = [...from, ...to]
  if (ends.length === 0) return { x: 0, y: 0 }
  const level = (side: readonly PlacedNode[]) => side.reduce((sum, end) => sum + end.y, 0) / side.length
  const y = from.length === 0 ? level(to) : to.length === 0 ? level(from) : (level(from) + level(to)) / 2
  return { x: Math.round(columnOf(box, from, to)), y: Math.round(y) }
}

/** Between the nearest two of both sides; beside the only side, or both where they stand in one column. */
function columnOf(box: BetweenNode, from: readonly PlacedNode[], to: readonly PlacedNode[]): number {
  const pairs = from.flatMap((a) => to.map((b) => ({ a, b, away: Math.abs(a.x - b.x) })))
  const apart = pairs.filter(({ a, b, away }) => away >= (a.width + b.width) / 2)
  const near = apart.toSorted((p, q) => p.away - q.away)[0]
  if (near) {
    const [left, right] = near.a.x < near.b.x ? [near.a, near.b] : [near.b, near.a]
    return (left.x + left.width / 2 + right.x - right.width / 2) / 2
  }
  const side = from.length === 0 ? -1 : 1
  const end = (from[0] ?? to[0])!
  return end.x + side * (end.width / 2 + BESIDE + box.width / 2)
}

function freePlace(box: BetweenNode, ideal: Point, taken: readonly Taken[]): Point {
  let best: Point | null = null
  let least = Infinity
  for (let away = 0; away <= REACH && away * 2 < least; away += STEP) {
    for (const x of away === 0 ? [ideal.x] : [ideal.x + away, ideal.x - away]) {
      const y = freeRow(box, x, ideal.y, taken)
      const cost = Math.abs(y - ideal.y) + away * 2
      if (cost >= least) continue
      least = cost
      best = { x, y }
    }
  }
  return best ?? ideal
}

/** The free centre nearest to `wanted` in the column at `x`; the upper one when two are as near. */
function freeRow(box: BetweenNode, x: number, wanted: number, taken: readonly Taken[]): number {
  const blocked = taken
    .filter((other) => Math.abs(other.x - x) < (other.width + box.width) / 2 + other.clear)
    .map((other): readonly [number, number] => {
      const reach = (other.height + box.height) / 2 + other.clear
      return [other.y - reach, other.y + reach]
    })
  const free = (y: number) => blocked.every(([top, bottom]) => y <= top || y >= bottom)
  const places = [wanted, ...blocked.flatMap(([top, bottom]) => [Math.floor(top), Math.ceil(bottom)])]
  return places
    .filter(free)
    .reduce(
      (best, y) =>
        Math.abs(y - wanted) < Math.abs(best - wanted) ||
        (Math.abs(y - wanted) === Math.abs(best - wanted) && y < best)
          ? y
          : best,
      Infinity,
    )
}

function covers(other: Taken, box: Taken | (BetweenNode & Point)): boolean {
  return (
    Math.abs(other.x - box.x) < (other.width + box.width) / 2 &&
    Math.abs(other.y - box.y) < (other.height + box.height) / 2
  )
}
