import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { REAL_DATA } from '../homes.ts'
import { Door } from '../pages/door.ts'
import { Explorer } from '../pages/explorer.ts'
import { ImportScreen } from '../pages/import-screen.ts'
import { BRIDGE, type Known, nomadCase, RECOVERY, wholeUnits } from './nomad-case.ts'

test.skip(REAL_DATA === null, 'skipped: no real data (KYT_REAL_DATA)')

const ADA = { name: 'Ada Lam', email: 'ada@example.hk', password: 'correct horse battery' }
const MEI = { name: 'Mei Wong', email: 'mei@example.hk', password: 'another long password' }

/** Hundreds of accounts are laid out and drawn: seconds on a busy machine. */
const HEAVY = { timeout: 60_000 }

/** An empty desk of one's own: its administrator, and the analyst who works on the case. */
async function beginDesk(page: Page): Promise<void> {
  const door = new Door(page)
  await door.createAdministrator(ADA)
  await door.addAnalyst(MEI)
  await door.signOut('Administrator')
  await door.signIn(MEI)
}

/** What the screen says is drawn, token by token, must be what the file adds up to. */
async function expectTotals(explorer: Explorer, { transfers, tokens }: Known): Promise<void> {
  const rows = await explorer.totalsByAsset()
  const seen = new Map(rows.map((row) => [row.asset.toUpperCase(), wholeUnits(row.amount)]))
  expect(seen).toEqual(tokens)
  expect(rows.reduce((sum, row) => sum + row.transfers, 0)).toBe(transfers)
}

test('the Nomad bridge: 561 recipients and 156 returns, folded, filtered to the bad actors, in exact totals', async ({
  page,
  axe,
}) => {
  test.setTimeout(300_000)
  const nomad = nomadCase()
  await beginDesk(page)
  await page.goto('/import')
  const files = new ImportScreen(page)
  await files.bring({ name: 'flow.csv', text: nomad.flow })
  await files.bring({ name: 'labels.csv', text: nomad.labels })

  // The bridge, as somebody pastes it, and then all of its recipients.
  await page.goto('/explore')
  await page.getByRole('button', { name: 'Paste several' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox').fill(`${BRIDGE}\n`)
  await sheet.getByRole('button', { name: 'Look them up' }).click()
  await sheet.getByRole('button', { name: /^Start with/ }).click()
  const explorer = new Explorer(page)
  await expect(explorer.totals).toContainText('13 accounts')
  await explorer.loadAll('out')
  await expect(explorer.totals).toContainText('562 accounts', HEAVY)
  await expect(explorer.totals).toContainText('Everything asked for is loaded')
  await expectTotals(explorer, nomad.drained)
  // Drawn, but not as 561 cards: what repeats stands as one.
  await expect.poll(() => explorer.drawn(), 'more than the 13 of the start').toBeGreaterThan(13)
  expect(await explorer.drawn(), 'cards drawn for 562 accounts').toBeLessThan(100)
  expect(await axe(), '562 accounts').toEqual([])

  await explorer.filterCategories(['Illicit actor', 'Stolen funds'])
  await expect(explorer.totals).toContainText('422 accounts', HEAVY)
  await expectTotals(explorer, nomad.drainedByBadActors)

  // The way back: who returned, and how much.
  await page.goto(`/explore?account=${encodeURIComponent(`eip155:1:${RECOVERY}`)}`)
  await expect(explorer.totals).toContainText('13 accounts')
  await explorer.loadAll('in')
  await expect(explorer.totals).toContainText('90 accounts')
  await expectTotals(explorer, nomad.returned)
})
