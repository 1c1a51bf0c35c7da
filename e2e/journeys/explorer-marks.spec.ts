import { readFile as readInvestigation } from '#core/investigation/read.ts'
import { expect, test } from '../fixtures.ts'
import { DEMO_PORT } from '../homes.ts'
import { Explorer } from '../pages/explorer.ts'

// Saving is for what is there again after a reload, and the static demo begins anew with each.
test.skip(
  ({ baseURL }) => baseURL === `http://localhost:${DEMO_PORT}`,
  'the static demo forgets when it is reloaded',
)

test('colours: given on the graph and in the tables, undone, replayed, saved, in every file', async ({
  desk,
  page,
  axe,
}) => {
  await desk.enterAs('analyst')
  const explorer = await Explorer.fromLabel(page, 'mixer')
  await explorer.lookAt('h')
  await expect(explorer.side.getByRole('heading', { level: 3 })).toBeVisible()
  await page.keyboard.press('l')
  const palette = explorer.side.getByRole('group', { name: 'Colour of this account' })
  await expect(palette.getByRole('button', { name: 'No colour' })).toBeFocused()
  await palette.getByRole('button', { name: 'Pink diamond' }).click()
  await expect(palette.getByRole('button', { name: 'Pink diamond' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('Marked pink')).toBeAttached()
  expect(await axe(), 'coloured').toEqual([])

  // In the table by keyboard alone: the menu key, the colour, and the row says it in words.
  await page.keyboard.press('v')
  await explorer.showTable('Accounts')
  const accounts = page.getByRole('grid', { name: 'Accounts' })
  await accounts.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+F10')
  const menu = page.getByRole('menu', { name: 'What can be done with it' })
  await expect(menu).toBeVisible()
  await menu.getByRole('menuitem', { name: /^Colour/ }).focus()
  await page.keyboard.press('Enter')
  await expect(palette.getByRole('button', { name: 'No colour' })).toBeFocused()
  await palette.getByRole('button', { name: 'Teal triangle' }).focus()
  await page.keyboard.press('Enter')
  await expect(accounts.getByText('Marked teal')).toBeVisible()
  expect(await axe(), 'coloured table').toEqual([])
  await page.keyboard.press('ControlOrMeta+z')
  await expect(accounts.getByText('Marked teal')).toBeHidden()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(accounts.getByText('Marked teal')).toBeVisible()

  await explorer.save('In colours')
  await page.goto(page.url())
  await expect(accounts.getByText('Marked teal')).toBeVisible()
  await expect(accounts.getByText('Marked pink')).toBeVisible()
  await explorer.tab('History')
  await expect(explorer.steps().filter({ hasText: 'Coloured 1 account: teal' })).toHaveCount(1)
  await explorer.steps().filter({ hasText: 'Coloured 1 account: pink' }).click()
  await expect(accounts.getByText('Marked pink')).toBeVisible()
  await expect(accounts.getByText('Marked teal')).toBeHidden()
  await page.getByRole('region', { name: 'Replay' }).getByRole('button', { name: 'Back to work' }).click()

  const csv = (await explorer.export('Accounts (CSV)')).toString().trimEnd().split('\r\n')
  const colours = csv.slice(1).map((row) => row.split(',').at(-1))
  expect(csv[0]?.endsWith(',colour')).toBe(true)
  expect(new Set(colours)).toEqual(new Set(['', 'pink', 'teal']))
  const json = readInvestigation((await explorer.export('Investigation (JSON)')).toString())
  const steps = json.ok ? json.value.document.steps : []
  expect(steps.flatMap((step) => (step.kind === 'colour' ? [step.colour] : []))).toEqual([4, 3])
  await page.keyboard.press('v')
  await expect(explorer.graph).toBeAttached()
  const svg = (await explorer.export('Picture (SVG)')).toString()
  expect(svg).toContain('Marked pink')
  expect(svg).toContain('Marked teal')
})

test('the menu of a row: by the right button and by key, in every table', async ({ desk, page, axe }) => {
  await desk.enterAs('analyst')
  const explorer = await Explorer.fromLabel(page, 'mixer')
  await page.keyboard.press('v')
  const menu = page.getByRole('menu', { name: 'What can be done with it' })
  await explorer.tree.focus()
  await page.keyboard.press('Shift+F10')
  await expect(menu.getByRole('menuitem', { name: /^Write a note/ })).toBeVisible()
  expect(await axe(), 'menu of a path').toEqual([])
  await page.keyboard.press('Escape')
  await expect(explorer.tree).toBeFocused()

  for (const table of ['Accounts', 'Flows'] as const) {
    await explorer.showTable(table)
    const grid = page.getByRole('grid', { name: table })
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ContextMenu')
    await expect(menu.getByRole('menuitem', { name: /^Write a note/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(grid).toBeFocused()
    await grid.getByRole('row').nth(2).click({ button: 'right' })
    await expect(menu).toBeVisible()
    await page.keyboard.press('Escape')
  }
  await explorer.showTable('Accounts')
  await page.getByRole('grid', { name: 'Accounts' }).getByRole('row').last().click({ button: 'right' })
  await menu.getByRole('menuitem', { name: /^Hide/ }).click()
  await expect(page.getByRole('button', { name: '1 hidden · show' })).toBeVisible()
})

test('a file of another desk: its own facts, said to be unchecked, apart from this desk’s', async ({
  desk,
  page,
  axe,
}) => {
  const explorer = await Explorer.fromAnAlert(desk)
  await explorer.lookAt('h')
  await explorer.expand('sources')
  await explorer.chooseNothing()
  const before = /^.*flows?/.exec(await explorer.counts())?.[0] ?? ''
  const own = (await explorer.export('Investigation (JSON)')).toString()
  // The same under addresses and an alert that nobody has seen here, written by somebody else.
  const foreign = own
    .replaceAll(
      /0x[0-9a-fA-F]{40}/g,
      (address) => `0x${address.slice(22).toLowerCase()}${address.slice(2, 22).toLowerCase()}`,
    )
    .replaceAll(/"alertId": "[^"]*"/g, '"alertId": "A-999999"')
    .replace(/"exportedBy": "[^"]*"/, '"exportedBy": "Rival Desk"')

  await page.goto('/explore')
  await explorer.readFile('foreign.json', foreign)
  const note = page.getByRole('status').filter({ hasText: 'Facts from the file' })
  await expect(note).toContainText('not checked against this desk’s data')
  await expect(note).toContainText('Written by Rival Desk')
  const [, held, flows] =
    /(\d+) of its (\d+) flows are held here/.exec((await note.textContent()) ?? '') ?? []
  expect(Number(held)).toBeLessThan(Number(flows))
  await expect(explorer.totals).toContainText(before)
  expect(await axe(), 'facts of a file').toEqual([])
  await explorer.lookAt('h')
  await expect(explorer.side.getByText('From the file')).toBeVisible()
  await expect(explorer.side.getByRole('button', { name: 'Expand sources' })).toBeHidden()

  const again = readInvestigation((await explorer.export('Investigation (JSON)')).toString())
  expect(again.ok && again.value.exportedBy).toBe('Rival Desk')

  await note.getByRole('button', { name: 'Show this desk’s facts' }).click()
  await expect(explorer.totals).not.toContainText(before)
  await page.goto(page.url())
  const back = page.getByRole('status').filter({ hasText: 'This desk’s own facts.' })
  await back.getByRole('button', { name: 'Show the file’s facts' }).click()
  await explorer.chooseNothing()
  await expect(explorer.totals).toContainText(before)

  // What this desk holds itself is shown as its own.
  await page.goto('/explore')
  await explorer.readFile('own.json', own)
  await expect(back).toBeVisible()
  await expect(explorer.totals).toContainText(before)
})
