import type { UtxoTransaction } from '#core/ledger/utxo.ts'

/** Who made and who spent each coin, over transactions in chain order. */
export interface CoinIndex {
  readonly transactions: readonly UtxoTransaction[]
  /** Transaction that spends the output, or null: unspent as far as these transactions go. */
  spenderOf(txid: string, output: number): UtxoTransaction | null
  makerOf(outpoint: string): UtxoTransaction | null
  /** Transaction in which the address first received a coin, or null. */
  firstSeen(address: string): string | null
}

export function indexCoins(transactions: readonly UtxoTransaction[]): CoinIndex {
  const byId = new Map<string, UtxoTransaction>()
  const spender = new Map<string, UtxoTransaction>()
  const first = new Map<string, string>()
  for (const tx of transactions) {
    byId.set(tx.txid, tx)
    for (const input of tx.inputs) {
      spender.set(input.spent, tx)
      // An input of an earlier transaction that we do not hold: its address was seen before this one.
      if (input.address !== null && !first.has(input.address))
        first.set(input.address, makerName(input.spent))
    }
    for (const { address } of tx.outputs)
      if (address !== null && !first.has(address)) first.set(address, tx.txid)
  }
  return {
    transactions,
    spenderOf: (txid, output) => spender.get(`${txid}:${output}`) ?? null,
    makerOf: (outpoint) => byId.get(makerName(outpoint)) ?? null,
    firstSeen: (address) => first.get(address) ?? null,
  }
}

function makerName(outpoint: string): string {
  return outpoint.slice(0, outpoint.lastIndexOf(':'))
}
