import type { Watch } from '#core/flow/watch.ts'
import { CLEAN, LotPool, cleanFrom } from './lots.ts'
import type { Lot } from './lots.ts'
import type { TaintFlow, TaintResult } from './taint.ts'
import { RULING, lookIn } from './taint.ts'

export interface LotResult extends TaintResult {
  /** What a node holds at the end, the lots that would leave first first. */
  lotsOf(node: number): Lot[]
}

/**
 * FIFO (Clayton's Case, 1816): pop lots from the head of u, append them to the tail of v. What was received
 * first leaves first. Amounts are exact while balances stay below 2^53 of the smallest unit; above, each
 * split rounds to 2^-53 of the lot.
 */
export function fifo(
  flow: TaintFlow,
  rulings: Uint8Array,
  maxMoves = Infinity,
  watch: Watch | null = null,
  provenance = false,
): LotResult {
  const pool = new LotPool(flow.nodes)
  const carried = new Float64Array(flow.count)
  const { src, dst, amount, fraction } = flow
  let to = 0
  let left = 0
  const pass = (part: number, origin: number): void => {
    left -= part
    pool.append(to, part, origin)
  }
  for (let event = 0; event < flow.count && pool.moves <= maxMoves; event++) {
    lookIn(watch, event)
    const from = src[event]!
    const sent = amount[event]!
    if (sent === 0) continue
    to = dst[event]!
    const x = fraction[event]!
    const ruling = rulings[event]!
    if (ruling !== RULING.none) {
      pool.take(from, x < 1 ? sent : Infinity, null)
      carried[event] = ruling === RULING.tainted ? sent : 0
      pool.append(to, sent, ruling === RULING.tainted ? event : provenance ? cleanFrom(event) : CLEAN)
      continue
    }
    if (x >= 1) {
      carried[event] = pool.appendAll(from, to)
      if (x > 1) pool.append(to, sent * (1 - 1 / x), provenance ? cleanFrom(event) : CLEAN)
      continue
    }
    left = sent
    carried[event] = pool.take(from, sent, pass)
    if (left > 0) pool.append(to, left, CLEAN)
  }
  return {
    carried,
    held: pool.tainted,
    truncated: pool.moves > maxMoves,
    lotsOf: (node) => pool.lotsOf(node),
  }
}

/**
 * LIFO: a stack; what was received last leaves first. Moved lots are pushed in the order in which they were
 * popped, so that one transfer and the same amount in two transfers leave the receiver with the same stack.
 */
export function lifo(
  flow: TaintFlow,
  rulings: Uint8Array,
  maxMoves = Infinity,
  watch: Watch | null = null,
  provenance = false,
): LotResult {
  const pool = new LotPool(flow.nodes)
  const carried = new Float64Array(flow.count)
  const { src, dst, amount, fraction } = flow
  let to = 0
  let left = 0
  const pass = (part: number, origin: number): void => {
    left -= part
    pool.push(to, part, origin)
  }
  for (let event = 0; event < flow.count && pool.moves <= maxMoves; event++) {
    lookIn(watch, event)
    const from = src[event]!
    const sent = amount[event]!
    if (sent === 0) continue
    to = dst[event]!
    const x = fraction[event]!
    const ruling = rulings[event]!
    if (ruling !== RULING.none) {
      pool.take(from, x < 1 ? sent : Infinity, null)
      carried[event] = ruling === RULING.tainted ? sent : 0
      pool.push(to, sent, ruling === RULING.tainted ? event : provenance ? cleanFrom(event) : CLEAN)
      continue
    }
    if (from === to) {
      carried[event] = turnOver(pool, from, sent, provenance ? cleanFrom(event) : CLEAN)
      continue
    }
    left = sent
    carried[event] = pool.take(from, x < 1 ? sent : Infinity, pass)
    if (x > 1) pool.push(to, sent * (1 - 1 / x), provenance ? cleanFrom(event) : CLEAN)
    else if (x < 1 && left > 0) pool.push(to, left, CLEAN)
  }
  return {
    carried,
    held: pool.tainted,
    truncated: pool.moves > maxMoves,
    lotsOf: (node) => pool.lotsOf(node),
  }
}

/** A LIFO transfer to oneself: take all pieces first, else the stack would feed on itself. */
function turnOver(pool: LotPool, account: number, sent: number, fresh: number): number {
  const pieces: Lot[] = []
  let left = sent
  const taint = pool.take(account, sent, (amount, origin) => {
    left -= amount
    pieces.push({ amount, origin })
  })
  for (const { amount, origin } of pieces) pool.push(account, amount, origin)
  if (left > 0) pool.push(account, left, fresh)
  return taint
}
