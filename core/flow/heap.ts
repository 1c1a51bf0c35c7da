/**
 * Binary max-heap of distinct event numbers, each with the number of its owner, over typed arrays.
 * Push and pop O(log n), no allocation.
 */
export class EventHeap {
  size = 0
  private readonly events: Uint32Array
  private readonly owners: Uint32Array

  constructor(capacity: number) {
    this.events = new Uint32Array(capacity)
    this.owners = new Uint32Array(capacity)
  }

  /** Largest event; meaningless when empty. */
  get top(): number {
    return this.events[0]!
  }

  /** Owner of the largest event. */
  get topOwner(): number {
    return this.owners[0]!
  }

  push(event: number, owner: number): void {
    const { events, owners } = this
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (events[parent]! >= event) break
      events[at] = events[parent]!
      owners[at] = owners[parent]!
      at = parent
    }
    events[at] = event
    owners[at] = owner
  }

  /** Removes the largest event. */
  pop(): void {
    const last = --this.size
    if (last > 0) this.replaceTop(this.events[last]!, this.owners[last]!)
  }

  /** Puts `event` in the place of the largest one: cheaper than pop and push. */
  replaceTop(event: number, owner: number): void {
    const { events, owners, size } = this
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && events[child + 1]! > events[child]!) child++
      if (events[child]! <= event) break
      events[at] = events[child]!
      owners[at] = owners[child]!
      at = child
    }
    events[at] = event
    owners[at] = owner
  }
}
