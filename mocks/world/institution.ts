import { BOND, LHKD } from './assets.ts'
import type { Stage } from './stage.ts'
import type { Institution, ScopeEntry } from './types.ts'

/** Invented; shown with the notice wherever it is shown. */
export const INSTITUTION_NAME = 'Lantern Bay Digital Assets (demonstration)'

/**
 * Who is monitored, and what. Wallets of former customers are no longer in the platform's scope: dealings with
 * them are dealings with an outsider.
 */
export function makeInstitution({
  hot,
  cold,
  customers,
}: Pick<Stage, 'hot' | 'cold' | 'customers'>): Institution {
  const house = (wallets: Stage['hot'], role: 'hot' | 'cold'): ScopeEntry[] =>
    [...wallets.values()].map(({ address }) => ({ address, role, customerRef: null }))
  const scope: ScopeEntry[] = [
    ...house(hot, 'hot'),
    ...house(cold, 'cold'),
    ...customers.flatMap(({ record }) =>
      record.wallets
        .filter(({ role }) => record.exitedAt === null || role === 'customer-deposit')
        .map(({ address, role }) => ({ address, role, customerRef: record.ref })),
    ),
  ]
  return {
    name: INSTITUTION_NAME,
    shortName: 'Lantern Bay',
    jurisdiction: 'HK',
    notice: 'demonstration data',
    books: [
      { id: 'platform', kind: 'platform', name: 'Lantern Bay trading platform', scope },
      { id: 'token', kind: 'token', name: LHKD.name, asset: LHKD.id },
      { id: 'instrument', kind: 'instrument', name: BOND.name, asset: BOND.id },
    ],
  }
}
