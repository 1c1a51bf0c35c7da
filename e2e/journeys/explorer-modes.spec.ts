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
  test.setTimeout(120_000)
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
