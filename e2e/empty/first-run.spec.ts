import { COIN_FILES } from '../coin-files.ts'
import { expect, test } from '../fixtures.ts'
import { Door } from '../pages/door.ts'
import { Explorer } from '../pages/explorer.ts'
import { PLATFORM_FILES } from '../platform-files.ts'

// One desk, and each builds on what the one before left.
test.describe.configure({ mode: 'serial' })

const ADA = { name: 'Ada Lam', email: 'ada@example.hk', password: 'correct horse battery' }
const MEI = { name: 'Mei Wong 黃美', email: 'mei@example.hk', password: 'another long password' }

test('the first visitor of an empty desk creates its administrator, who adds an analyst', async ({
  page,
}) => {
  const door = new Door(page)
  await door.createAdministrator(ADA)
  await door.addAnalyst(MEI)
  await door.signOut('Administrator')
  await door.knock({ ...MEI, password: 'wrong' })
  await expect(page.getByRole('alert')).toContainText('do not match')
  await door.signIn(MEI)
})

test('the analyst brings the firm’s customers and wallets, and what they did is monitored from then on', async ({
  page,
  desk,
}) => {
  await page.goto('/')
  await new Door(page).signIn(MEI)
  const { customer, customers, wallets, labels, transfers, travelRule } = PLATFORM_FILES

  const imports = await desk.imports()
  for (const file of [customers, wallets, labels, transfers]) await imports.bring(file)
  const report = await imports.report(customers)
  await expect(report).toContainText('The book "Harbour Exchange" is new on this desk.')
  await expect(report.getByRole('region', { name: 'Rejected rows' })).toContainText(
    'none of individual, corporate',
  )
  await page.keyboard.press('Escape')

  const queue = await desk.alerts()
  await expect(
    queue.rows().filter({ hasText: customer }).filter({ hasText: 'Mixer or CoinJoin' }),
  ).toBeVisible()
  await expect(queue.rows().filter({ hasText: 'Travel-rule gap' })).toHaveCount(0)

  // The first record of a kind changes what its rules make of the past: the screen says so before, and asks.
  await desk.imports()
  await imports.give(travelRule)
  await expect(imports.connects).toContainText('T23 Travel-rule gap')
  await expect(imports.connects).toContainText('A look back would raise 1 alert')
  await expect(imports.button).toBeDisabled()
  await imports.choose('Look back')
  await imports.start(travelRule)
  await desk.alerts()
  await queue.open('Travel-rule gap')
  await expect(page.getByRole('heading', { level: 1, name: 'Travel-rule gap' })).toBeVisible()
  await expect(page.getByText('originator address')).toBeVisible()
})

test('transactions of Bitcoin come in with inputs and outputs, are monitored, drawn, and say who spends together', async ({
  page,
  desk,
  axe,
}) => {
  await page.goto('/')
  await new Door(page).signIn(MEI)
  const { transactions, labels, gang, account, address, txid } = COIN_FILES
  const imports = await desk.imports()
  for (const file of [labels, transactions]) await imports.bring(file)
  const report = await imports.report(transactions)
  await expect(report).toContainText('coins without an address (op_return)')
  const refused = report.getByRole('region', { name: 'Rejected rows' })
  await expect(refused.getByRole('columnheader', { name: 'Transaction' })).toBeVisible()
  await expect(refused).toContainText('status.confirmed')
  await page.keyboard.press('Escape')
  await imports.bring(transactions)
  await expect(imports.past(transactions).first().getByRole('gridcell').nth(3), 'nothing is new').toHaveText(
    '0',
  )

  // The payment and what was split of it, and no alert about change, fee or the transaction itself.
  const queue = await desk.alerts()
  const raised = queue.rows().filter({ hasText: 'Ransomware or extortion' })
  await expect(raised).toHaveCount(3)
  await expect(raised.filter({ hasText: gang })).toHaveCount(2)

  await page.goto(`/explore?account=${encodeURIComponent(account('gang'))}`)
  const explorer = new Explorer(page)
  await expect(explorer.totals).toContainText('5 accounts · 2 transactions')
  await explorer.showMode('Transactions')
  await explorer.lookAt('h', 'ArrowLeft')
  const { side } = explorer
  await expect(side.getByRole('heading', { name: 'Transaction', exact: true })).toBeVisible()
  await expect(side).toContainText(txid('ransom'))
  const inputs = side.getByRole('region', { name: 'Inputs' }).getByRole('listitem')
  await expect(inputs).toHaveCount(2)
  await expect(inputs.filter({ hasText: address('payer too') })).toContainText('0.50012345')
  const outputs = side.getByRole('region', { name: 'Outputs' }).getByRole('listitem')
  await expect(outputs.filter({ hasText: address('gang') })).toContainText('1.75')
  await expect(outputs.filter({ hasText: address('change') })).toContainText('not on the picture')
  await expect(outputs.filter({ hasText: 'a coin without a single owner' })).toHaveCount(1)
  await expect(side.getByText('Fee 0.00012345 BTC')).toBeVisible()
  expect(await axe(), 'transactions of coins').toEqual([])

  // Who paid: two addresses of one owner, because one transaction spent both.
  await explorer.lookAt('h', 'ArrowLeft', 'ArrowLeft')
  await expect(side).toContainText(address('payer'))
  await side.getByRole('button', { name: 'Look for spends in common' }).click()
  const reasons = side.getByRole('list', { name: 'Why they are one owner’s' }).getByRole('listitem')
  await expect(reasons).toHaveCount(1)
  await expect(reasons).toContainText('Spent together in')
  await expect(reasons).toContainText(txid('ransom'))
  for (const who of ['payer', 'payer too']) await expect(reasons).toContainText(address(who))

  // The same picture by flows, and as a table: the transactions stand between, and are no hop.
  await explorer.showMode('Flows')
  await page.keyboard.press('v')
  await explorer.showTable('Accounts')
  const rows = page.getByRole('grid', { name: 'Accounts', exact: true }).getByRole('row')
  await expect(rows.filter({ hasText: 'Transaction' })).toHaveCount(2)
  await expect(rows.filter({ hasText: gang })).toHaveCount(1)
  expect(await axe(), 'table of coins').toEqual([])
})
