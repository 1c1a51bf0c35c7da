import type { Point } from '../layout/types.ts'
import type { FreeSpace } from './free-space.ts'
import { StepHeap } from './step-heap.ts'

/** Where a line is in the free space: a stretch, and the point at which it comes into it. */
export interface Place extends Point {
  readonly stretch: number
}

/** Px of way that a change of height is worth: few changes are easier to follow than the shortest way. */
const JOG = 14
/** Px of way for each line more than a stretch has room for, at most, and the room that a line takes, px. */
const CROWD = 18
const MOST_CROWD = 54
const TRACK = 4
/** What is left of a way counts so much more than what is behind: a way that is nearly the best is found far sooner. */
const HASTE = 2
/** Steps after which a way is given up. */
const MOST_STEPS = 20_000

/**
 * Looks for ways through the free space: the shortest in steps across and up or down, with few changes of height, away
 * from stretches that are full of lines already (A*; stretches of a slab are tried from the nearest outwards, so that
 * a slab with hundreds of them costs a handful of steps). Deterministic.
 */
export class WaySearch {
  private readonly space: FreeSpace
  private readonly used: Uint16Array
  private readonly seen: Uint32Array
  private readonly steps = new StepHeap()
  private run = 0
  private goal: Place = { stretch: 0, x: 0, y: 0 }

  constructor(space: FreeSpace) {
    this.space = space
    this.used = new Uint16Array(space.size)
    this.seen = new Uint32Array(space.size)
  }

  /** The stretches from `start` to `goal` with the point at which each is entered; null where there is no way. */
  find(start: Place, goal: Place): readonly Place[] | null {
    if (start.stretch === goal.stretch) return [start]
    this.run += 1
    this.goal = goal
    const { steps, seen, run } = this
    steps.clear()
    steps.push({ ...start, from: -1, way: 0, rank: 0, next: 0, side: 1 })
    for (let looked = 0; looked < MOST_STEPS; looked += 1) {
      const step = steps.pop()
      if (step < 0) return null
      const stretch = steps.stretch[step]!
      if (steps.from[step]! >= 0) this.tryNext(step)
      if (seen[stretch] === run) continue
      seen[stretch] = run
      if (stretch === goal.stretch) return this.trace(step)
      this.enter(step, 1)
      this.enter(step, -1)
    }
    return null
  }

  /** Notes that a line takes a way. */
  take(way: readonly Place[]): void {
    for (const { stretch } of way) this.used[stretch]! += 1
  }

  private trace(last: number): readonly Place[] {
    const { steps } = this
    const places: Place[] = []
    for (let step = last; step >= 0; step = steps.from[step]!)
      places.push({ stretch: steps.stretch[step]!, x: steps.x[step]!, y: steps.y[step]! })
    return places.reverse()
  }

  /** Offers the stretch of the next slab that is nearest in height, or the nearest that can be reached. */
  private enter(from: number, side: -1 | 1): void {
    const { space, steps } = this
    const slab = space.slabOf(steps.stretch[from]!) + side
    if (!space.has(slab)) return
    const found = space.nearest(slab, steps.y[from]!)
    if (this.offer(from, found, side, 0)) return
    this.offer(from, found - 1, side, -1)
    this.offer(from, found + 1, side, 1)
  }

  /** After a stretch was looked at, those beyond it in its slab are offered: above (-1), below (1), or both (0). */
  private tryNext(step: number): void {
    const { steps } = this
    const [from, stretch, next] = [steps.from[step]!, steps.stretch[step]!, steps.next[step]!]
    const side = steps.side[step] === 1 ? 1 : -1
    if (next <= 0) this.offer(from, stretch - 1, side, -1)
    if (next >= 0) this.offer(from, stretch + 1, side, 1)
  }

  private offer(from: number, stretch: number, side: -1 | 1, next: -1 | 0 | 1): boolean {
    const { space, steps, goal } = this
    const before = steps.stretch[from]!
    if (stretch < 0 || stretch >= space.size) return false
    if (space.slabOf(stretch) !== space.slabOf(before) + side || !space.meet(before, stretch)) return false
    const [fromX, fromY] = [steps.x[from]!, steps.y[from]!]
    const top = Math.max(space.top(before), space.top(stretch))
    const bottom = Math.min(space.bottom(before), space.bottom(stretch))
    const y = Math.min(Math.max(fromY, top), bottom)
    const x = side === 1 ? space.left(stretch) : space.right(stretch)
    const room = (space.bottom(stretch) - space.top(stretch)) / TRACK
    const crowd = Math.min(MOST_CROWD, Math.max(0, this.used[stretch]! - room) * CROWD)
    const way = steps.way[from]! + Math.abs(x - fromX) + Math.abs(y - fromY) + (y === fromY ? 0 : JOG) + crowd
    const left = Math.abs(goal.x - x) + Math.abs(goal.y - y) + (goal.y === y ? 0 : JOG)
    steps.push({ stretch, x, y, from, way, rank: way + left * HASTE, next, side })
    return true
  }
}
