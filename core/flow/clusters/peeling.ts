import type { UtxoTransaction } from '#core/ledger/utxo.ts'
import type { CoinIndex } from './coin-index.ts'

/**
 * BlockSci's isPeelingChain: one input, two outputs, and the transaction before it or one that spends from it
 * has one input and two outputs as well.
 */
export function isPeelingChain(tx: UtxoTransaction, index: CoinIndex): boolean {
  if (!peels(tx)) return false
  const before = index.makerOf(tx.inputs[0]!.spent)
  if (before !== null && peels(before)) return true
  return tx.outputs.some((_, at) => {
    const after = index.spenderOf(tx.txid, at)
    return after !== null && peels(after)
  })
}

function peels(tx: UtxoTransaction): boolean {
  return !tx.coinbase && tx.inputs.length === 1 && tx.outputs.length === 2
}
