import type { ExplorerSearch } from '../search.ts'

/** Where an investigation begins. */
export type Origin =
  | { readonly kind: 'accounts'; readonly accounts: readonly string[]; readonly asset: string | null }
  | { readonly kind: 'transactions'; readonly transactions: readonly string[] }
  | { readonly kind: 'alert'; readonly alertId: string }
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'saved'; readonly id: string }

/** What the address asks to begin with; null: nothing, so the reader is asked. */
export function originOf(search: ExplorerSearch): Origin | null {
  const { investigation, case: matter, alert, account, accounts, transactions, asset = null } = search
  if (investigation !== undefined) return { kind: 'saved', id: investigation }
  if (matter !== undefined) return { kind: 'case', caseId: matter }
  if (alert !== undefined) return { kind: 'alert', alertId: alert }
  if (account !== undefined) return { kind: 'accounts', accounts: [account], asset }
  if (accounts !== undefined && accounts.length > 0) return { kind: 'accounts', accounts, asset }
  if (transactions !== undefined && transactions.length > 0) return { kind: 'transactions', transactions }
  return null
}

/** One text for one origin. */
export function originKey(origin: Origin): string {
  return JSON.stringify(origin)
}

/** The address that begins with what a search found. */
export function searchOf({
  kind,
  id,
}: {
  readonly kind: 'account' | 'transaction' | 'alert' | 'case' | 'investigation'
  readonly id: string
}): ExplorerSearch {
  switch (kind) {
    case 'account':
      return { account: id }
    case 'transaction':
      return { transactions: [id] }
    case 'alert':
      return { alert: id }
    case 'case':
      return { case: id }
    case 'investigation':
    default:
      return { investigation: id }
  }
}
