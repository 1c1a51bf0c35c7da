import { caseFiles } from '../case-files.ts'
import { expect, test } from '../fixtures.ts'
import { GROUNDS, raiseAndOpen, RATIONALE } from '../raised-alert.ts'

test('import, alert, graph, decision, audit: a finding of medium severity is closed by one person', async ({
  desk,
  page,
}) => {
  const files = caseFiles({ category: 'gambling', actor: 'Jade Rooster Bets' })
  const alert = await raiseAndOpen(desk, 'analyst', files)
  const id = alert.id()

  await expect(alert.receipt).toContainText('10,000 USDC')
  await expect(alert.receipt).toContainText(files.actor)
  await expect(alert.receipt).toContainText('Test list')
  await expect(alert.flow.getByRole('figure')).toBeVisible()
  await alert.flow.getByRole('button', { name: 'Table' }).click()
  await expect(alert.flow.getByRole('table').first()).toContainText('10,000')

  await alert.takeOn()
  await alert.close()
  await alert.hasStatus('In review')
  await alert.fillClosure('True pattern, satisfactorily explained', RATIONALE)
  await alert.close()
  await alert.hasStatus('Closed')
  await expect(alert.activity).toContainText(/Tobias Ferris/)

  await desk.becomes('auditor')
  const audit = await desk.audit()
  await audit.holds('alert.closed', id)
  await audit.verify()
  expect(new URL(page.url()).pathname).toBe('/audit')
})

test('the same file twice changes nothing, and a rejected row is named by line, field and reason', async ({
  desk,
}) => {
  const files = caseFiles({ category: 'phishing', actor: 'Twice Told Tales' })
  await desk.enterAs('analyst')
  const imports = await desk.imports()
  await imports.bring(files.transfers)
  await imports.bring(files.transfers)
  // The newest is on top: what the first brought was known already.
  const report = await imports.report(files.transfers)
  await expect(report.getByText('rows that changed nothing').locator('..')).toContainText('2')
  await expect(report.getByText('new facts stored').locator('..')).toContainText('0')
  await expect(report).toContainText('0x1234')
  await expect(report.getByRole('row').filter({ hasText: '0x1234' })).toContainText('4')
  await report.getByRole('button', { name: 'Close' }).first().click()
})

test('a sanctions match takes two people, and the same person is not two', async ({ desk, page }) => {
  const files = caseFiles({ category: 'sanctioned-entity', actor: 'Karakum Shadow Fleet' })
  const alert = await raiseAndOpen(desk, 'analyst', files)
  const path = new URL(page.url()).pathname
  await alert.takeOn()
  await alert.fillClosure('False positive: wrong attribution', RATIONALE)
  await alert.close()
  await alert.hasStatus('Closure proposed')
  await expect(alert.decision.getByRole('button', { name: /^Approve/ })).toBeHidden()

  await desk.becomes('approver')
  await expect(page).toHaveURL(new RegExp(path))
  await expect(alert.decision).toContainText(RATIONALE)
  await alert.approve()
  await alert.hasStatus('Closed')
})

test('the most junior analyst reports to the MLRO; nobody else below sees it', async ({ desk, page }) => {
  const files = caseFiles({ category: 'ransomware', actor: 'Padlock Nine' })
  const alert = await raiseAndOpen(desk, 'junior', files)
  await alert.escalate(GROUNDS)
  await alert.hasStatus('Escalated')

  await desk.becomes('mlro')
  await alert.decision.getByRole('button', { name: /^Acknowledge/ }).click()
  await alert.hasStatus('MLRO review')

  await desk.becomes('junior')
  await alert.hasStatus('Escalated')
  await expect(page.getByText('MLRO review')).toHaveCount(0)
  await desk.becomes('approver')
  await expect(page.getByText(/^There is no alert/)).toBeVisible()
})
