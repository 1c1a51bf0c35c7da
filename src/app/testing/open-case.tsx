import { expect } from 'vitest'
import { page } from 'vitest/browser'
import type { z } from 'zod'
import { listAlerts } from '#core/contract/alerts.ts'
import { type Case, caseActivity, commandCase, getCase, listCaseHolders } from '#core/contract/cases.ts'
import { listInvestigations } from '#core/contract/investigations.ts'
import type { Role } from '#core/workflow/roles.ts'
import { ME, OTHER, summary } from './alert-world.ts'
import { CHANGED_AT, OPENED_AT } from './case-world.ts'
import { answer } from './contract-handlers.ts'
import { openPage } from './open-page.tsx'

/* For tests only: the page of a case with everything it asks for. */

export type FullCase = z.output<typeof Case>

export const activity = answer(caseActivity, () => ({
  items: [
    {
      seq: 3,
      at: CHANGED_AT,
      actor: OTHER,
      type: 'case.note',
      data: { text: 'Ask the bank.', restricted: true },
    },
    {
      seq: 2,
      at: OPENED_AT,
      actor: ME,
      type: 'case.alerts-added',
      data: { alertIds: ['A-1', 'A-2'], restricted: false },
    },
    { seq: 1, at: OPENED_AT, actor: ME, type: 'case.opened', data: { title: 'x', restricted: false } },
  ],
}))

/** Opens the case; what was given to it is in the array that comes back. */
export async function openCase(
  full: FullCase,
  {
    role = 'mlro',
    answers = () => full,
    after,
  }: {
    role?: Role
    answers?: () => FullCase | Response
    /** The case as it is once somebody tried to change it, where that failed. */
    after?: FullCase
  } = {},
) {
  const given: unknown[] = []
  let kept = full
  const router = await openPage(
    `/cases/${full.id}`,
    [
      answer(getCase, () => kept),
      activity,
      answer(commandCase, ({ body, headers }) => {
        given.push({ ...(body as object), version: headers.get('if-match') })
        const answered = answers()
        kept = answered instanceof Response ? (after ?? kept) : answered
        return answered
      }),
      answer(listCaseHolders, () => ({ items: [OTHER] })),
      answer(listInvestigations, () => ({
        items: [{ ...full.members.investigations[0]!.investigation, id: 'inv-2', name: 'Second trail' }],
        nextCursor: null,
      })),
      answer(listAlerts, () => ({
        items: [summary('A-1'), summary('A-9')],
        nextCursor: null,
        total: 2,
        totalIsLeast: false,
      })),
    ],
    { role },
  )
  await expect.element(page.getByRole('heading', { level: 1, name: full.title })).toBeVisible()
  return { router, given }
}
