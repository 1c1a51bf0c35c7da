/** What an account holds, in parts of known origin: engine 1.1, "each account = queue of lots". */
export interface Lot {
  readonly amount: number
  /** Transfer at which the lot was tainted, {@link CLEAN}, or a clean source ({@link cleanFrom}). */
  readonly origin: number
}

/** Origin of what is not tainted, where nobody asked which transfer brought it in. */
export const CLEAN = -1

/** Origin of what is not tainted and came in with a transfer: its own inverse, so it also gives the transfer back. */
export function cleanFrom(transfer: number): number {
  return -2 - transfer
}
const NONE = -1

/**
 * Lots of all accounts as linked lists in typed arrays. Neighbours of one origin are one lot. A lot moves by
 * relinking; an account that sends all it has hands over its whole list in O(1).
 */
export class LotPool {
  readonly head: Int32Array
  readonly tail: Int32Array
  /** Lots moved or split so far. */
  moves = 0
  /** Tainted amount per account. */
  readonly tainted: Float64Array
  private amount = new Float64Array(1024)
  private origin = new Int32Array(1024)
  private next = new Int32Array(1024)
  private used = 0
  private free = NONE

  constructor(accounts: number) {
    this.head = new Int32Array(accounts).fill(NONE)
    this.tail = new Int32Array(accounts).fill(NONE)
    this.tainted = new Float64Array(accounts)
  }

  /** The account's lots, head first. */
  lotsOf(account: number): Lot[] {
    const lots: Lot[] = []
    for (let lot = this.head[account]!; lot !== NONE; lot = this.next[lot]!) {
      lots.push({ amount: this.amount[lot]!, origin: this.origin[lot]! })
    }
    return lots
  }

  /** Adds behind the last lot (FIFO). */
  append(account: number, amount: number, origin: number): void {
    if (origin >= 0) this.tainted[account]! += amount
    const last = this.tail[account]!
    if (last !== NONE && this.origin[last] === origin) {
      this.amount[last]! += amount
      return
    }
    const lot = this.create(amount, origin, NONE)
    if (last === NONE) this.head[account] = lot
    else this.next[last] = lot
    this.tail[account] = lot
  }

  /** Adds on top of the first lot (LIFO). */
  push(account: number, amount: number, origin: number): void {
    if (origin >= 0) this.tainted[account]! += amount
    const first = this.head[account]!
    if (first !== NONE && this.origin[first] === origin) {
      this.amount[first]! += amount
      return
    }
    this.head[account] = this.create(amount, origin, first)
    if (first === NONE) this.tail[account] = this.head[account]!
  }

  /**
   * Takes up to `wanted` from the head, calling `each` for every piece in the order it leaves. Returns the
   * tainted part of what was taken.
   */
  take(account: number, wanted: number, each: ((amount: number, origin: number) => void) | null): number {
    let left = wanted
    let taint = 0
    while (left > 0) {
      const lot = this.head[account]!
      if (lot === NONE) break
      this.moves++
      const whole = this.amount[lot]! <= left
      const amount = whole ? this.amount[lot]! : left
      const origin = this.origin[lot]!
      if (whole) this.removeHead(account, lot)
      else this.amount[lot]! -= amount
      left -= amount
      if (origin >= 0) taint += amount
      if (each !== null) each(amount, origin)
    }
    this.tainted[account] = this.head[account] === NONE ? 0 : Math.max(0, this.tainted[account]! - taint)
    return taint
  }

  /** Hands the whole list of `from` to the end of `to` (FIFO). Returns the tainted amount. O(1). */
  appendAll(from: number, to: number): number {
    const taint = this.tainted[from]!
    const first = this.head[from]!
    if (first === NONE || from === to) return taint
    const last = this.tail[to]!
    if (last === NONE) {
      this.head[to] = first
      this.tail[to] = this.tail[from]!
    } else if (this.origin[last] === this.origin[first]) {
      this.amount[last]! += this.amount[first]!
      this.next[last] = this.next[first]!
      if (this.tail[from] !== first) this.tail[to] = this.tail[from]!
      this.release(first)
    } else {
      this.next[last] = first
      this.tail[to] = this.tail[from]!
    }
    this.head[from] = NONE
    this.tail[from] = NONE
    this.tainted[from] = 0
    this.tainted[to]! += taint
    return taint
  }

  private removeHead(account: number, lot: number): void {
    const next = this.next[lot]!
    this.head[account] = next
    if (next === NONE) this.tail[account] = NONE
    this.release(lot)
  }

  private release(lot: number): void {
    this.next[lot] = this.free
    this.free = lot
  }

  private create(amount: number, origin: number, next: number): number {
    let lot = this.free
    if (lot === NONE) {
      lot = this.used++
      if (lot === this.amount.length) this.grow()
    } else {
      this.free = this.next[lot]!
    }
    this.amount[lot] = amount
    this.origin[lot] = origin
    this.next[lot] = next
    return lot
  }

  private grow(): void {
    const size = this.amount.length * 2
    const copy = <A extends Float64Array | Int32Array>(fresh: A, old: A): A => {
      fresh.set(old)
      return fresh
    }
    this.amount = copy(new Float64Array(size), this.amount)
    this.origin = copy(new Int32Array(size), this.origin)
    this.next = copy(new Int32Array(size), this.next)
  }
}
