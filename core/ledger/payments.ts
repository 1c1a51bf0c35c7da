import { coinAccountOf, isCoinChain } from './coin-accounts.ts'
import type { ChainLedger, Ledger } from './ledger.ts'
import { buildLedger } from './ledger.ts'
import type { Transfer } from './types.ts'

/** Who put what into a transaction of coins. */
export interface Payer {
  readonly account: string
  /** All of its coins that the transaction spends, in the smallest unit. */
  readonly amount: bigint
  /** The transfer of its largest coin into the transaction. */
  readonly transferId: string
}

/**
 * A ledger as it is monitored: who paid whom. On chains of coins an output is a payment (the unit in which a payment is
 * reported to anybody), and inputs, fees and change are none: change goes back to an address that paid. An
 * output without an owner that carries nothing is a message. The payment keeps the id of its output, and its `from` is
 * the address that put the most in: the chain does not say which input paid which output, so all who paid are beside it.
 * Everything else is as in the ledger.
 */
export interface Payments {
  readonly ledger: Ledger
  /** Everybody who paid for the output, the largest first; null where one account paid another and `from` is all. */
  readonly payersOf: (transferId: string) => readonly Payer[] | null
}

interface ChainPayments {
  readonly chain: ChainLedger | null
  readonly payers: ReadonlyMap<string, readonly Payer[]>
}

const known = new WeakMap<ChainLedger, ChainPayments>()

/** The payments of a ledger. O(rows of the chains of coins), once for each state of such a chain. */
export function paymentsOf(ledger: Ledger): Payments {
  const chains = new Map<string, ChainLedger>()
  const found: ChainPayments[] = []
  let count = 0
  for (const [name, chain] of ledger.chains) {
    const own = isCoinChain(name) ? ofCoins(chain) : null
    if (own !== null) found.push(own)
    const paid = own === null ? chain : own.chain
    if (paid === null) continue
    chains.set(name, paid)
    count += paid.count
  }
  return {
    ledger: { count, chains },
    payersOf(transferId) {
      for (const { payers } of found) {
        const paid = payers.get(transferId)
        if (paid !== undefined) return paid
      }
      return null
    },
  }
}

function ofCoins(chain: ChainLedger): ChainPayments {
  const before = known.get(chain)
  if (before !== undefined) return before
  const payers = new Map<string, readonly Payer[]>()
  const transfers: Transfer[] = []
  const paidInto = new Map<number, readonly Payer[]>()
  const payersInto = (holding: number): readonly Payer[] => {
    const paid = paidInto.get(holding) ?? payersOfHolding(chain, holding)
    paidInto.set(holding, paid)
    return paid
  }
  for (let row = 0; row < chain.count; row++) {
    const transfer = chain.transfer(row)
    if (coinAccountOf(transfer.to)?.role === 'transaction') continue
    if (coinAccountOf(transfer.from)?.role !== 'transaction') {
      transfers.push(transfer)
      continue
    }
    const paid = payersInto(chain.columns.from[row]!)
    const from = paid[0]?.account ?? transfer.from
    if (isNoPayment(transfer) || paid.some(({ account }) => account === transfer.to)) continue
    transfers.push({ ...transfer, from })
    payers.set(transfer.id, paid)
  }
  // Nothing of coins in it: the chain was given as who paid whom.
  const isAsItWas = transfers.length === chain.count && payers.size === 0
  const made = isAsItWas ? chain : (buildLedger(transfers).chains.get(chain.chain) ?? null)
  const result = { chain: made, payers }
  known.set(chain, result)
  return result
}

/** A fee, which nobody is paid by choice, or a message: an output of nothing that nobody owns. */
function isNoPayment({ to, amount }: Transfer): boolean {
  const role = coinAccountOf(to)?.role
  return role === 'fees' || (role === 'coin' && amount === 0n)
}

/** Ties stay as they stand: in the order of the inputs. */
const largestFirst = (a: { readonly amount: bigint }, b: { readonly amount: bigint }) =>
  a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : 0

function payersOfHolding(chain: ChainLedger, holding: number): Payer[] {
  const { incoming } = chain
  const rows = incoming.events.subarray(incoming.offsets[holding], incoming.offsets[holding + 1])
  const coins = Array.from(rows, (row) => chain.transfer(row)).sort(largestFirst)
  return [...Map.groupBy(coins, (coin) => coin.from)]
    .map(([account, own]) => ({
      account,
      amount: own.reduce((sum, coin) => sum + coin.amount, 0n),
      transferId: own[0]!.id,
    }))
    .sort(largestFirst)
}
