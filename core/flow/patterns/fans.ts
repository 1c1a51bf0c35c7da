import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Finding } from './finding.ts'
import { DAY, namesOf, timedRows, windowsOf } from './finding.ts'

export interface FanOptions {
  /** Fewest different counterparties. */
  readonly counterparties?: number
  /** Fewest transfers with each of them, for it to count. */
  readonly transfersEach?: number
  /** Longest time between the first and the last transfer, in ms. */
  readonly within?: number
}

/** Many accounts pay one: per receiver the window with the most different senders. O(rows). */
export function findFanIn(chain: ChainLedger, options: FanOptions = {}): Finding[] {
  return findFans(chain, 'in', options)
}

/** One account pays many: per sender the window with the most different receivers. O(rows). */
export function findFanOut(chain: ChainLedger, options: FanOptions = {}): Finding[] {
  return findFans(chain, 'out', options)
}

function findFans(chain: ChainLedger, direction: 'in' | 'out', options: FanOptions): Finding[] {
  const { counterparties = 10, transfersEach = 1, within = DAY } = options
  const other = direction === 'in' ? chain.columns.from : chain.columns.to
  const findings: Finding[] = []
  for (let holding = 0; holding < chain.holdingCount; holding++) {
    const rows = timedRows(chain, holding, direction).filter((row) => other[row] !== holding)
    if (rows.length < counterparties * transfersEach) continue
    const best = widest(chain, rows, other, transfersEach, within)
    if (best.size < counterparties) continue
    const counted = best.rows.filter((row) => best.counted.has(other[row]!))
    findings.push({
      accounts: namesOf(chain, [holding, ...counted.map((row) => other[row]!)]),
      rows: counted,
    })
  }
  return findings
}

function widest(
  chain: ChainLedger,
  rows: readonly number[],
  other: Uint32Array,
  transfersEach: number,
  within: number,
) {
  const counts = new Map<number, number>()
  let size = 0
  let from = 0
  let best = { size: 0, from: 0, to: 0 }
  for (const window of windowsOf(chain.columns.time, rows, within)) {
    const joined = other[rows[window.to - 1]!]!
    const now = (counts.get(joined) ?? 0) + 1
    counts.set(joined, now)
    if (now === transfersEach) size++
    for (; from < window.from; from++) {
      const left = other[rows[from]!]!
      const rest = counts.get(left)! - 1
      counts.set(left, rest)
      if (rest === transfersEach - 1) size--
    }
    if (size > best.size) best = { size, from: window.from, to: window.to }
  }
  const inside = rows.slice(best.from, best.to)
  const final = new Map<number, number>()
  for (const row of inside) final.set(other[row]!, (final.get(other[row]!) ?? 0) + 1)
  const counted = new Set([...final].filter(([, count]) => count >= transfersEach).map(([node]) => node))
  return { size: best.size, rows: inside, counted }
}
