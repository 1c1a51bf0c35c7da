import { caseFiles } from '../case-files.ts'
import { expect, test } from '../fixtures.ts'
import { deskTime, eventsOf, giveCommand } from '../pages/api.ts'
import { Desk, PEOPLE } from '../pages/desk.ts'
import { GROUNDS, raiseAndOpen, RATIONALE } from '../raised-alert.ts'

test('four eyes: refused to the person who proposed, whatever the role, and granted to another', async ({
  desk,
  page,
}) => {
  const files = caseFiles({ category: 'sanctioned-entity', actor: 'Lotus Ledger Front' })
  const alert = await raiseAndOpen(desk, 'approver', files)
  await alert.takeOn()
  await alert.fillClosure('False positive: wrong attribution', RATIONALE)
  await alert.close()
  await alert.hasStatus('Closure proposed')
  await expect(alert.decision).toContainText('somebody else must approve it')
  await expect(alert.decision.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
  expect((await giveCommand(page, alert.id(), { type: 'approve-close' })).status).toBe(403)
  expect((await eventsOf(page, alert.id()))[0]).toBe('alert.command-refused')

  await desk.becomes('mlro')
  await expect(alert.decision).toContainText('Screen: done, nothing against it.')
  await alert.approve()
  await alert.hasStatus('Closed')
})

test('the most junior analyst escalates: nobody below the MLRO sees it or takes it back', async ({
  desk,
  page,
}) => {
  const files = caseFiles({ category: 'darknet-market', actor: 'Night Heron Bazaar' })
  const alert = await raiseAndOpen(desk, 'junior', files)
  await alert.escalate(GROUNDS)
  await alert.hasStatus('Escalated')
  const id = alert.id()

  await desk.becomes('mlro')
  await alert.decision.getByRole('button', { name: /^Acknowledge/ }).click()
  await alert.hasStatus('MLRO review')
  await expect(alert.decision).toContainText(GROUNDS)
  await alert.decision.getByRole('textbox', { name: /Why a report is due/ }).fill(GROUNDS)
  await alert.decision.getByRole('button', { name: 'Start the STR draft' }).click()
  await alert.hasStatus('STR draft')

  const withdrawals = [
    { type: 'unassign' },
    { type: 'reopen', reason: 'Not needed after all, I think' },
    { type: 'abandon-str-draft', reason: 'Not needed after all, I think' },
  ]
  // Whoever reported knows that they did, and nothing more.
  await desk.becomes('junior')
  await alert.hasStatus('Escalated')
  await expect(page.getByText(/MLRO review|STR draft|Internal report/)).toHaveCount(0)
  for (const command of withdrawals) expect((await giveCommand(page, id, command)).status).toBe(403)
  expect((await eventsOf(page, id)).join(' ')).not.toMatch(/acknowledge|str|restricted/)

  for (const person of ['analyst', 'approver', 'manager'] as const) {
    await desk.becomes(person)
    await expect(page.getByText(`There is no alert ${id}.`)).toBeVisible()
    for (const command of withdrawals) expect((await giveCommand(page, id, command)).status).toBe(404)
  }
})

test('what is snoozed leaves the queue and comes back by itself', async ({ desk, page }, { project }) => {
  test.skip(project.name === 'demo', 'the static demo forgets when it is reloaded')
  const files = caseFiles({ category: 'gambling', actor: 'Copper Carp Casino' })
  const alert = await raiseAndOpen(desk, 'analyst', files)
  const id = alert.id()
  await alert.takeOn()
  await alert.snooze(/Next business day/, 'The counterparty exchange answers on Monday.')
  await expect(alert.decision).toContainText(/Snoozed until .* 09:00 HKT/)
  await alert.decision.getByRole('button', { name: 'End the snooze now' }).click()
  await expect(alert.decision.getByText(/^Snoozed until/)).toHaveCount(0)

  const until = new Date((await deskTime(page)) + 2_000).toISOString()
  const snoozed = await giveCommand(page, id, {
    type: 'snooze',
    until,
    reason: 'Back in a moment, on purpose.',
  })
  expect(snoozed.body['snoozedUntil']).toBe(until)
  // The desk looks twice a minute and records the end; readers see it awake at the instant.
  await expect.poll(async () => (await eventsOf(page, id))[0], { timeout: 90_000 }).toBe('alert.snooze-ended')
  await page.reload()
  await expect(alert.activity).toContainText('The snooze is over')
  await expect(alert.decision.getByText(/^Snoozed until/)).toHaveCount(0)
  await alert.hasStatus('In review')
})

test('two browsers: the second one is told who changed what and when, and loses nothing', async ({
  desk,
  page,
  browser,
}, { project }) => {
  test.skip(project.name === 'demo', 'the static demo has one person in one browser')
  const files = caseFiles({ category: 'gambling', actor: 'Silver Ibis Slots' })
  const mine = await raiseAndOpen(desk, 'analyst', files)
  await mine.takeOn()
  await mine.fillClosure('True pattern, satisfactorily explained', RATIONALE)

  const other = await browser.newContext({ timezoneId: 'Asia/Hong_Kong', locale: 'en-HK' })
  const otherPage = await other.newPage()
  const colleague = new Desk(otherPage)
  await colleague.enterAs('approver')
  await otherPage.goto(page.url())
  const theirs = colleague.alert()
  await theirs.assignTo(PEOPLE.junior)
  await expect(otherPage.getByText(`Assigned to ${PEOPLE.junior}`)).toBeVisible()
  await other.close()

  // The stream brings it before anything is sent.
  const notice = mine.decision.getByRole('alert')
  await expect(notice).toContainText(new RegExp(`${PEOPLE.approver} changed this at \\d\\d:\\d\\d`))
  await expect(notice).toContainText(PEOPLE.junior)
  await expect(notice).toContainText('Assigned')
  // The form is gone with the assignment; what was written for it is not.
  await expect(notice).toContainText(RATIONALE)
  await expect(notice).toContainText('Evaluate: done, nothing against it.')
  await mine.hasStatus('Assigned')
})

test('a rule of assignment is set, tried without effect, and taken away', async ({ desk, page }) => {
  await desk.enterAs('manager')
  await desk.goTo('Assignment')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /Name/ }).fill('Scams to Suet')
  await dialog.getByRole('group', { name: 'Severities' }).getByText(/^1 ·/).click()
  await dialog.getByText('Suet Ho').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Scams to Suet').first()).toBeVisible()
  await page.getByRole('button', { name: 'Show what the rules would do' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The rules would give:' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove Scams to Suet' }).click()
  await expect(page.getByText('Without a rule, new alerts wait until somebody takes them.')).toBeVisible()
})
