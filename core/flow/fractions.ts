import { EXACT_DOUBLE } from '#core/ledger/amounts.ts'

/** What {@link sendFractions} needs to know of a sequence of transfers, in order. */
export interface Sequence {
  readonly count: number
  readonly nodes: number
  readonly src: Uint32Array
  readonly dst: Uint32Array
  readonly amount: Float64Array
  /** The exact amount of an event. */
  readonly exact: (event: number) => bigint
}

/**
 * For each transfer e = (u -> v, a): f_e = a / B_u, the share of the sender's balance just before e that
 * leaves with it (engine: "f_e = a_e / B_u(before)").
 *
 * Balances are exact integers whatever their size; the one rounding is the final division. Both f and
 * 1 - f keep full relative precision, because the smaller of the two is what is stored:
 *
 *   0 <= x <= 0.5   f = x
 *   -0.5 < x < 0    1 - f = -x  (more than half leaves)
 *   x >= 1          f = 1; x = a / B_u >= 1 is how many times the seen balance was sent. The part of `a`
 *                   that was in hand is a / x, the rest came from outside the data. x = Infinity: none was.
 *
 * O(events); float64 while a node's totals stay below 2^53, BigInt for the nodes where they do not.
 */
export function sendFractions(sequence: Sequence): Float64Array {
  const { count, src, dst, amount, exact } = sequence
  const large = largeNodes(sequence)
  const fractions = new Float64Array(count)
  const balance = new Float64Array(sequence.nodes)
  const largeBalance = new Map<number, bigint>()
  for (let event = 0; event < count; event++) {
    const from = src[event]!
    const to = dst[event]!
    const sent = amount[event]!
    if (sent === 0) continue
    if (large[from] === 0) {
      const held = balance[from]!
      fractions[event] = sent >= held ? sent / held : encode(sent / held, (held - sent) / held)
      balance[from] = held > sent ? held - sent : 0
    } else {
      const held = largeBalance.get(from) ?? 0n
      const exactSent = exact(event)
      fractions[event] =
        exactSent >= held
          ? atLeastOne(sent / Number(held))
          : encode(sent / Number(held), Number(held - exactSent) / Number(held))
      largeBalance.set(from, held > exactSent ? held - exactSent : 0n)
    }
    if (large[to] === 0) balance[to]! += sent
    else largeBalance.set(to, (largeBalance.get(to) ?? 0n) + exact(event))
  }
  return fractions
}

function encode(fraction: number, kept: number): number {
  return fraction <= 0.5 ? fraction : -kept
}

function atLeastOne(ratio: number): number {
  return ratio < 1 ? 1 : ratio
}

/** Nodes whose balance could pass the range in which doubles count exactly. */
function largeNodes(sequence: Sequence): Uint8Array {
  const { count, src, dst, amount } = sequence
  const large = new Uint8Array(sequence.nodes)
  const received = new Float64Array(sequence.nodes)
  for (let event = 0; event < count; event++) {
    const to = dst[event]!
    received[to]! += amount[event]!
    if (received[to]! >= EXACT_DOUBLE) large[to] = 1
    if (amount[event]! >= EXACT_DOUBLE) large[src[event]!] = 1
  }
  return large
}

/** f: share of the sender's balance that leaves. */
export function sentShare(x: number): number {
  return x < 0 ? 1 + x : x < 1 ? x : 1
}

/** 1 - f: share of the sender's balance that stays. */
export function keptShare(x: number): number {
  return x < 0 ? -x : x < 1 ? 1 - x : 0
}

/** Part of the amount that came from outside the data, 0 to 1. */
export function outsideShare(x: number): number {
  return x > 1 ? 1 - 1 / x : 0
}
