import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { z } from 'zod'
import { listAlerts } from '#core/contract/alerts.ts'
import { type Case, caseActivity, commandCase, getCase, listCaseHolders } from '#core/contract/cases.ts'
import { listInvestigations } from '#core/contract/investigations.ts'
import type { Role } from '#core/workflow/roles.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { ME, OTHER, summary } from './testing/alert-world.ts'
import { caseFull, CHANGED_AT, OPENED_AT } from './testing/case-world.ts'
import { answer, problem } from './testing/contract-handlers.ts'
import { openPage } from './testing/open-page.tsx'
import { textOf } from './testing/open-alert.tsx'

type Full = z.output<typeof Case>

const CLOSED_ALERTS = (full: Full): Full => ({
  ...full,
  alerts: { ...full.alerts, open: 0 },
  members: {
    ...full.members,
    alerts: full.members.alerts.map((each) => ({ ...each, alert: { ...each.alert, open: false } })),
  },
})

const activity = answer(caseActivity, () => ({
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
async function openCase(
  full: Full,
  {
    role = 'mlro',
    answers = () => full,
    after,
  }: {
    role?: Role
    answers?: () => Full | Response
    /** The case as it is once somebody tried to change it, where that failed. */
    after?: Full
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

const dialog = () => page.getByRole('dialog')
const alerts = () => page.getByRole('grid', { name: 'Alerts of the case' })

describe.each(['light', 'dark'] as const)('axe finds nothing in %s', (theme) => {
  test.each([
    ['open', caseFull('CASE-1')],
    ['restricted', caseFull('CASE-1', { restricted: true })],
    [
      'closed',
      caseFull('CASE-1', {
        state: 'closed',
        closure: { outcome: 'Explained by the sale of a flat.', closedBy: ME, closedAt: CHANGED_AT },
      }),
    ],
    [
      'with nothing in it',
      caseFull('CASE-1', {
        alerts: { total: 0, open: 0, highestSeverity: null },
        members: { alerts: [], investigations: [] },
      }),
    ],
  ])('in a case that is %s', async (_name, full) => {
    await openPage('/cases/CASE-1', [answer(getCase, () => full), activity], { preferences: { theme } })
    await expect.element(page.getByRole('region', { name: 'Notes and activity' })).toBeVisible()
    await expect.element(page.getByText('Ask the bank.')).toBeVisible()
    expect(await axeViolations()).toEqual([])
  })
})

test('figures say only what the alerts say', async () => {
  await openCase(caseFull('CASE-1'))
  const figures = page.getByRole('region', { name: 'Figures' })
  await expect.element(figures.getByText('1 open · 1 no longer open')).toBeVisible()
  await expect.element(figures.getByText('High')).toBeVisible()
  await expect.element(figures.getByText('Medium')).toBeVisible()
  await expect.element(figures.getByText('吳慧儀')).toBeVisible()
  await expect.element(figures.getByText('1 alert names no customer')).toBeVisible()
  await expect.element(figures.getByText('Trading platform')).toBeVisible()
})

test('notes and activity stand together, newest first, and what is inside the compartment says so', async () => {
  await openCase(caseFull('CASE-1'))
  const items = page.getByRole('region', { name: 'Notes and activity' }).getByRole('listitem')
  await expect.poll(textOf(items.nth(0))).toContain('Tobias Ferris notedRestricted compartmentAsk the bank.')
  await expect.poll(textOf(items.nth(1))).toContain('Chan Mei Ling 陳美玲 added 2 alerts: A-1, A-2')
  await expect.poll(textOf(items.nth(2))).toContain('Chan Mei Ling 陳美玲 opened the case')
})

test('while an alert is open the case is not closed: it is named, and linked', async () => {
  const { router, given } = await openCase(caseFull('CASE-1'))
  await userEvent.keyboard('e')
  await expect.element(dialog().getByText(/1 alert is still open/)).toBeVisible()
  await expect.element(dialog().getByRole('textbox')).not.toBeInTheDocument()
  await dialog().getByRole('link', { name: 'Mixer or CoinJoin' }).click()
  await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-1')
  expect(given).toEqual([])
})

test('closes with an outcome, which must be there; what the desk refuses is said where it was asked', async () => {
  const refusal = problem(409, 'Conflict', {
    detail: 'An alert in it is open.',
    errors: [{ field: 'A-7', message: 'is open' }],
  })
  const { given } = await openCase(CLOSED_ALERTS(caseFull('CASE-1')), { answers: () => refusal.clone() })
  await userEvent.keyboard('e')
  const outcome = dialog().getByRole('textbox', { name: /^Outcome/ })
  await expect.element(outcome).toHaveFocus()
  await userEvent.keyboard('too short')
  await expect.element(dialog().getByText('9 of at least 10 characters')).toBeVisible()
  await expect.element(dialog().getByRole('button', { name: 'Close the case' })).toBeDisabled()
  await userEvent.keyboard(', now long enough')
  await dialog().getByRole('button', { name: 'Close the case' }).click()
  await expect.element(dialog().getByText(/A-7/)).toBeVisible()
  await expect.element(outcome).toHaveValue('too short, now long enough')
  expect(given).toEqual([{ type: 'close', outcome: 'too short, now long enough', version: '"3"' }])
})

test('hands over to somebody who may hold it', async () => {
  const { given } = await openCase(caseFull('CASE-1'), {
    answers: () => caseFull('CASE-1', { owner: OTHER }),
  })
  await userEvent.keyboard('h')
  await dialog()
    .getByRole('button', { name: /To whom/ })
    .click()
  await page.getByRole('option', { name: /Tobias Ferris/ }).click()
  await dialog().getByRole('textbox', { name: 'What they should know' }).fill('The bank answers on Friday.')
  await dialog().getByRole('button', { name: 'Hand over' }).click()
  await expect.element(page.getByText('Handed over to Tobias Ferris')).toBeVisible()
  expect(given).toEqual([
    { type: 'hand-over', ownerId: 'u-tobias', reason: 'The bank answers on Friday.', version: '"3"' },
  ])
})

test('restricting explains tipping-off and who will hold the case, and needs a reason', async () => {
  const { given } = await openCase(caseFull('CASE-1'), {
    answers: () => caseFull('CASE-1', { restricted: true }),
  })
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Restrict' }).click()
  await expect.element(dialog().getByText(/tipping off, an offence/)).toBeVisible()
  await expect.element(dialog().getByText(/from then on you hold the case/)).toBeVisible()
  await dialog()
    .getByRole('textbox', { name: /^Why it is restricted/ })
    .fill('A report is being written.')
  await dialog().getByRole('button', { name: 'Restrict now' }).click()
  await expect.element(page.getByText('Restricted', { exact: true })).toBeVisible()
  expect(given).toEqual([{ type: 'restrict', reason: 'A report is being written.', version: '"3"' }])
})

test('an analyst is offered neither restricting nor the compartment for a note', async () => {
  await openCase(caseFull('CASE-1', {}, 'analyst'), { role: 'analyst' })
  await page.getByRole('button', { name: 'More' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
  await expect.element(page.getByRole('menuitem', { name: 'Restrict' })).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByText('Restricted compartment only')).not.toBeInTheDocument()
  await expect.element(page.getByText('Everybody who may read this case reads this note.')).toBeVisible()
})

test('a note is written by keyboard and may be kept inside the compartment', async () => {
  const { given } = await openCase(caseFull('CASE-1'))
  await userEvent.keyboard('n')
  await userEvent.keyboard('The bank was asked.')
  await page.getByText('Restricted compartment only').click()
  await expect.element(page.getByText('Others are not told that this note exists.')).toBeVisible()
  await page.getByRole('button', { name: 'Add the note' }).click()
  await expect.element(page.getByRole('textbox', { name: 'Note' })).toHaveValue('')
  expect(given).toEqual([{ type: 'add-note', text: 'The bank was asked.', restricted: true, version: '"3"' }])
})

test('a note half written is still there after an alert was looked up', async () => {
  const { router } = await openCase(caseFull('CASE-1'))
  const note = page.getByRole('textbox', { name: 'Note' })
  await note.fill('Half a thought')
  await router.navigate({ to: '/cases' })
  await expect.element(note).not.toBeInTheDocument()
  await router.navigate({ to: '/cases/$caseId', params: { caseId: 'CASE-1' } })
  await expect.element(note).toHaveValue('Half a thought')
  await note.fill('')
})

test('alerts are found and added, and those that are in it are marked', async () => {
  const { given } = await openCase(caseFull('CASE-1'))
  await userEvent.keyboard('a')
  await userEvent.keyboard('吳慧儀')
  const list = dialog().getByRole('list', { name: 'Alerts' })
  await expect.element(list.getByText(/in the case · A-1/)).toBeVisible()
  await list.getByText(/A-9/).click()
  await dialog().getByRole('button', { name: 'Add 1 alert' }).click()
  await expect.poll(() => given).toEqual([{ type: 'add-alerts', alertIds: ['A-9'], version: '"3"' }])
})

test('alerts open from the table and are taken out of the case; investigations come and go', async () => {
  const { router, given } = await openCase(caseFull('CASE-1'))
  await page.getByRole('button', { name: 'Take A-2 out of the case' }).click()
  await expect.poll(() => given).toEqual([{ type: 'remove-alert', alertId: 'A-2', version: '"3"' }])
  await userEvent.keyboard('i')
  await dialog().getByText('Second trail').click()
  await dialog().getByRole('button', { name: 'Attach' }).click()
  await expect
    .poll(() => given.at(-1))
    .toEqual({
      type: 'attach-investigation',
      investigationId: 'inv-2',
      version: '"3"',
    })
  await page.getByRole('button', { name: 'Take “Trail of the deposit” off the case' }).click()
  await expect
    .poll(() => given.at(-1))
    .toEqual({
      type: 'detach-investigation',
      investigationId: 'inv-1',
      version: '"3"',
    })
  ;(alerts().element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-1')
})

test('a conflict says who changed what, keeps what was typed, and sends it to the case as it is now', async () => {
  const before = caseFull('CASE-1')
  const now = caseFull('CASE-1', { title: 'Another name', owner: OTHER, version: 4 })
  const answers = [problem(412, 'Changed', { current: now }), caseFull('CASE-1', { title: 'My name' })]
  const { given } = await openCase(before, { answers: () => answers.shift()!, after: now })
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  const title = dialog().getByRole('textbox', { name: 'Title' })
  await title.fill('My name')
  await dialog().getByRole('button', { name: 'Rename' }).click()
  const notice = dialog().getByRole('alert')
  await expect.poll(textOf(notice)).toContain('Tobias Ferris changed this at')
  await expect.poll(textOf(notice)).toContain('Another name')
  await expect.element(title).toHaveValue('My name')
  await dialog().getByRole('button', { name: 'Rename' }).click()
  await expect.element(page.getByText('Case renamed')).toBeVisible()
  expect(given).toEqual([
    { type: 'rename', title: 'My name', version: '"3"' },
    { type: 'rename', title: 'My name', version: '"4"' },
  ])
})

test('a closed case shows how it ended and offers only to reopen it', async () => {
  const { given } = await openCase(
    caseFull('CASE-1', {
      state: 'closed',
      closure: { outcome: 'Explained by the sale of a flat.', closedBy: OTHER, closedAt: CHANGED_AT },
    }),
  )
  await expect.element(page.getByText('Explained by the sale of a flat.')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Hand over' })).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await dialog()
    .getByRole('textbox', { name: /^Why it is reopened/ })
    .fill('The bank answered after all.')
  await dialog().getByRole('button', { name: 'Reopen' }).click()
  await expect.poll(() => given).toHaveLength(1)
})

test('a case that does not exist for the reader is said not to be there', async () => {
  await openPage('/cases/CASE-0', [
    answer(getCase, () => problem(404, 'Not found', { detail: 'There is no case CASE-0.' })),
  ])
  await expect.element(page.getByText('There is no case CASE-0.')).toBeVisible()
})
