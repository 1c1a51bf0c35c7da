import type { ChainLedger } from '#core/ledger/ledger.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/**
 * A place where transfers have a shape. A shape is not a finding of wrongdoing: every threshold is a parameter
 * of ours, FATF's examples give none but "24 hours", and a busy honest account has most of these shapes.
 */
export interface Finding {
  /** Accounts that take part, the subject first. */
  readonly accounts: readonly string[]
  /** Rows of the chain that make the shape, in order. */
  readonly rows: readonly number[]
}

/** Half-open window of rows of one group, as positions in it. */
export interface Window {
  readonly from: number
  readonly to: number
}

/**
 * The largest windows no longer than `span` over rows in time order: each begins where it could not begin
 * earlier. Rows without a time cannot be placed in a window and must be left out by the caller.
 */
export function* windowsOf(times: Float64Array, rows: readonly number[], span: number): Iterable<Window> {
  let from = 0
  for (let to = 0; to < rows.length; to++) {
    while (times[rows[to]!]! - times[rows[from]!]! > span) from++
    yield { from, to: to + 1 }
  }
}

/** Rows of a holding in one direction that have a time and an amount above zero. */
export function timedRows(chain: ChainLedger, holding: number, direction: 'in' | 'out'): number[] {
  const { offsets, events } = direction === 'in' ? chain.incoming : chain.outgoing
  const { time, amount } = chain.columns
  const rows: number[] = []
  for (let at = offsets[holding]!; at < offsets[holding + 1]!; at++) {
    const row = events[at]!
    if (!Number.isNaN(time[row]!) && amount[row]! > 0) rows.push(row)
  }
  return rows
}

/** Names of holdings, each once, in the given order. */
export function namesOf(chain: ChainLedger, holdings: Iterable<number>): string[] {
  return [...new Set(holdings)].map((holding) => chain.accountOf(holding))
}
