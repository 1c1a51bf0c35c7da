import { expect, test } from '../fixtures.ts'

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
