import type { z } from 'zod'
import type { Case, CaseSummary } from '#core/contract/cases.ts'
import { caseCommands } from '#core/workflow/case.ts'
import type { Role } from '#core/workflow/roles.ts'
import { ME, OTHER, summary } from './alert-world.ts'

/* For tests only: an invented case, typed by the contract. */

type Item = z.output<typeof CaseSummary>
type Full = z.output<typeof Case>

export const OPENED_AT = '2026-11-20T01:00:00.000Z'
export const CHANGED_AT = '2026-11-22T06:02:00.000Z'

export function caseItem(id: string, more: Partial<Item> = {}): Item {
  return {
    id,
    title: 'Layering through Whirl Cash',
    state: 'open',
    restricted: false,
    owner: ME,
    openedBy: ME,
    openedAt: OPENED_AT,
    updatedBy: OTHER,
    updatedAt: CHANGED_AT,
    closedAt: null,
    alerts: { total: 2, open: 1, highestSeverity: 4 },
    investigations: 1,
    version: 3,
    ...more,
  }
}

const member = (id: string, more: Parameters<typeof summary>[1] = {}) => ({
  alert: summary(id, more),
  addedBy: ME,
  addedAt: OPENED_AT,
  restricted: false,
})

/** A case of two alerts, one of them closed, with one investigation; `role` decides what may be done with it. */
export function caseFull(id: string, more: Partial<Full> = {}, role: Role = 'mlro'): Full {
  const item = caseItem(id)
  const { state, restricted } = { ...item, ...more }
  return {
    ...item,
    members: {
      alerts: [
        member('A-1'),
        member('A-2', {
          severity: 3,
          status: 'closed',
          open: false,
          subject: { ...summary('A-2').subject, customer: null },
        }),
      ],
      investigations: [
        {
          investigation: {
            id: 'inv-1',
            name: 'Trail of the deposit',
            owner: ME,
            state: 'active',
            restricted: false,
            createdAt: OPENED_AT,
            updatedAt: CHANGED_AT,
            updatedBy: ME,
            revision: 2,
            steps: 7,
            version: 2,
          },
          addedBy: ME,
          addedAt: CHANGED_AT,
          restricted: false,
        },
      ],
    },
    closure: null,
    allowedCommands: [...caseCommands({ state, restricted }, role)],
    ...more,
  }
}
