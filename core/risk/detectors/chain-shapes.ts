import { findPeelChains } from '#core/flow/patterns/chains.ts'
import { exactAmount } from '#core/ledger/amounts.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import type { FiatValue } from '#core/risk/subject.ts'
import { hit, NOTHING } from './behaviour.ts'
import { measure, thresholdOf } from './support.ts'

/** What a transfer was worth; null where nobody said. */
export type PriceOf = (transferId: string) => FiatValue | null

/** A shape in a chain's transfers: the accounts that make it, the rows, and the verdict on it. */
export interface ChainShape {
  readonly accounts: readonly string[]
  readonly rows: readonly number[]
  /** Epoch ms of the last row. */
  readonly completedAt: number
  readonly result: DetectorResult
}

/**
 * T04: peel chains of the ledger. An account counts as a hop where it received once and paid twice, or once, and the
 * (larger) payment is between `passedFrom` and `passedTo` per cent of both, or of what it received. Reported at full length, from the first account.
 */
export function findPeels(check: Check<'peel-chain'>, chain: ChainLedger, priceOf: PriceOf): ChainShape[] {
  const { minHops, passedFrom, passedTo, hopWindow } = check.parameters
  const found = findPeelChains(chain, {
    hops: minHops.value,
    fromPercent: passedFrom.value,
    within: hopWindow.value,
  })
  return found
    .filter(({ rows }) => peelsVisibly(chain, rows, passedTo.value))
    .map(({ accounts, rows }) => ({
      accounts,
      rows,
      completedAt: latest(chain, rows),
      result: hit(check, {
        observed: measure('minHops', accounts.length, 'hops'),
        threshold: thresholdOf('minHops', minHops),
        movements: movementsOf(chain, rows, priceOf),
        params: { hops: accounts.length, first: accounts[0] ?? '' },
      }),
    }))
}

/** At every hop something peels off: of the two payments, or of what was received where there is one. */
function peelsVisibly({ columns, incoming }: ChainLedger, rows: readonly number[], most: number): boolean {
  return [...Map.groupBy(rows, (row) => columns.from[row] ?? 0)].every(([holding, own]) => {
    const amounts = own.map((row) => exactAmount(columns, row))
    const received = incoming.events[incoming.offsets[holding] ?? 0] ?? 0
    const total =
      amounts.length === 1 ? exactAmount(columns, received) : amounts.reduce((sum, each) => sum + each, 0n)
    const larger = amounts.reduce((a, b) => (a > b ? a : b), 0n)
    return larger * 100n <= total * BigInt(most)
  })
}

/** Rows as the movements that make a shape. */
export function movementsOf(chain: ChainLedger, rows: readonly number[], priceOf: PriceOf) {
  return rows.map((row) => {
    const { id, asset, amount } = chain.transfer(row)
    return { id, asset, amount, fiat: priceOf(id) }
  })
}

/** When the last of the rows happened, epoch ms. */
export const latest = ({ columns }: ChainLedger, rows: readonly number[]) =>
  rows.reduce((most, row) => Math.max(most, columns.time[row] ?? 0), 0)

/**
 * T03: the transfers of one transaction pay `minOutputs` or more equal amounts to different accounts from `minInputs`
 * or more senders: nobody can say which output is whose. `legs` are all transfers of the transaction held, `senders`
 * how many accounts paid for them.
 */
export function detectEqualOutputs(
  check: Check<'equal-outputs'>,
  screened: Transfer,
  { legs, senders }: { readonly legs: readonly Transfer[]; readonly senders: number },
  priceOf: PriceOf,
): DetectorResult {
  const { minOutputs, minInputs } = check.parameters
  const same = legs.filter(({ asset, amount }) => asset === screened.asset && amount === screened.amount)
  const outputs = new Set(same.map(({ to }) => to))
  if (screened.amount === 0n || outputs.size < minOutputs.value || senders < minInputs.value) return NOTHING
  return hit(check, {
    observed: measure('minOutputs', outputs.size, 'count'),
    threshold: thresholdOf('minOutputs', minOutputs),
    movements: same.map(({ id, asset, amount }) => ({ id, asset, amount, fiat: priceOf(id) })),
    params: { senders },
  })
}
