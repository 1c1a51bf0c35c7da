import { exactAmount } from '#core/ledger/amounts.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Finding } from './finding.ts'
import { DAY, HOUR, namesOf, timedRows, windowsOf } from './finding.ts'

export interface StructuringOptions {
  /** The threshold that is kept under, in the asset's smallest unit. */
  readonly threshold: bigint
  /** Least part of the threshold, in percent, that still counts as keeping just under it. */
  readonly fromPercent?: number
  readonly transfers?: number
  readonly within?: number
}

/**
 * Structuring: an account sends at least n amounts in [p·threshold, threshold) inside a window. Per account
 * the window with the most of them. O(rows).
 */
export function findStructuring(chain: ChainLedger, asset: string, options: StructuringOptions): Finding[] {
  const { threshold, fromPercent = 85, transfers = 3, within = DAY } = options
  const least = threshold * BigInt(fromPercent)
  const justUnder = (row: number) => {
    const amount = exactAmount(chain.columns, row)
    return amount < threshold && amount * 100n >= least
  }
  const findings: Finding[] = []
  for (let holding = 0; holding < chain.holdingCount; holding++) {
    if (chain.assetOf(holding) !== asset) continue
    const rows = timedRows(chain, holding, 'out').filter(justUnder)
    const found = longest(chain, rows, within)
    if (found.length >= transfers) {
      findings.push({
        accounts: namesOf(chain, [holding, ...found.map((row) => chain.columns.to[row]!)]),
        rows: found,
      })
    }
  }
  return findings
}

export interface BurstOptions {
  readonly transfers?: number
  readonly within?: number
}

/** Bursts: one account pays another at least n times inside a window. Per pair the longest burst. O(rows). */
export function findBursts(chain: ChainLedger, options: BurstOptions = {}): Finding[] {
  const { transfers = 3, within = DAY } = options
  const findings: Finding[] = []
  for (let holding = 0; holding < chain.holdingCount; holding++) {
    const byReceiver = Map.groupBy(timedRows(chain, holding, 'out'), (row) => chain.columns.to[row]!)
    for (const [receiver, rows] of byReceiver) {
      if (receiver === holding || rows.length < transfers) continue
      const found = longest(chain, rows, within)
      if (found.length >= transfers)
        findings.push({ accounts: namesOf(chain, [holding, receiver]), rows: found })
    }
  }
  return findings
}

function longest(chain: ChainLedger, rows: readonly number[], within: number): number[] {
  let best = { from: 0, to: 0 }
  for (const window of windowsOf(chain.columns.time, rows, within)) {
    if (window.to - window.from > best.to - best.from) best = window
  }
  return rows.slice(best.from, best.to)
}

export interface PassThroughOptions {
  /** Least part of the received amount, in percent, that goes on in one transfer. */
  readonly fromPercent?: number
  readonly within?: number
}

/**
 * Pass-through: what came in goes on, nearly whole, in one transfer soon after. Each outgoing transfer
 * explains one incoming one, the earliest it can. Common in honest traffic: no alert on its own. O(rows) times
 * the transfers of one account inside a window.
 */
export function findPassThrough(chain: ChainLedger, options: PassThroughOptions = {}): Finding[] {
  const { fromPercent = 95, within = HOUR } = options
  const { to, from } = chain.columns
  const findings: Finding[] = []
  for (let holding = 0; holding < chain.holdingCount; holding++) {
    const outgoing = timedRows(chain, holding, 'out')
    if (outgoing.length === 0) continue
    const used = new Set<number>()
    let next = 0
    for (const received of timedRows(chain, holding, 'in')) {
      while (next < outgoing.length && outgoing[next]! <= received) next++
      const onward = onwardOf(chain, received, outgoing, next, used, fromPercent, within)
      if (onward === null) continue
      used.add(onward)
      const accounts = namesOf(chain, [holding, from[received]!, to[onward]!])
      findings.push({ accounts, rows: [received, onward] })
    }
  }
  return findings
}

/** The earliest unused outgoing row that passes the received amount on in time, or null. */
function onwardOf(
  chain: ChainLedger,
  received: number,
  outgoing: readonly number[],
  first: number,
  used: ReadonlySet<number>,
  fromPercent: number,
  within: number,
): number | null {
  const { time } = chain.columns
  const amount = exactAmount(chain.columns, received)
  for (let at = first; at < outgoing.length; at++) {
    const row = outgoing[at]!
    if (time[row]! - time[received]! > within) return null
    const sent = exactAmount(chain.columns, row)
    if (!used.has(row) && sent <= amount && sent * 100n >= amount * BigInt(fromPercent)) return row
  }
  return null
}
