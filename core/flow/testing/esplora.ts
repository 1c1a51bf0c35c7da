import type { UtxoTransaction } from '#core/ledger/utxo.ts'

interface EsploraOutput {
  readonly scriptpubkey_type: string
  readonly scriptpubkey_address?: string
  readonly value: number
}

/** The fields of an Esplora transaction that the tests on real transactions read. */
export interface EsploraTransaction {
  readonly txid: string
  readonly locktime: number
  readonly weight: number
  readonly vin: readonly { txid: string; vout: number; is_coinbase: boolean; prevout: EsploraOutput | null }[]
  readonly vout: readonly EsploraOutput[]
  readonly status?: { readonly block_height?: number; readonly block_time?: number }
}

export function fromEsplora(tx: EsploraTransaction): UtxoTransaction {
  const coin = (output: EsploraOutput) => ({
    address: output.scriptpubkey_address ?? null,
    script: output.scriptpubkey_type,
    amount: BigInt(output.value),
  })
  const time = tx.status?.block_time
  return {
    txid: tx.txid,
    block: tx.status?.block_height ?? null,
    txIndex: null,
    time: time === undefined ? null : time * 1000,
    locktime: tx.locktime,
    virtualSize: Math.ceil(tx.weight / 4),
    coinbase: tx.vin.some((input) => input.is_coinbase),
    inputs: tx.vin.map((input) => ({ spent: `${input.txid}:${input.vout}`, ...coin(input.prevout!) })),
    outputs: tx.vout.map(coin),
  }
}
