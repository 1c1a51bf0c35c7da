import type { LabelClaim } from '#core/flow/types.ts'
import type { Transfer } from '#core/ledger/types.ts'

interface Account {
  balance: number
  taint: Map<string, number>
}

/**
 * The peer: haircut as one would write it at first, objects in a Map, one number per category and account.
 * The whole ledger has to be folded to answer anything. Returns the taint of every account.
 */
export function naiveHaircut(
  transfers: readonly Transfer[],
  claims: readonly LabelClaim[],
): Map<string, Account> {
  const labels = new Map(claims.map((claim) => [claim.account, claim]))
  const accounts = new Map<string, Account>()
  const open = (name: string): Account => {
    let account = accounts.get(name)
    if (account === undefined) accounts.set(name, (account = { balance: 0, taint: new Map() }))
    return account
  }
  for (const transfer of transfers) {
    const from = open(transfer.from)
    const to = open(transfer.to)
    const amount = Number(transfer.amount)
    const share = from.balance > 0 ? Math.min(1, amount / from.balance) : 0
    const label = labels.get(transfer.from)
    for (const [category, value] of from.taint) {
      const moved = value * share
      from.taint.set(category, value - moved)
      if (label === undefined) to.taint.set(category, (to.taint.get(category) ?? 0) + moved)
    }
    if (label?.role === 'risk') to.taint.set(label.category, (to.taint.get(label.category) ?? 0) + amount)
    from.balance = Math.max(0, from.balance - amount)
    to.balance += amount
  }
  return accounts
}
