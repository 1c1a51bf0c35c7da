import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Finding } from './finding.ts'
import { DAY, namesOf } from './finding.ts'

export interface CycleOptions {
  readonly fewest?: number
  readonly hops?: number
  /** Longest time from the first to the last transfer of the cycle, in ms. */
  readonly within?: number
  /** How far, in percent of the first amount, the other amounts may be off. */
  readonly tolerancePercent?: number
  /** Accounts that send more transfers than this are not walked through: everything meets at a hub. */
  readonly hub?: number
  /** `inOrder`: each transfer after the one before it, so the same funds can have gone round. */
  readonly inOrder?: boolean
}

/**
 * Cycles of similar amounts: funds, or at least amounts, that come back to where they began. Bounded search
 * from each transfer as the earliest of its cycle; a set of accounts is reported once.
 */
export function findCycles(chain: ChainLedger, options: CycleOptions = {}): Finding[] {
  const search = new CycleSearch(chain, options)
  for (let row = 0; row < chain.count; row++) search.from(row)
  return search.findings
}

class CycleSearch {
  readonly findings: Finding[] = []
  private readonly chain: ChainLedger
  private readonly limits: Required<CycleOptions>
  private readonly seen = new Set<string>()
  private readonly rows: number[] = []
  private readonly nodes: number[] = []

  constructor(chain: ChainLedger, options: CycleOptions) {
    this.chain = chain
    this.limits = {
      fewest: 3,
      hops: 5,
      within: DAY,
      tolerancePercent: 10,
      hub: 1000,
      inOrder: true,
      ...options,
    }
  }

  from(first: number): void {
    const { from, to, amount, time } = this.chain.columns
    if (amount[first] === 0 || Number.isNaN(time[first]!) || from[first] === to[first]) return
    this.rows.push(first)
    this.nodes.push(from[first]!, to[first]!)
    this.extend()
    this.rows.length = 0
    this.nodes.length = 0
  }

  private extend(): void {
    const { outgoing, columns } = this.chain
    const { hops, fewest, within, hub, inOrder } = this.limits
    const node = this.nodes.at(-1)!
    const start = outgoing.offsets[node]!
    const end = outgoing.offsets[node + 1]!
    if (end - start > hub) return
    const first = this.rows[0]!
    const after = inOrder ? this.rows.at(-1)! : first
    const tried = new Set<number>()
    for (let at = start; at < end; at++) {
      const row = outgoing.events[at]!
      if (row <= after) continue
      if (columns.time[row]! - columns.time[first]! > within) break
      const next = columns.to[row]!
      if (!this.similar(row) || tried.has(next)) continue
      tried.add(next)
      if (next === this.nodes[0] && this.rows.length + 1 >= fewest) this.report(row)
      if (this.rows.length + 1 >= hops || this.nodes.includes(next)) continue
      this.rows.push(row)
      this.nodes.push(next)
      this.extend()
      this.rows.pop()
      this.nodes.pop()
    }
  }

  private similar(row: number): boolean {
    const { amount } = this.chain.columns
    const first = amount[this.rows[0]!]!
    return Math.abs(amount[row]! - first) * 100 <= first * this.limits.tolerancePercent
  }

  private report(last: number): void {
    const key = this.nodes.toSorted((a, b) => a - b).join()
    if (this.seen.has(key)) return
    this.seen.add(key)
    const rows = [...this.rows, last].sort((a, b) => a - b)
    this.findings.push({ accounts: namesOf(this.chain, this.nodes), rows })
  }
}
