import { expect, test } from '../fixtures.ts'
import { Explorer } from '../pages/explorer.ts'

/** Each with the heading that says that it is this page, and not the one before it or one that says no. */
const ROUTES = {
  '/alerts': 'Alerts',
  '/cases': 'Cases',
  '/explore': 'Explorer',
  '/trends': 'Trends',
  '/import': 'Import',
  '/labels': 'Labels',
  '/rules': 'Rules',
  '/audit': 'Audit trail',
} as const

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test(`the door and every route keep WCAG 2.2 AA (${colorScheme})`, async ({ desk, page, axe }) => {
      await page.goto('/')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await axe(), 'door').toEqual([])
      await desk.enterAs('mlro')
      for (const [route, title] of Object.entries(ROUTES)) {
        await page.goto(route)
        await desk.isAt(title)
        await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
        expect(await axe(), route).toEqual([])
      }
      const explorer = await Explorer.fromLabel(page, 'mixer')
      await explorer.lookAt('h')
      await expect(explorer.side.getByRole('heading', { level: 3 })).toBeVisible()
      expect(await axe(), 'a picture').toEqual([])
      await page.keyboard.press('v')
      await expect(explorer.tree).toBeVisible()
      expect(await axe(), 'a picture as tables').toEqual([])
      const cases = await desk.cases()
      const matter = await cases.openFirst()
      await expect(matter.activity.getByRole('listitem').first()).toBeVisible()
      expect(await axe(), 'a case').toEqual([])
      await matter.askToClose()
      expect(await axe(), 'closing a case').toEqual([])
      await page.keyboard.press('Escape')
      const queue = await desk.alerts()
      const alert = await queue.openFirstByKeyboard()
      await expect(alert.flow.getByRole('figure')).toBeVisible()
      expect(await axe(), 'alert').toEqual([])
      await page.keyboard.press('ControlOrMeta+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await axe(), 'palette').toEqual([])
    })
  })
}

test('the administrator’s page keeps WCAG 2.2 AA, and case pages are not permitted', async ({
  desk,
  page,
  axe,
}) => {
  await desk.enterAs('admin')
  await desk.goTo('Admin')
  expect(await axe()).toEqual([])
  await page.goto('/alerts')
  await expect(page.getByText('Your role does not allow this')).toBeVisible()
  expect(await axe()).toEqual([])
})
