import type { UtxoTransaction } from '#core/ledger/utxo.ts'
import { feeOf } from '#core/ledger/utxo.ts'

export interface CoinTaintRule {
  /** `poison`: every output of a transaction with a tainted input, in full. `haircut`: in proportion. */
  readonly method: 'poison' | 'haircut'
  /** Whether taint goes on through the fee into the coins of the block's coinbase. */
  readonly fees: boolean
}

export interface TaintedCoin {
  readonly amount: bigint
  readonly tainted: bigint
}

/**
 * Taint of whole satoshis through transactions, as BlockSci computes it (taint.cpp):
 *
 *   taint of output i = min( trunc(out_i / totalIn · taintIn), out_i, taintIn - given so far )
 *   taint of the fee  = min( what is left, fee )
 *
 * Takes transactions in chain order, a block's coinbase anywhere among its own; returns the tainted coins
 * that are unspent afterwards, by `txid:vout`. Without fees, the taint of a fee is dropped.
 */
export function taintedCoins(
  transactions: readonly UtxoTransaction[],
  seeds: ReadonlyMap<string, bigint>,
  rule: CoinTaintRule,
): Map<string, TaintedCoin> {
  const coins = new Map<string, TaintedCoin>()
  let at = 0
  while (at < transactions.length) {
    let end = at
    while (end < transactions.length && transactions[end]!.block === transactions[at]!.block) end++
    taintBlock(transactions.slice(at, end), seeds, rule, coins)
    at = end
  }
  return coins
}

function taintBlock(
  block: readonly UtxoTransaction[],
  seeds: ReadonlyMap<string, bigint>,
  rule: CoinTaintRule,
  coins: Map<string, TaintedCoin>,
): void {
  let feeTaint = 0n
  for (const tx of block) {
    if (tx.coinbase) continue
    let taint = 0n
    for (const input of tx.inputs) {
      taint += coins.get(input.spent)?.tainted ?? 0n
      coins.delete(input.spent)
    }
    const total = tx.inputs.reduce((sum, input) => sum + input.amount, 0n)
    const rest = payOutputs(tx, taint, total, seeds, rule, coins)
    const fee = feeOf(tx)
    if (taint > 0n && rule.fees) feeTaint += rule.method === 'poison' || rest > fee ? fee : rest
  }
  for (const tx of block) {
    if (!tx.coinbase) continue
    const total = tx.outputs.reduce((sum, output) => sum + output.amount, 0n)
    payOutputs(tx, feeTaint, total, seeds, rule, coins)
  }
}

/** Gives the outputs their taint; returns what was not given. */
function payOutputs(
  tx: UtxoTransaction,
  taint: bigint,
  total: bigint,
  seeds: ReadonlyMap<string, bigint>,
  rule: CoinTaintRule,
  coins: Map<string, TaintedCoin>,
): bigint {
  let rest = taint
  for (const [at, { amount }] of tx.outputs.entries()) {
    const coin = `${tx.txid}:${at}`
    let tainted = taint > 0n ? amount : 0n
    if (rule.method === 'haircut') tainted = smallest((amount * taint) / total, amount, rest)
    rest -= tainted
    tainted = seeds.get(coin) ?? tainted
    if (tainted > 0n) coins.set(coin, { amount, tainted })
  }
  return rest > 0n ? rest : 0n
}

function smallest(...values: bigint[]): bigint {
  return values.reduce((least, value) => (value < least ? value : least))
}
