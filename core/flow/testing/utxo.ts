import type { UtxoTransaction } from '#core/ledger/utxo.ts'

/** Bitcoin in satoshis: `btc(1.5)` is 150,000,000. */
export const btc = (amount: number) => BigInt(Math.round(amount * 1e8))

export interface Draft {
  readonly txid: string
  readonly block: number
  /** `txid:vout` of coins made by earlier drafts; a coin outside the drafts is [name, amount]. */
  readonly spends?: readonly (string | readonly [outpoint: string, amount: bigint])[]
  readonly pays: readonly bigint[]
  /** Addresses of the outputs; absent: one fresh address each. */
  readonly to?: readonly (string | null)[]
  readonly script?: readonly string[]
  readonly locktime?: number
  readonly virtualSize?: number
}

/** Transactions from short descriptions: inputs find their amount and address in the outputs they spend. */
export function utxoTransactions(drafts: readonly Draft[]): UtxoTransaction[] {
  const made = new Map<string, { address: string | null; script: string | null; amount: bigint }>()
  return drafts.map((draft, txIndex) => {
    const outputs = draft.pays.map((amount, at) => ({
      address: draft.to === undefined ? `addr-${draft.txid}-${at}` : draft.to[at]!,
      script: draft.script?.[at] ?? 'p2pkh',
      amount,
    }))
    for (const [at, output] of outputs.entries()) made.set(`${draft.txid}:${at}`, output)
    const inputs = (draft.spends ?? []).map((spent) => {
      if (typeof spent !== 'string') return { spent: spent[0], address: null, script: null, amount: spent[1] }
      const coin = made.get(spent)
      if (coin === undefined) throw new Error(`no coin ${spent}`)
      return { spent, ...coin }
    })
    return {
      txid: draft.txid,
      block: draft.block,
      txIndex,
      time: null,
      locktime: draft.locktime ?? 0,
      virtualSize: draft.virtualSize ?? null,
      coinbase: draft.spends === undefined,
      inputs,
      outputs,
    }
  })
}
