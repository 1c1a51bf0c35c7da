/** A step of a search: into a stretch at a point, from an earlier step, and what is known of the way so far. */
export interface Step {
  readonly stretch: number
  readonly x: number
  readonly y: number
  /** Index of the step before; -1: none. */
  readonly from: number
  /** Px of way, and what comes first: less does. */
  readonly way: number
  readonly rank: number
  readonly next: number
  readonly side: number
}

const ROOM = 4096

/**
 * Steps in plain arrays, with a binary heap over them, the least rank first, of equal ranks the earlier one. A search
 * takes thousands of steps for a line: as objects they cost more than all that is computed with them.
 */
export class StepHeap {
  stretch = new Int32Array(ROOM)
  from = new Int32Array(ROOM)
  next = new Int8Array(ROOM)
  side = new Int8Array(ROOM)
  x = new Float64Array(ROOM)
  y = new Float64Array(ROOM)
  way = new Float64Array(ROOM)
  private rank = new Float64Array(ROOM)
  private heap = new Int32Array(ROOM)
  private count = 0
  private size = 0

  clear(): void {
    this.count = 0
    this.size = 0
  }

  push(step: Step): void {
    const nr = this.count
    if (nr === this.stretch.length) this.grow()
    this.count += 1
    this.stretch[nr] = step.stretch
    this.from[nr] = step.from
    this.next[nr] = step.next
    this.side[nr] = step.side
    this.x[nr] = step.x
    this.y[nr] = step.y
    this.way[nr] = step.way
    this.rank[nr] = step.rank
    this.rise(nr)
  }

  /** The next step, taken from the heap (it can still be read); -1 when there is none. */
  pop(): number {
    if (this.size === 0) return -1
    const first = this.heap[0]!
    this.size -= 1
    if (this.size > 0) this.sink(this.heap[this.size]!)
    return first
  }

  private rise(nr: number): void {
    const { heap } = this
    let at = this.size
    this.size += 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (!this.isBefore(nr, heap[up]!)) break
      heap[at] = heap[up]!
      at = up
    }
    heap[at] = nr
  }

  private sink(nr: number): void {
    const { heap, size } = this
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.isBefore(heap[child + 1]!, heap[child]!)) child += 1
      if (!this.isBefore(heap[child]!, nr)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = nr
  }

  private isBefore(a: number, b: number): boolean {
    const [one, two] = [this.rank[a]!, this.rank[b]!]
    return one < two || (one === two && a < b)
  }

  private grow(): void {
    const wider = <T extends Int32Array | Int8Array | Float64Array>(array: T): T => {
      const Kind = array.constructor as new (length: number) => T
      const grown = new Kind(array.length * 2)
      grown.set(array)
      return grown
    }
    this.stretch = wider(this.stretch)
    this.from = wider(this.from)
    this.next = wider(this.next)
    this.side = wider(this.side)
    this.x = wider(this.x)
    this.y = wider(this.y)
    this.way = wider(this.way)
    this.rank = wider(this.rank)
    this.heap = wider(this.heap)
  }
}
