import { expect, test } from '../fixtures.ts'
import { Door } from '../pages/door.ts'
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
