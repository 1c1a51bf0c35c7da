import type { UtxoTransaction } from '#core/ledger/utxo.ts'

export interface AddressFlow {
  readonly from: string
  readonly to: string
  /** In the smallest unit, estimated. */
  readonly value: bigint
  readonly transactions: number
}

export interface EstimateOptions {
  /** Name of the source of new coins, e.g. `coinbase`: what a coinbase pays came from there. Absent: not shown. */
  readonly coinbase?: string
}

/**
 * How much went from address to address, where transactions only say what went in and what came out. The
 * estimate of GraphSense: est(i -> j) = round( in_i / totalIn · out_j ), change back to an input dropped,
 * coins without a single owner counted in totalIn but not as ends. Summed over transactions.
 * A coinbase has no inputs: the estimate is then all of each output, from the source of new coins.
 */
export function estimateFlows(
  transactions: readonly UtxoTransaction[],
  { coinbase }: EstimateOptions = {},
): AddressFlow[] {
  const flows = new Map<string, AddressFlow>()
  for (const tx of transactions) {
    const targets = byAddress(tx.outputs)
    const minted = tx.coinbase && coinbase !== undefined
    const all = (minted ? tx.outputs : tx.inputs).reduce((sum, coin) => sum + coin.amount, 0n)
    const sources = minted ? new Map([[coinbase, all]]) : byAddress(tx.inputs)
    if (all === 0n) continue
    for (const [from, paid] of sources) {
      for (const [to, received] of targets) {
        if (sources.has(to)) continue
        const key = `${from} ${to}`
        const known = flows.get(key)
        const value = (paid * received * 2n + all) / (all * 2n)
        flows.set(key, {
          from,
          to,
          value: (known?.value ?? 0n) + value,
          transactions: (known?.transactions ?? 0) + 1,
        })
      }
    }
  }
  return [...flows.values()]
}

function byAddress(
  coins: readonly { readonly address: string | null; readonly amount: bigint }[],
): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { address, amount } of coins)
    if (address !== null) sums.set(address, (sums.get(address) ?? 0n) + amount)
  return sums
}
