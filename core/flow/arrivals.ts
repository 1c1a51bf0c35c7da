import type { Csr } from '#core/ledger/csr.ts'
import { float64Array, uint32Array } from '#core/ledger/memory.ts'

/** How an amount stands to what its sender was seen to hold ({@link Arrivals.sender}). */
export const COVER = {
  /** All of it was in hand. */
  whole: 0,
  /** A part was in hand, the rest came from outside the data. */
  part: 1,
  /** None of it was in hand. */
  none: 2,
} as const

/**
 * What reaches a node, side by side: entry i belongs to the transfer `incoming.events[i]`. A sweep that goes
 * through the arrivals of few nodes reads memory in a row here, where the columns of the events would have it jump
 * for each of them; most arrivals are worth too little to be looked at any further.
 */
export interface Arrivals {
  readonly amount: Float64Array
  /** Node that sends, times 4, plus one of {@link COVER}. Holds up to 2^30 nodes. */
  readonly sender: Uint32Array
}

/** The node in an entry of {@link Arrivals.sender}. */
export function senderOf(entry: number): number {
  return entry >>> 2
}

/** The cover in an entry of {@link Arrivals.sender}. */
export function coverOf(entry: number): number {
  return entry & 3
}

/** Lays the arrivals out, from the columns of the events. O(events). */
export function layArrivals(
  incoming: Csr,
  {
    src,
    dst,
    amount,
    fraction,
  }: Record<'src' | 'dst', Uint32Array> & Record<'amount' | 'fraction', Float64Array>,
): Arrivals {
  const count = incoming.events.length
  const laid = { amount: float64Array(count), sender: uint32Array(count) }
  const next = incoming.offsets.slice()
  // In the order of the events, so that what is read lies in a row: a write need not be waited for, a read must be.
  for (let event = 0; event < count; event++) {
    const at = next[dst[event]!]!++
    const x = fraction[event]!
    laid.amount[at] = amount[event]!
    laid.sender[at] = 4 * src[event]! + (x <= 1 ? COVER.whole : x < Infinity ? COVER.part : COVER.none)
  }
  return laid
}
