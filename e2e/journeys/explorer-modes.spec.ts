import { readFile as readInvestigation } from '#core/investigation/read.ts'
import { expect, test } from '../fixtures.ts'
import { DEMO_PORT } from '../homes.ts'
import { Explorer } from '../pages/explorer.ts'

// Saving is for what is there again after a reload, and the static demo begins anew with each.
test.skip(
  ({ baseURL }) => baseURL === `http://localhost:${DEMO_PORT}`,
  'the static demo forgets when it is reloaded',
)

test('flows and transactions of one picture: recorded, undone, saved, in the tables and in the file', async ({
  desk,
  page,
  axe,
}) => {
  await desk.enterAs('analyst')
  await page.goto('/labels?category=mixer')
  await page.getByRole('grid').getByRole('link').first().click()
  const explorer = new Explorer(page)
  await expect(explorer.graph).toBeAttached()
  const before = await explorer.counts()

  await explorer.showMode('Transactions')
  const drawn = page.getByRole('status').filter({ hasText: /transactions?[:,] / })
  await expect(drawn).toBeVisible()
  await expect(page.getByText(/transactions? stands? between them/)).toBeAttached()
  await expect.poll(() => explorer.counts()).toBe(before)
  expect(await axe(), 'transactions').toEqual([])

  // From the subject along a leg: what is reached is a transaction, with its inputs, outputs and fee.
  await explorer.lookAt('h', 'ArrowRight')
  await expect(explorer.side.getByRole('heading', { name: 'Transaction', exact: true })).toBeVisible()
  await expect(explorer.side.getByRole('region', { name: 'Inputs' }).getByRole('listitem')).not.toHaveCount(0)
  await expect(explorer.side.getByRole('region', { name: 'Outputs' }).getByRole('listitem')).not.toHaveCount(
    0,
  )
  await expect(explorer.side.getByText(/^Fee/)).toBeVisible()

  await page.keyboard.press('ControlOrMeta+z')
  await expect(drawn).toBeHidden()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(drawn).toBeVisible()

  await page.keyboard.press('v')
  await page
    .getByRole('group', { name: 'Tables' })
    .getByRole('button', { name: /^Transactions/ })
    .click()
  const table = page.getByRole('grid', { name: 'Transactions' })
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  expect(await axe(), 'table of transactions').toEqual([])

  await explorer.save('By transactions')
  await page.goto(page.url())
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  const json = readInvestigation((await explorer.export('Investigation (JSON)')).toString())
  expect(json.ok && json.value.document.steps.at(-1)).toMatchObject({ kind: 'mode', mode: 'transaction' })

  // The flow that a chosen transaction is a part of is what is looked at in the picture of flows.
  await table.focus()
  await page.keyboard.press('ArrowDown')
  await explorer.showMode('Flows')
  await expect(table).toBeHidden()
  await expect(page.getByRole('grid', { name: 'Flows' })).toBeVisible()
  await expect(explorer.side.getByRole('heading', { name: 'Transaction', exact: true })).toBeHidden()
})

test('the menu of an account: by the menu key and by the right button, one registry of commands', async ({
  desk,
  page,
  axe,
}) => {
  await desk.enterAs('analyst')
  await page.goto('/labels?category=mixer')
  await page.getByRole('grid').getByRole('link').first().click()
  const explorer = new Explorer(page)
  await explorer.lookAt('h')
  await expect(explorer.side.getByRole('button', { name: 'What can be done with it' })).toBeVisible()
  await explorer.graph.focus()
  await page.keyboard.press('Shift+F10')
  const menu = page.getByRole('menu', { name: 'What can be done with it' })
  await expect(menu.getByRole('menuitem', { name: /^Pin/ })).toBeFocused()
  expect(await axe(), 'menu').toEqual([])
  await page.keyboard.press('Enter')
  await expect(menu).toBeHidden()

  await explorer.lookAt('h')
  await page.keyboard.press('ContextMenu')
  await expect(menu.getByRole('menuitem', { name: /^Unpin/ })).toBeVisible()
  await menu.getByRole('menuitem', { name: /^Write a note/ }).click()
  await expect(explorer.side.getByRole('textbox', { name: 'Note' })).toBeFocused()

  await explorer.side.getByRole('button', { name: 'What can be done with it' }).click()
  await menu.getByRole('menuitem', { name: /^Exposure in full/ }).click()
  await expect(page.getByRole('dialog', { name: 'Exposure' })).toBeVisible()
  await page.keyboard.press('Escape')
  await explorer.tab('History')
  await expect(explorer.steps().filter({ hasText: 'Pinned 1 account' })).toHaveCount(1)
})

test('a picture of the past: asked again as of then, said so, recorded, and back to now', async ({
  desk,
  page,
  axe,
}) => {
  await desk.enterAs('analyst')
  await page.goto('/labels?category=mixer')
  await page.getByRole('grid').getByRole('link').first().click()
  const explorer = new Explorer(page)
  await expect(explorer.totals).toContainText(/labels known 20/)
  const before = /^.*flows?/.exec(await explorer.counts())?.[0] ?? ''

  await page.getByRole('button', { name: 'As of now' }).click()
  const form = page.getByRole('dialog', { name: 'Point in time' })
  await form.getByLabel('Transfers up to').fill('2020-01-01T08:00')
  await form.getByRole('button', { name: 'Show the past' }).click()
  const note = page.getByRole('status').filter({ hasText: 'A picture of the past.' })
  await expect(note).toContainText('Transfers up to 2020-01-01 08:00')
  await expect(note).toContainText('Labels known at 2020-01-01 08:00')
  await expect(explorer.totals).toContainText('1 account · 0 flows')
  await expect(explorer.totals).toContainText('labels known 2020-01-01 08:00')
  await explorer.lookAt('h')
  await expect(explorer.side.getByText('No transfer of this account up to then is held.')).toBeVisible()
  await expect(explorer.side.getByText('Unattributed: no source claims anything about it.')).toBeVisible()
  expect(await axe(), 'past').toEqual([])
  await explorer.chooseNothing()

  await note.getByRole('button', { name: 'Back to now' }).click()
  await expect(note).toBeHidden()
  await expect(explorer.totals).toContainText(before)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(note).toBeVisible()
  await explorer.save('As it was')
  await page.goto(page.url())
  await expect(note).toBeVisible()
  await expect(explorer.totals).toContainText('1 account · 0 flows')
})
