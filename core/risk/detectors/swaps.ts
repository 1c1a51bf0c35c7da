import type { ChainLedger } from '#core/ledger/ledger.ts'
import { rowsOfTransaction } from '#core/ledger/transactions.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { PriceOf } from './chain-shapes.ts'

/** One asset given for another by one account within one transaction: what it paid, and what it was paid. */
export interface Swap {
  readonly given: readonly Transfer[]
  readonly taken: readonly Transfer[]
}

/**
 * The swap by which `row` reached its receiver: in that transaction the account paid more than it got back of exactly
 * one other asset, and got more than it paid of this one alone. Null where that is not so: adding two assets to a pool
 * for a third is no swap.
 */
export function swapInto(chain: ChainLedger, row: number): Swap | null {
  const account = chain.accountIndexOf(chain.columns.to[row]!)
  const asset = chain.assetOf(chain.columns.to[row]!)
  const net = new Map<string, { sum: bigint; given: Transfer[]; taken: Transfer[] }>()
  for (const other of rowsOfTransaction(chain, row)) {
    const [from, to] = [chain.columns.from[other]!, chain.columns.to[other]!]
    const sends = chain.accountIndexOf(from) === account
    if (sends === (chain.accountIndexOf(to) === account)) continue
    const transfer = chain.transfer(other)
    const side = net.get(transfer.asset) ?? { sum: 0n, given: [], taken: [] }
    net.set(transfer.asset, side)
    side.sum += sends ? -transfer.amount : transfer.amount
    if (transfer.amount > 0n) (sends ? side.given : side.taken).push(transfer)
  }
  const sides = [...net].filter(([, { sum }]) => sum !== 0n)
  const paid = sides.filter(([, { sum }]) => sum < 0n)
  const got = sides.filter(([, { sum }]) => sum > 0n)
  const [[, give] = [], [what, take] = []] = [paid[0], got[0]]
  if (paid.length !== 1 || got.length !== 1 || give === undefined || take === undefined || what !== asset)
    return null
  return { given: give.given, taken: take.taken }
}

/**
 * Whether both sides of a swap were worth the same, give or take `tolerance` whole per cent of what was given. Null
 * where a price is missing: then nobody can say.
 */
export function isEvenSwap({ given, taken }: Swap, tolerance: number, priceOf: PriceOf): boolean | null {
  const [paid, got] = [given, taken].map((side) => {
    const prices = side.map(({ id }) => priceOf(id))
    return prices.includes(null) ? null : prices.reduce((sum, price) => sum + (price?.minor ?? 0n), 0n)
  })
  if (paid === null || got === null || paid === undefined || got === undefined) return null
  const apart = paid > got ? paid - got : got - paid
  return paid > 0n && got > 0n && apart * 100n <= paid * BigInt(tolerance)
}
