import { shiftFiles } from '../case-files.ts'
import { expect, test } from '../fixtures.ts'
import { statusesOf } from '../pages/api.ts'
import { KeyboardPerson } from '../pages/keyboard.ts'

const RATIONALE =
  'Reviewed in two sources; it follows the customer’s usual pattern and its purpose is documented.'
const GROUNDS = 'Funds came straight from an attributed address; no reason was given that fits.'

test('a shift by keyboard only: twenty alerts are decided without the mouse', async ({ desk, page }) => {
  test.setTimeout(480_000)
  const files = shiftFiles('Plover Point', { 'darknet-market': 8, gambling: 12 })
  await desk.enterAs('analyst')
  const imports = await desk.imports()
  await imports.bring(files.transfers)
  await imports.bring(files.labels)

  const person = new KeyboardPerson(page)
  await person.beginCounting()
  await person.press('g', 'a')
  const queue = await desk.queueHere()
  await expect(queue.rows().first()).toBeVisible()
  await person.press('/')
  await page.keyboard.type(' "Plover Point"')
  await person.press('Enter')
  await expect(queue.rows().filter({ hasNotText: 'Plover Point' })).toHaveCount(0)
  await expect(page.getByText('20 alerts', { exact: true })).toBeVisible()
  // Enter led on into the list; a step there and back, and the worst of them is opened.
  await expect(queue.grid).toBeFocused()
  await person.press('j', 'k', 'Enter')
  await person.alert.isOpen()

  for (let at = 0; at < 20; at += 1) {
    if (at > 0) await person.next()
    if (at % 2 === 1 && at < 8) {
      await person.escalate(GROUNDS)
      await person.alert.hasStatus('Escalated')
      continue
    }
    await person.takeOn()
    await person.close('True pattern, satisfactorily explained', RATIONALE)
    // A critical finding takes a second person; a medium one does not.
    await person.alert.hasStatus(at < 8 ? 'Closure proposed' : 'Closed')
  }

  expect(await statusesOf(page, '"Plover Point"')).toEqual({
    closed: 12,
    'proposed-close': 4,
    escalated: 4,
  })
  expect(await person.pointerPresses()).toBe(0)
})
