import { isTransactionAccount } from '#core/ledger/coin-accounts.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'

/**
 * Hops that a path takes: the transfers that leave an account. A transaction of coins stands between its inputs and
 * its outputs as an account of its own (core/ledger/utxo.ts), and passing it is not one more hop: who is paid by an
 * output is the next one after who put in an input.
 *
 * @param rows rows of the chain, from source to destination
 */
export function hopsOf(chain: ChainLedger, rows: readonly number[]): number {
  let passed = 0
  for (const row of rows) if (isTransactionAccount(chain.accountOf(chain.columns.from[row]!))) passed++
  return Math.max(1, rows.length - passed)
}
