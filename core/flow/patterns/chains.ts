import { exactAmount } from '#core/ledger/amounts.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Finding } from './finding.ts'
import { DAY, namesOf } from './finding.ts'

export interface PeelOptions {
  readonly hops?: number
  /** Least part, in percent, that goes on: of a hop's two payments, or of what it received where it pays once. */
  readonly fromPercent?: number
  /** Longest time from one hop to the next, in ms. */
  readonly within?: number
}

/**
 * Peel chain: accounts in a row that each received once and paid twice, a small part aside and the rest on to the
 * next, or once, and kept the small part. Reported from its first account, at its full length. O(rows).
 */
export function findPeelChains(chain: ChainLedger, options: PeelOptions = {}): Finding[] {
  const { hops = 5, fromPercent = 80, within = DAY } = options
  const onward = new Map<number, { readonly row: number; readonly rows: readonly number[] }>()
  for (let holding = 0; holding < chain.holdingCount; holding++) {
    const hop = peelOf(chain, holding, fromPercent, within)
    if (hop !== null) onward.set(holding, hop)
  }
  const continued = new Set([...onward.values()].map((hop) => chain.columns.to[hop.row]!))
  const findings: Finding[] = []
  for (const first of onward.keys()) {
    if (continued.has(first) && reachedByPeel(chain, first, onward)) continue
    const accounts: number[] = []
    const rows: number[] = []
    for (
      let at = first;
      onward.has(at) && !accounts.includes(at);
      at = chain.columns.to[onward.get(at)!.row]!
    ) {
      accounts.push(at)
      rows.push(...onward.get(at)!.rows)
    }
    if (accounts.length >= hops)
      findings.push({ accounts: namesOf(chain, accounts), rows: rows.sort((a, b) => a - b) })
  }
  return findings
}

function reachedByPeel(chain: ChainLedger, holding: number, onward: ReadonlyMap<number, unknown>): boolean {
  const received = chain.incoming.events[chain.incoming.offsets[holding]!]!
  return onward.has(chain.columns.from[received]!)
}

function peelOf(chain: ChainLedger, holding: number, fromPercent: number, within: number) {
  const { incoming, outgoing, columns } = chain
  const into = incoming.offsets[holding]!
  const out = outgoing.offsets[holding]!
  const outputs = outgoing.offsets[holding + 1]! - out
  if (incoming.offsets[holding + 1]! - into !== 1 || outputs < 1 || outputs > 2) return null
  const received = incoming.events[into]!
  const [first, second] = [outgoing.events[out]!, outgoing.events[out + outputs - 1]!]
  if (received > first || !(columns.time[second]! - columns.time[received]! <= within)) return null
  if (outputs === 1) {
    const [sent, had] = [exactAmount(columns, first), exactAmount(columns, received)]
    return sent * 100n >= had * BigInt(fromPercent) ? { row: first, rows: [first] } : null
  }
  const [a, b] = [exactAmount(columns, first), exactAmount(columns, second)]
  const [row, larger] = a >= b ? [first, a] : [second, b]
  return larger * 100n >= (a + b) * BigInt(fromPercent) ? { row, rows: [first, second] } : null
}
