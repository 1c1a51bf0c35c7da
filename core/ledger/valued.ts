import type { Ledger } from './ledger.ts'
import { buildLedger } from './ledger.ts'
import type { Transfer } from './types.ts'

/** A ledger in which every asset counts by what it was worth. */
export interface ValuedView {
  /** One asset, {@link fiatAsset}; amounts in minor units; ids, order and accounts of the transfers themselves. */
  readonly ledger: Ledger
  /** Ids of transfers without a value: they are in no answer, and nothing is assumed about them. */
  readonly unvalued: readonly string[]
}

/** Name of the one asset of a view in a currency (ISO 4217): no chain has it, so it meets no real asset. */
export function fiatAsset(currency: string): string {
  return `fiat:${currency}`
}

/**
 * All assets of an account as one pot, each transfer at its own value in minor units when it was made; null
 * where there is no price. A haircut over it answers "of what this account was worth, how much came from there",
 * across assets. Prices move between receipt and payment, so an account may send more than it received (the
 * rest counts as outside) or keep a remainder: per-asset answers stay the exact ones. O(rows).
 */
export function valuedView(
  ledger: Ledger,
  currency: string,
  valueOf: (transfer: Transfer) => bigint | null,
): ValuedView {
  const asset = fiatAsset(currency)
  const valued: Transfer[] = []
  const unvalued: string[] = []
  for (const chain of ledger.chains.values()) {
    for (let row = 0; row < chain.count; row++) {
      const transfer = chain.transfer(row)
      const amount = valueOf(transfer)
      if (amount === null) unvalued.push(transfer.id)
      else valued.push({ ...transfer, asset, amount })
    }
  }
  return { ledger: buildLedger(valued), unvalued }
}
