import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { OTHER } from './testing/alert-world.ts'
import { caseFull } from './testing/case-world.ts'
import { problem } from './testing/contract-handlers.ts'
import { textOf } from './testing/open-alert.tsx'
import { type FullCase, openCase } from './testing/open-case.tsx'

const CLOSED_ALERTS = (full: FullCase): FullCase => ({
  ...full,
  alerts: { ...full.alerts, open: 0 },
  members: {
    ...full.members,
    alerts: full.members.alerts.map((each) => ({ ...each, alert: { ...each.alert, open: false } })),
  },
})

const dialog = () => page.getByRole('dialog')
const alerts = () => page.getByRole('grid', { name: 'Alerts of the case' })

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
  await page.getByRole('button', { name: 'Remove A-2 from the case' }).click()
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
  await page.getByRole('button', { name: 'Detach “Trail of the deposit” from the case' }).click()
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
