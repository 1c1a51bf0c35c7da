import { isCoinChain, isTransactionAccount } from '#core/ledger/coin-accounts.ts'
import type { ChainLedger, Ledger } from '#core/ledger/ledger.ts'

/**
 * The accounts, and with those of chains of coins the transactions that they paid into: what they paid lies at the
 * outputs of those.
 */
export function withTransactions(ledger: Ledger, accounts: Iterable<string>): Set<string> {
  const found = new Set(accounts)
  for (const account of accounts) {
    if (!isCoinChain(account)) continue
    const chain = ledger.chains.get(account.slice(0, account.lastIndexOf(':')))
    if (chain !== undefined) for (const paid of paidInto(chain, account)) found.add(paid)
  }
  return found
}

function* paidInto(chain: ChainLedger, account: string): Generator<string> {
  const { offsets, events } = chain.outgoing
  for (const asset of chain.assets) {
    const holding = chain.find(account, asset)
    if (holding < 0) continue
    for (const event of events.subarray(offsets[holding], offsets[holding + 1])) {
      const to = chain.accountOf(chain.columns.to[event]!)
      if (isTransactionAccount(to)) yield to
    }
  }
}
