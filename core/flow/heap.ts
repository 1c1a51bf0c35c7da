/** Binary max-heap of distinct event numbers over a typed array. Push and pop O(log n), no allocation. */
export class EventHeap {
  size = 0
  private readonly items: Uint32Array

  constructor(capacity: number) {
    this.items = new Uint32Array(capacity)
  }

  /** Largest event; meaningless when empty. */
  get top(): number {
    return this.items[0]!
  }

  push(event: number): void {
    const { items } = this
    let at = this.size++
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (items[parent]! >= event) break
      items[at] = items[parent]!
      at = parent
    }
    items[at] = event
  }

  /** Removes the largest event. */
  pop(): void {
    const last = this.items[--this.size]!
    if (this.size > 0) this.replaceTop(last)
  }

  /** Puts `event` in the place of the largest one: cheaper than pop and push. */
  replaceTop(event: number): void {
    const { items, size } = this
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && items[child + 1]! > items[child]!) child++
      if (items[child]! <= event) break
      items[at] = items[child]!
      at = child
    }
    items[at] = event
  }
}
