import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { getCase } from '#core/contract/cases.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { ME, OTHER } from './testing/alert-world.ts'
import { caseFull, CHANGED_AT } from './testing/case-world.ts'
import { answer, problem } from './testing/contract-handlers.ts'
import { textOf } from './testing/open-alert.tsx'
import { activity, openCase } from './testing/open-case.tsx'
import { openPage } from './testing/open-page.tsx'

const dialog = () => page.getByRole('dialog')

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

test('an analyst is offered neither restricting nor the compartment for a note', async () => {
  await openCase(caseFull('CASE-1', {}, 'analyst'), { role: 'analyst' })
  await page.getByRole('button', { name: 'More' }).click()
  await expect.element(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
  await expect.element(page.getByRole('menuitem', { name: 'Restrict' })).not.toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByText('Restricted compartment only')).not.toBeInTheDocument()
  await expect.element(page.getByText('Everybody who may read this case reads this note.')).toBeVisible()
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
