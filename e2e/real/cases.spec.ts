import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { REAL_DATA } from '../homes.ts'
import { Door } from '../pages/door.ts'
import { Explorer } from '../pages/explorer.ts'
import { ImportScreen } from '../pages/import-screen.ts'
import { COLONIAL, colonialFiles } from './colonial-case.ts'
import { BRIDGE, type Known, nomadCase, RECOVERY, wholeUnits } from './nomad-case.ts'

test.skip(REAL_DATA === null, 'skipped: no real data (KYT_REAL_DATA)')

const ADA = { name: 'Ada Lam', email: 'ada@example.hk', password: 'correct horse battery' }
const MEI = { name: 'Mei Wong', email: 'mei@example.hk', password: 'another long password' }

/** Hundreds of accounts are laid out and drawn: seconds on a busy machine. */
const HEAVY = { timeout: 60_000 }

/** A desk of one's own: its administrator, and the analyst who works on the case. Whoever comes first begins it. */
async function beginDesk(page: Page): Promise<void> {
  const door = new Door(page)
  await page.goto('/')
  const begin = page.getByRole('heading', { name: 'Create the administrator' })
  await expect(begin.or(page.getByRole('heading', { name: 'Sign in' }))).toBeVisible()
  if (!(await begin.isVisible())) return door.signIn(MEI)
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

test('the Colonial Pipeline ransom: coins paid, gathered and seized, as transactions, in exact amounts', async ({
  page,
  axe,
}) => {
  await beginDesk(page)
  await page.goto('/import')
  const files = new ImportScreen(page)
  const { transactions, labels } = colonialFiles()
  for (const file of [labels, ...transactions]) await files.bring(file)
  const { ransom, gathered, seized, account } = COLONIAL

  // The ransom: 75.0003 BTC and the coin of the test payment leave the address in one transaction.
  await page.goto(`/explore?account=${encodeURIComponent(account(ransom.address))}`)
  const explorer = new Explorer(page)
  const { side } = explorer
  await expect(explorer.totals).toContainText('6 accounts · 3 transactions')
  await explorer.showMode('Transactions')
  await explorer.lookAt('h', 'ArrowLeft')
  const part = (region: 'Inputs' | 'Outputs', address: string) =>
    side.getByRole('region', { name: region }).getByRole('listitem').filter({ hasText: address })
  await expect(part('Outputs', ransom.address)).toContainText(ransom.paid)
  await explorer.lookAt('h', 'ArrowRight')
  await expect(part('Inputs', ransom.address)).toContainText('75.0005')
  expect(await axe(), 'the ransom').toEqual([])

  // The seizure: what was gathered of many, and who gathered it was one owner.
  await page.goto(`/explore?account=${encodeURIComponent(account(gathered.address))}`)
  await expect(explorer.totals).toContainText('11 accounts · 4 transactions')
  await explorer.showMode('Transactions')
  await explorer.lookAt('h', 'ArrowRight')
  await expect(part('Inputs', gathered.address)).toContainText(gathered.total)
  await expect(part('Outputs', seized.address)).toContainText(seized.amount)
  await explorer.lookAt('h', 'ArrowLeft', 'ArrowLeft')
  await side.getByRole('button', { name: 'Look for spends in common' }).click()
  await expect(side.getByText(`${gathered.of} addresses`).first()).toBeVisible()
  await expect(side.getByRole('list', { name: 'Why they are one owner’s' })).toContainText(
    'Spent together in',
  )

  // Along the largest coin: by its share of what was gathered, to the seizure.
  await side.getByRole('tab', { name: 'Paths' }).click()
  await side.getByRole('button', { name: 'Take the selection' }).first().click()
  await explorer.lookAt('h', 'ArrowRight', 'ArrowRight')
  await side.getByRole('tab', { name: 'Paths' }).click()
  await side.getByRole('button', { name: 'Take the selection' }).last().click()
  await side.getByRole('button', { name: 'Find paths from A to B' }).click()
  await expect(side).toContainText(gathered.largest.reaching)
  await expect(side).toContainText('4 transfers · 91.5% of the first transfer')
})
