import { causeFiles } from '../case-files.ts'
import { expect, test } from '../fixtures.ts'
import { AddToCase } from '../pages/add-to-case.ts'
import { statusAt } from '../pages/api.ts'
import { CasePage } from '../pages/case-page.ts'
import type { Desk, Person } from '../pages/desk.ts'
import { Explorer } from '../pages/explorer.ts'
import { KeyboardPerson } from '../pages/keyboard.ts'
import { PEOPLE } from '../pages/desk.ts'
import { RATIONALE } from '../raised-alert.ts'

/** Brings in payments of one labelled actor and selects the alerts raised on them, in the queue. */
async function selectAlertsOf(desk: Desk, person: Person, actor: string, count: number): Promise<void> {
  const files = causeFiles({ category: 'gambling', actor }, count)
  await desk.enterAs(person)
  const imports = await desk.imports()
  await imports.bring(files.transfers)
  await imports.bring(files.labels)
  const queue = await desk.alerts()
  await queue.search(actor)
  await expect(queue.rows()).toHaveCount(count)
  for (let at = 0; at < count; at += 1) {
    if (at > 0) await desk.page.keyboard.press('j')
    await desk.page.keyboard.press('x')
  }
}

test('a case gathers alerts, a picture and notes; restricted, it is gone for the analyst', async ({
  desk,
  page,
}) => {
  const title = 'Silk Harbour Bets and its customers'
  await selectAlertsOf(desk, 'analyst', 'Silk Harbour Bets', 2)
  await page.getByRole('button', { name: 'Add to case' }).click()
  const adding = new AddToCase(page)
  await adding.openNew(title)
  await expect(adding.dialog).toContainText('2 added')
  const matter = await adding.goOn()
  const id = matter.id()
  await expect(matter.figures).toContainText('2 open · 0 no longer open')
  await expect(matter.alerts.getByRole('row')).toHaveCount(3)

  // A picture of it, saved, is attached to it.
  await page.getByRole('link', { name: 'Open in explorer' }).click()
  const explorer = new Explorer(page)
  await expect(explorer.graph).toBeAttached()
  await explorer.tab('History')
  await expect(explorer.side.getByText(`Started from ${id}: 2 alerts`)).toBeVisible()
  await explorer.save('Where the bets were paid from')
  await explorer.tab('Saved')
  await explorer.side.getByRole('button', { name: 'Attach to a case' }).click()
  await adding.into(title)
  await adding.goOn()
  await expect(matter.investigations.getByRole('link')).toHaveText('Where the bets were paid from')

  await matter.note('Both customers were asked for the source of funds.')
  await matter.askToClose()
  await expect(matter.closing).toContainText('2 alerts are still open')
  await expect(matter.closing.getByRole('link')).toHaveCount(2)
  await page.keyboard.press('Escape')

  // It is found by its title: in the palette, and where the explorer searches.
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('Silk Harbour')
  await page.getByRole('menuitem', { name: new RegExp(id) }).click()
  await matter.isOpen()
  await matter.handOver(PEOPLE.junior, 'The bank answers on Friday.')
  await expect(matter.activity).toContainText(`handed it over to ${PEOPLE.junior}`)

  await desk.becomes('mlro')
  const cases = await desk.cases()
  await cases.open(title)
  await matter.restrict('A report about the customers is being prepared.')
  await expect(page.getByText(/Lucia Tang.*\(you\)/)).toBeVisible()

  await desk.becomes('analyst')
  await expect(page.getByText(`There is no case ${id}`)).toBeVisible()
  expect(await statusAt(page, `/api/v1/cases/${id}`)).toBe(404)
  await desk.cases()
  await cases.search('Silk Harbour')
  await expect(page.getByText('No case matches')).toBeVisible()
  await desk.goTo('Explore')
  await page.getByRole('searchbox').fill('Silk Harbour Bets and')
  await expect(page.getByText('Nothing is known under')).toBeVisible()
})

test('a case closes once its alerts are decided, with its outcome, and is kept', async ({ desk, page }) => {
  await selectAlertsOf(desk, 'analyst', 'Paper Crane Casino', 1)
  await page.getByRole('button', { name: 'Add to case' }).click()
  const adding = new AddToCase(page)
  await adding.openNew('Paper Crane Casino')
  const matter = await adding.goOn()
  const id = matter.id()
  await matter.alerts.focus()
  await page.keyboard.press('Enter')
  const alert = desk.alert()
  await alert.isOpen()
  await alert.takeOn()
  await alert.fillClosure('True pattern, satisfactorily explained', RATIONALE)
  await alert.close()
  await alert.hasStatus('Closed')

  await page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Paper Crane Casino' }).click()
  await matter.isOpen()
  await expect(matter.figures).toContainText('0 open · 1 no longer open')
  await matter.close('One customer, one payment, explained and documented.')
  await expect(page.getByText('One customer, one payment, explained and documented.').first()).toBeVisible()

  const cases = await desk.cases()
  await expect(cases.row(id)).toHaveCount(0)
  await desk.becomes('auditor')
  const audit = await desk.audit()
  await audit.holds('case.closed', id)
  await audit.verify()
})

test('by keyboard alone: from a selection to a case with a note', async ({ desk, page }) => {
  await selectAlertsOf(desk, 'analyst', 'Red Lantern Wagers', 2)
  const person = new KeyboardPerson(page)
  await person.beginCounting()
  await person.press('c')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await person.press('Shift+Tab')
  await expect(dialog.getByRole('button', { name: 'A new case' })).toBeFocused()
  await person.press('Enter')
  await expect(dialog.getByRole('textbox', { name: /^Title/ })).toBeFocused()
  await page.keyboard.type('Red Lantern Wagers')
  await person.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Open the case' })).toBeFocused()
  await person.press('Enter')
  const matter = new CasePage(page)
  await matter.isOpen()
  await expect(matter.alerts).toBeVisible()
  await person.press('n')
  await expect(matter.activity.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.type('Two payments of one day.')
  await person.press('Control+Enter')
  await expect(matter.activity.getByRole('listitem').first()).toContainText('Two payments of one day.')
  expect(await person.pointerPresses()).toBe(0)
})
