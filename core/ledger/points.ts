import { ABSENT } from './columns.ts'
import type { ChainLedger } from './ledger.ts'
import type { OrderPoint } from './types.ts'

/**
 * Where a point (a block, a time or both) falls in a chain's order. A block decides where the chain has
 * blocks, because times in a block are only as good as its producer's clock; a time decides otherwise.
 *
 * A row without a time happened somewhere between the last time known before it and the first known after.
 * Wherever the data do not decide, the row counts as within: a label counts unless the rows prove that it
 * did not hold, and a transfer counts as of a time unless the rows prove that it came later. A row with
 * neither block nor time is within no bounded range. Unknown is never clean.
 */

/** Rows [0, result) are as of the point, the point included. Null is the end of the ledger. */
export function rowsUntil(chain: ChainLedger, point: OrderPoint | null): number {
  if (point === null) return chain.count
  return firstRow(chain, point, 'earliest', (position, bound) => position > bound)
}

/** First row that may stand at or after the point: where a range that begins at it begins. */
export function rowsFrom(chain: ChainLedger, point: OrderPoint | null): number {
  if (point === null) return 0
  return firstRow(chain, point, 'latest', (position, bound) => position >= bound)
}

/** First row that surely stands at or after the point: where a half-open range that ends at it ends. */
export function rowsBefore(chain: ChainLedger, point: OrderPoint | null): number {
  if (point === null) return chain.count
  return firstRow(chain, point, 'earliest', (position, bound) => position >= bound)
}

/** The point of one row, as its source gave it. */
export function pointOf(chain: ChainLedger, row: number): OrderPoint {
  const block = chain.columns.block[row]!
  const time = chain.columns.time[row]!
  return { block: block === ABSENT ? null : block, time: Number.isNaN(time) ? null : time }
}

function firstRow(
  chain: ChainLedger,
  point: OrderPoint,
  side: 'earliest' | 'latest',
  reached: (position: number, bound: number) => boolean,
): number {
  const byBlock = point.block !== null && chain.notes.byBlock > 0
  const bound = byBlock ? point.block : point.time
  if (bound === null) return side === 'latest' ? 0 : chain.count
  const times = byBlock ? null : timeBounds(chain)[side]
  let low = 0
  let high = chain.count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (reached(times === null ? placeOf(chain, middle) : times[middle]!, bound)) high = middle
    else low = middle + 1
  }
  return low
}

function placeOf(chain: ChainLedger, row: number): number {
  if (chain.place !== null) return chain.place[row]!
  const block = chain.columns.block[row]!
  return block === ABSENT ? Infinity : block
}

interface TimeBounds {
  /** Each row happened at this time or later. */
  readonly earliest: Float64Array
  /** Each row happened at this time or earlier. */
  readonly latest: Float64Array
}

const boundsOf = new WeakMap<ChainLedger, TimeBounds>()

/** Bounds on each row's time that follow from the order: neither ever falls from row to row. */
function timeBounds(chain: ChainLedger): TimeBounds {
  const known = boundsOf.get(chain)
  if (known !== undefined) return known
  const bounds = computeTimeBounds(chain)
  boundsOf.set(chain, bounds)
  return bounds
}

function computeTimeBounds(chain: ChainLedger): TimeBounds {
  const { time, block } = chain.columns
  let monotone = true
  for (let row = 0; monotone && row < chain.count; row++) {
    monotone = !Number.isNaN(time[row]!) && (row === 0 || time[row - 1]! <= time[row]!)
  }
  if (monotone) return { earliest: time, latest: time }
  const earliest = new Float64Array(chain.count)
  const latest = new Float64Array(chain.count)
  let running = -Infinity
  for (let row = 0; row < chain.count; row++) {
    if (time[row]! > running) running = time[row]!
    const unplaced = block[row] === ABSENT && Number.isNaN(time[row]!)
    earliest[row] = unplaced ? Infinity : running
  }
  running = Infinity
  for (let row = chain.count - 1; row >= 0; row--) {
    if (time[row]! < running) running = time[row]!
    latest[row] = running
  }
  return { earliest, latest }
}
