import { expect, test } from '../fixtures.ts'

const RATIONALE =
  'The counterparty’s own history was reviewed in two sources; the payment follows the customer’s usual pattern, the purpose was asked for and is documented, and nothing points to an attempt to hide it.'

test('an analyst closes an alert of medium severity; the decision stands in the trail', async ({ desk }) => {
  await desk.enterAs('analyst')
  const queue = await desk.alerts()
  await queue.toggle('Severity', 'Medium')
  await queue.toggle('Status', 'New')
  const alert = await queue.openFirstByKeyboard()
  const id = alert.id()

  await expect(alert.flow.getByRole('figure')).toBeVisible()
  await alert.takeOn()
  await alert.close()
  await expect(alert.decision.getByRole('textbox', { name: /Rationale/ })).toBeVisible()
  await alert.hasStatus('In review')

  await alert.fillClosure('True pattern, satisfactorily explained', RATIONALE)
  await alert.close()
  await alert.hasStatus('Closed')
  await expect(alert.activity).toContainText(/Tobias Ferris/)

  await desk.becomes('auditor')
  const audit = await desk.audit()
  await audit.holds('alert.closed', id)
  await audit.verify()
})

test('a critical alert takes two people, and the same person is not two', async ({ desk, page }) => {
  await desk.enterAs('analyst')
  const queue = await desk.alerts()
  await queue.toggle('Severity', 'High')
  await queue.toggle('Status', 'Assigned')
  await queue.toggle('Assignee', 'Tobias Ferris')
  const alert = await queue.openFirstByKeyboard()
  const path = new URL(page.url()).pathname
  await alert.takeOn()
  await alert.fillClosure('False positive: wrong attribution', RATIONALE)
  await alert.close()
  await alert.hasStatus('Closure proposed')
  await expect(alert.decision.getByRole('button', { name: /^Approve/ })).toBeHidden()

  await desk.becomes('approver')
  await page.goto(path)
  await expect(alert.decision).toContainText(RATIONALE)
  await alert.approve()
  await alert.hasStatus('Closed')
})

test('the most junior analyst reports to the MLRO; nobody below sees what follows', async ({
  desk,
  page,
}) => {
  await desk.enterAs('junior')
  const queue = await desk.alerts()
  await queue.toggle('Status', 'New')
  const alert = await queue.openFirstByKeyboard()
  const path = new URL(page.url()).pathname
  await alert.escalate(
    'Funds came straight from an attributed address and the customer gave no reason that fits the account.',
  )
  await alert.hasStatus('Escalated')

  await desk.becomes('mlro')
  await page.goto(path)
  await alert.decision.getByRole('button', { name: /^Acknowledge/ }).click()
  await alert.hasStatus('MLRO review')

  await desk.becomes('junior')
  await page.goto(path)
  await alert.hasStatus('Escalated')
  await expect(page.getByText('MLRO review')).toHaveCount(0)
})
