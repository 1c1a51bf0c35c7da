import { firstNotBelow } from '../layout/sorted.ts'
import type { RouteBox } from '../layout/types.ts'

/** Clear space that a line keeps from a card which is not its end, px: beside it, and above and below it. */
export const CLEAR = { x: 5, y: 4 } as const

/**
 * What is free between cards, cut into upright slabs at every card's side, each slab into the stretches of height in
 * which no card is. A stretch is a rectangle: whatever curve stays inside of it hits nothing.
 */
export class FreeSpace {
  /** Edges of the slabs, ascending; slab 0 reaches to the left without end, the last one to the right. */
  readonly edges: readonly number[]
  /** Index of the first stretch of each slab; one entry more than there are slabs. */
  private readonly firsts: readonly number[]
  private readonly tops: readonly number[]
  private readonly bottoms: readonly number[]
  private readonly slabs: readonly number[]

  constructor(boxes: Iterable<RouteBox>) {
    const entering = new Map<number, Span[]>()
    const leaving = new Map<number, Span[]>()
    for (const { x, y, width, height } of boxes) {
      const span = { top: y - height / 2 - CLEAR.y, bottom: y + height / 2 + CLEAR.y }
      push(entering, x - width / 2 - CLEAR.x, span)
      push(leaving, x + width / 2 + CLEAR.x, span)
    }
    this.edges = [...new Set([...entering.keys(), ...leaving.keys()])].sort((a, b) => a - b)
    const firsts = [0]
    const [tops, bottoms, slabs]: [number[], number[], number[]] = [[], [], []]
    const standing = new Set<Span>()
    for (let slab = 0; slab <= this.edges.length; slab += 1) {
      if (slab > 0) {
        for (const span of leaving.get(this.edges[slab - 1]!) ?? []) standing.delete(span)
        for (const span of entering.get(this.edges[slab - 1]!) ?? []) standing.add(span)
      }
      let free = -Infinity
      const add = (until: number): void => {
        tops.push(free)
        bottoms.push(until)
        slabs.push(slab)
      }
      for (const { top, bottom } of [...standing].sort((a, b) => a.top - b.top)) {
        if (top >= free) add(top)
        free = Math.max(free, bottom)
      }
      add(Infinity)
      firsts.push(tops.length)
    }
    this.firsts = firsts
    this.tops = tops
    this.bottoms = bottoms
    this.slabs = slabs
  }

  /** Number of stretches; they are named by their index. */
  get size(): number {
    return this.tops.length
  }

  top(stretch: number): number {
    return this.tops[stretch]!
  }

  bottom(stretch: number): number {
    return this.bottoms[stretch]!
  }

  slabOf(stretch: number): number {
    return this.slabs[stretch]!
  }

  left(stretch: number): number {
    return this.edges[this.slabs[stretch]! - 1] ?? -Infinity
  }

  right(stretch: number): number {
    return this.edges[this.slabs[stretch]!] ?? Infinity
  }

  /** The stretch that holds `y` in the slab that begins at the edge `x`, or ends there; -1 where a card is. */
  beside(x: number, y: number, side: 1 | -1): number {
    const edge = firstNotBelow(this.edges, x)
    const slab = side === 1 ? edge + 1 : edge
    const found = this.nearest(slab, y)
    return this.tops[found]! <= y && y <= this.bottoms[found]! ? found : -1
  }

  /** The last stretch of a slab that does not begin below `y`; the first one where all do. */
  nearest(slab: number, y: number): number {
    const [first, end] = [this.firsts[slab]!, this.firsts[slab + 1]!]
    const below = firstNotBelow(this.tops, y, first, end)
    if (below < end && this.tops[below] === y) return below
    return Math.max(first, below - 1)
  }

  /** Whether two stretches of neighbouring slabs meet. */
  meet(a: number, b: number): boolean {
    return this.tops[a]! <= this.bottoms[b]! && this.tops[b]! <= this.bottoms[a]!
  }

  has(slab: number): boolean {
    return slab >= 0 && slab <= this.edges.length
  }
}

interface Span {
  readonly top: number
  readonly bottom: number
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
