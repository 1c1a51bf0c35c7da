import { coinAccount, feesAccount, newCoinsAccount, transactionAccount } from './coin-accounts.ts'
import type { Transfer } from './types.ts'

/** A coin that a transaction spends. */
export interface UtxoInput {
  /** Where the coin was made, `txid:vout`. */
  readonly spent: string
  /** The single address that owned it; null where none did (bare multisig, unknown script). */
  readonly address: string | null
  /** Type of its script, e.g. `p2pkh`, as the source names it. */
  readonly script: string | null
  readonly amount: bigint
}

/** A coin that a transaction makes. */
export interface UtxoOutput {
  readonly address: string | null
  readonly script: string | null
  readonly amount: bigint
}

/** A transaction of a chain of coins (Bitcoin and its relatives). A coinbase has no inputs. */
export interface UtxoTransaction {
  readonly txid: string
  readonly block: number | null
  readonly txIndex: number | null
  readonly time: number | null
  readonly locktime: number
  /** In virtual bytes; null where the source did not give it. */
  readonly virtualSize: number | null
  readonly coinbase: boolean
  readonly inputs: readonly UtxoInput[]
  readonly outputs: readonly UtxoOutput[]
}

export interface UtxoMapping {
  readonly chain: string
  readonly asset: string
  /**
   * `coins`: every coin is an account, so taint follows coins. `addresses`: every address is an account and
   * its coins mix; a coin without an address stays an account of its own.
   */
  readonly accounts: 'coins' | 'addresses'
  /** `descending` pays the outputs largest first, as TIHO wants; equal ones as listed. */
  readonly outputs?: 'listed' | 'descending'
  /** Fees collected by a coinbase, from the other transactions of its block. Unknown if absent. */
  readonly fees?: bigint
}

/**
 * A block's coinbase collects what its other transactions left, so its rows come after theirs. The largest index that
 * the desk's tables hold.
 */
const AFTER_ALL = 0x7fff_ffff

/**
 * A transaction as transfers: inputs into the transaction, outputs out of it in order, the fee last (into the
 * block's pot of fees, which the coinbase empties). The transaction is an account of its own in between, so
 * that the rules for accounts are the rules for inputs and outputs (engine 1.1, UTXO model).
 * Ids are `txid:in:n`, `txid:out:n` and `txid:fee`.
 */
export function transfersOfUtxo(tx: UtxoTransaction, mapping: UtxoMapping): Transfer[] {
  const { chain, asset } = mapping
  const hub = transactionAccount(chain, tx.txid)
  const pot = feesAccount(chain, tx.block ?? tx.txid)
  const txIndex = tx.coinbase && tx.txIndex !== null ? AFTER_ALL : tx.txIndex
  const rows: Transfer[] = []
  const push = (name: string, from: string, to: string, amount: bigint): void => {
    rows.push({
      id: `${tx.txid}:${name}`,
      chain,
      asset,
      txHash: tx.txid,
      from,
      to,
      amount,
      block: tx.block,
      txIndex,
      logIndex: rows.length,
      time: tx.time,
    })
  }
  const owner = (coin: string, address: string | null) =>
    mapping.accounts === 'addresses' && address !== null ? `${chain}:${address}` : coinAccount(chain, coin)

  const received = sum(tx.inputs)
  const paid = sum(tx.outputs)
  if (tx.coinbase) {
    const fees = mapping.fees ?? 0n
    if (fees > 0n) push('in:0', pot, hub, fees)
    push('in:1', newCoinsAccount(chain), hub, paid > fees ? paid - fees : 0n)
  }
  for (const [at, input] of tx.inputs.entries())
    push(`in:${at}`, owner(input.spent, input.address), hub, input.amount)
  for (const at of outputOrder(tx.outputs, mapping.outputs ?? 'listed')) {
    const output = tx.outputs[at]!
    push(`out:${at}`, hub, owner(`${tx.txid}:${at}`, output.address), output.amount)
  }
  if (!tx.coinbase && received > paid) push('fee', hub, pot, received - paid)
  return rows
}

/** What a transaction leaves to the block's producer, in the smallest unit. */
export function feeOf(tx: UtxoTransaction): bigint {
  return tx.coinbase ? 0n : sum(tx.inputs) - sum(tx.outputs)
}

function sum(coins: readonly { readonly amount: bigint }[]): bigint {
  return coins.reduce((total, coin) => total + coin.amount, 0n)
}

function outputOrder(outputs: readonly UtxoOutput[], order: 'listed' | 'descending'): number[] {
  const listed = outputs.map((_, at) => at)
  if (order === 'listed') return listed
  return listed.sort((a, b) => {
    const [first, second] = [outputs[a]!.amount, outputs[b]!.amount]
    return first > second ? -1 : first < second ? 1 : a - b
  })
}

/**
 * Transactions in an order that their spending allows, for sources that do not say where in its block a
 * transaction stood: by block, and inside a block a transaction after those whose coins it spends. Where a
 * source gave no index, the position in that order becomes `txIndex`, so that a coin made and spent in one
 * block is not spent first. A block of which any index is known keeps the indexes it has.
 */
export function inSpendingOrder(transactions: readonly UtxoTransaction[]): UtxoTransaction[] {
  const byBlock = Map.groupBy(transactions, (tx) => tx.block ?? Infinity)
  const blocks = [...byBlock.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return blocks.flatMap((block) => {
    const own = byBlock.get(block)!
    if (own.some((tx) => tx.txIndex !== null))
      return own.toSorted((a, b) => (a.txIndex ?? -1) - (b.txIndex ?? -1))
    return spendersLast(own).map((tx, txIndex) => ({ ...tx, txIndex }))
  })
}

function spendersLast(block: readonly UtxoTransaction[]): UtxoTransaction[] {
  const byId = new Map(block.map((tx) => [tx.txid, tx]))
  const done = new Set<string>()
  const ordered: UtxoTransaction[] = []
  const place = (tx: UtxoTransaction): void => {
    if (done.has(tx.txid)) return
    done.add(tx.txid)
    for (const { spent } of tx.inputs) {
      const maker = byId.get(spent.slice(0, spent.lastIndexOf(':')))
      if (maker !== undefined) place(maker)
    }
    ordered.push(tx)
  }
  for (const tx of block.toSorted((a, b) => (a.txid < b.txid ? -1 : 1))) place(tx)
  return ordered
}
