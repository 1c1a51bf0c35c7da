/** Binary max-heap of numbered states by value; of equal values the lower number comes first. */
export class ValueHeap {
  private keys = new Float64Array(256)
  private states = new Int32Array(256)
  private count = 0

  get size(): number {
    return this.count
  }

  push(key: number, state: number): void {
    if (this.count === this.keys.length) this.grow()
    let at = this.count++
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (!this.before(key, state, parent)) break
      this.move(parent, at)
      at = parent
    }
    this.keys[at] = key
    this.states[at] = state
  }

  /** Removes the state of the largest value and returns it. The heap must not be empty. */
  pop(): number {
    const top = this.states[0]!
    const last = --this.count
    const key = this.keys[last]!
    const state = this.states[last]!
    let at = 0
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && this.before(this.keys[child + 1]!, this.states[child + 1]!, child)) child++
      if (this.before(key, state, child)) break
      this.move(child, at)
      at = child
    }
    this.keys[at] = key
    this.states[at] = state
    return top
  }

  private before(key: number, state: number, at: number): boolean {
    return key > this.keys[at]! || (key === this.keys[at]! && state < this.states[at]!)
  }

  private move(from: number, to: number): void {
    this.keys[to] = this.keys[from]!
    this.states[to] = this.states[from]!
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2)
    keys.set(this.keys)
    this.keys = keys
    const states = new Int32Array(this.states.length * 2)
    states.set(this.states)
    this.states = states
  }
}
