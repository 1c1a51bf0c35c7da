import { expect, test } from '../fixtures.ts'
import { STILL_AT } from '../homes.ts'
import { Explorer } from '../pages/explorer.ts'

/**
 * What a picture looks like, in dark and light: a change of a colour, a shape or a place shows here and nowhere else.
 * `npx playwright test --project visual --update-snapshots` takes new baselines after a change that was meant; look at
 * each before it is committed.
 */

// Glyphs are drawn by the system: other systems place them by other fractions of a pixel.
test.skip(process.platform !== 'linux', 'baselines are of Chromium on Linux')

/**
 * 40 pixels may differ. Drawn twice by one Chromium none does, whichever the seeding; the edges of glyphs, which the next
 * one may place otherwise, are left out by the comparison for the most part. The risk path of an alert in another
 * colour, the thinnest thing there is, is some 140.
 */
const LIKE = { maxDiffPixels: 40, animations: 'disabled', caret: 'hide' } as const

/** Names in Chinese are drawn with whatever font the system has for them: they are left off the pictures. */
const HAN = /\p{Script=Han}/u

async function hideHan({ page, tree }: Explorer): Promise<void> {
  await page.keyboard.press('v')
  const named = tree.getByRole('row').filter({ hasText: HAN })
  await expect(tree).toBeVisible()
  for (let left = await named.count(); left > 0; left -= 1) {
    await named.first().click()
    await page.keyboard.press('Delete')
    await expect(named).toHaveCount(left - 1)
  }
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test.beforeEach(async ({ page }) => {
      await page.clock.setFixedTime(STILL_AT)
    })

    test(`the flow of an alert (${colorScheme})`, async ({ desk, page }) => {
      await desk.enterAs('mlro')
      await page.goto(`/alerts?rule=${encodeURIComponent('["T02"]')}`)
      const { flow } = await (await desk.queueHere()).openFirst()
      const figure = flow.getByRole('figure')
      await expect(figure).toBeVisible()
      await expect(figure).toHaveScreenshot(`alert-flow-${colorScheme}.png`, {
        ...LIKE,
        mask: [figure.getByText(HAN)],
      })
    })

    test(`a picture that was worked on, and its table (${colorScheme})`, async ({ desk, page }) => {
      await desk.enterAs('analyst')
      const explorer = await Explorer.fromLabel(page, 'mixer')
      await hideHan(explorer)
      const tables = page.getByRole('region', { name: 'The picture as tables' })
      await page.keyboard.press('v')
      await explorer.lookAt('h')
      await explorer.colour('Pink diamond')
      await explorer.note('Asked for the contract')
      await explorer.lookAt('h', 'ArrowLeft')
      await explorer.expand('sources')
      await explorer.colour('Teal triangle')
      await page.getByText('Legend', { exact: true }).click()
      await page.mouse.move(0, 0)
      await expect(page.getByRole('figure')).toHaveScreenshot(`explorer-${colorScheme}.png`, LIKE)

      await page.keyboard.press('v')
      await expect(explorer.tree).toBeVisible()
      await expect(tables).toHaveScreenshot(`explorer-table-${colorScheme}.png`, LIKE)
    })
  })
}
