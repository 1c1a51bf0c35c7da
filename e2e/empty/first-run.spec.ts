import { expect, test } from '../fixtures.ts'
import { PLATFORM_FILES } from '../platform-files.ts'

// One desk, and each builds on what the one before left.
test.describe.configure({ mode: 'serial' })

test('the first visitor of an empty desk creates its administrator, who adds an analyst', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Create the administrator' })).toBeVisible()
  await page.getByLabel('Name').fill('Ada Lam')
  await page.getByLabel('E-mail').fill('ada@example.hk')
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Create and sign in' }).click()

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Admin' }).click()
  await page.getByLabel('Name').fill('Mei Wong 黃美')
  await page.getByLabel('E-mail').fill('mei@example.hk')
  await page.getByLabel('First password').fill('another long password')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Mei Wong 黃美 can sign in now' })).toBeVisible()

  await page
    .getByRole('banner')
    .getByRole('button', { name: /Administrator$/ })
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  // The page that is left has fields of the same names.
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('E-mail').fill('mei@example.hk')
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('do not match')
  await page.getByLabel('Password').fill('another long password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeVisible()
})

test('the analyst brings the firm’s customers and wallets, and what they did is monitored from then on', async ({
  page,
  desk,
}) => {
  await page.goto('/')
  await page.getByLabel('E-mail').fill('mei@example.hk')
  await page.getByLabel('Password').fill('another long password')
  await page.getByRole('button', { name: 'Sign in' }).click()
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

  await (await desk.imports()).bring(travelRule)
  await desk.alerts()
  await queue.open('Travel-rule gap')
  await expect(page.getByRole('heading', { level: 1, name: 'Travel-rule gap' })).toBeVisible()
  await expect(page.getByText('originator address')).toBeVisible()
})
