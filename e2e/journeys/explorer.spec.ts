import { readFile as readInvestigation } from '#core/investigation/read.ts'
import { expect, test } from '../fixtures.ts'
import { DEMO_PORT } from '../homes.ts'
import { Explorer } from '../pages/explorer.ts'

// Saving is for what is there again after a reload, and the static demo begins anew with each.
test.skip(
  ({ baseURL }) => baseURL === `http://localhost:${DEMO_PORT}`,
  'the static demo forgets when it is reloaded',
)

test('from an alert: three hops, paths, taint, undo and redo, saved, linked, replayed, exported', async ({
  desk,
  page,
  axe,
}) => {
  const explorer = await Explorer.fromAnAlert(desk)
  expect(await axe(), 'graph').toEqual([])

  await explorer.lookAt('h', 'ArrowLeft')
  await explorer.expand('sources')
  await explorer.lookAt('h')
  await explorer.expand('sources')
  await explorer.expand('destinations')
  await explorer.tab('History')
  await expect(explorer.steps().filter({ hasText: /^Expanded/ })).toHaveCount(3)

  await explorer.tab('Paths')
  const take = explorer.side.getByRole('button', { name: 'Take the selection' })
  await explorer.lookAt('h', 'ArrowLeft', 'ArrowLeft')
  await take.first().click()
  await explorer.lookAt('h')
  await take.last().click()
  await explorer.side.getByRole('button', { name: 'Find paths from A to B' }).click()
  const found = explorer.side.getByRole('region', { name: 'Found paths' }).getByRole('listitem')
  await found.first().getByRole('button').click()
  await expect(found.first().getByRole('button')).toHaveAttribute('aria-pressed', 'true')

  await explorer.tab('Taint')
  const figures = explorer.side.getByRole('region', { name: 'Figures of every rule' })
  for (const rule of ['Poison', 'Haircut', 'FIFO']) {
    await explorer.side.getByRole('radio', { name: new RegExp(`^${rule}`) }).click()
    await expect(explorer.side.getByRole('radio', { name: new RegExp(`^${rule}`) })).toBeChecked()
    await expect(figures.getByRole('row', { name: new RegExp(`^${rule} `) }).first()).toBeVisible()
  }
  expect(await axe(), 'taint').toEqual([])

  await explorer.graph.focus()
  await page.keyboard.press('Escape')
  await expect(explorer.totals).toContainText(/^\d+ accounts/)
  const before = await explorer.counts()
  await explorer.undoAll()
  await explorer.redoAll()
  await expect.poll(() => explorer.counts()).toBe(before)

  await explorer.save('Followed from an alert')
  await expect(page.getByText(/^Saved 20/)).toBeVisible()
  await page.goto(page.url())
  await expect(page.getByRole('heading', { level: 1, name: 'Followed from an alert' })).toBeVisible()
  await expect.poll(() => explorer.counts()).toBe(before)

  await explorer.tab('History')
  const steps = await explorer.steps().count()
  await explorer.side.getByRole('button', { name: 'Replay from the beginning' }).click()
  const replay = page.getByRole('region', { name: 'Replay' })
  await replay.getByRole('button', { name: 'Next step' }).click()
  await expect(replay.getByText(`Step 1 of ${steps}`)).toBeVisible()
  await expect(replay.getByText(/Started from alert/)).toBeVisible()
  await replay.getByRole('button', { name: 'Next step' }).click()
  await expect(replay.getByText(/as known 20/)).toBeVisible()
  await replay.getByRole('button', { name: 'Back to work' }).click()
  await expect.poll(() => explorer.counts()).toBe(before)

  const name = 'Followed from an alert'
  await expectFiles((file) => explorer.export(file), { name, counts: before, steps })
})

/** Each file holds what stood on the screen. */
async function expectFiles(
  take: (name: string) => Promise<Buffer>,
  { name, counts, steps }: { readonly name: string; readonly counts: string; readonly steps: number },
): Promise<void> {
  const [, accounts, flows] = /^(\d+) accounts? · (\d+) flows?/.exec(counts) ?? []
  const png = await take('Picture (PNG)')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const svg = (await take('Picture (SVG)')).toString()
  expect(svg).toContain('<svg')
  expect(svg).toContain(name)
  const rows = (csv: Buffer) => csv.toString().trimEnd().split('\r\n').length - 1
  expect(rows(await take('Accounts (CSV)'))).toBe(Number(accounts))
  expect(rows(await take('Flows (CSV)'))).toBe(Number(flows))
  const json = readInvestigation((await take('Investigation (JSON)')).toString())
  expect(json.ok && json.value.document.steps.length).toBe(steps)
  expect(json.ok && json.value.nodes.length).toBe(Number(accounts))
}

test('the same by keyboard alone, in the tables', async ({ desk, page, axe }) => {
  const explorer = await Explorer.fromAnAlert(desk)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const enter = async (name: string | RegExp, within = page.locator('body')) => {
    await within.getByRole('button', { name }).first().focus()
    await press('Enter')
  }
  await enter(/^Table$/, page.getByRole('group', { name: 'View' }))
  await expect(explorer.tree).toBeVisible()
  expect(await axe(), 'tree').toEqual([])

  // Down to the first source of the subject, and right until the ledger is asked.
  await explorer.tree.focus()
  await press('ArrowDown', 'ArrowDown', 'ArrowRight')
  await explorer.tree.focus()
  await press('ArrowDown', 'ArrowRight', '[')
  await explorer.side.getByRole('tab', { name: 'Details' }).focus()
  await press('End', 'ArrowLeft')
  await expect(explorer.side.getByRole('tab', { name: 'History' })).toHaveAttribute('aria-selected', 'true')
  await expect(
    explorer
      .steps()
      .filter({ hasText: /^Expanded/ })
      .first(),
  ).toBeVisible()

  // From the source that was opened last to the subject.
  const take = explorer.side.getByRole('button', { name: 'Take the selection' })
  await explorer.tree.focus()
  await press('Space')
  await explorer.side.getByRole('tab', { name: 'History' }).focus()
  await press('Home', 'ArrowRight')
  await take.first().focus()
  await press('Enter')
  await explorer.tree.focus()
  await press('Space', 'Home', 'Space')
  await take.last().focus()
  await press('Enter')
  await enter('Find paths from A to B', explorer.side)
  const found = explorer.side.getByRole('region', { name: 'Found paths' }).getByRole('listitem')
  await found.first().getByRole('button').focus()
  await press('Enter')
  await expect(found.first().getByRole('button')).toHaveAttribute('aria-pressed', 'true')
  await explorer.tree.focus()
  await press('Space')

  await explorer.side.getByRole('tab', { name: 'Paths' }).focus()
  await press('ArrowRight')
  await explorer.side.getByRole('radio', { name: /^Haircut/ }).focus()
  await press('Space')
  await expect(explorer.side.getByRole('radio', { name: /^Haircut/ })).toBeChecked()

  await enter(/^Flows/, page.getByRole('group', { name: 'Tables' }))
  await page.getByRole('grid', { name: 'Flows' }).focus()
  await press('ArrowDown', 'x', 'ArrowDown', 'x')
  await expect(explorer.totals).toContainText('Selected: 0 accounts, 2 flows')
  expect(await axe(), 'flows').toEqual([])
  await press('Escape')

  const before = await explorer.counts()
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  while (await undo.isEnabled()) await press('ControlOrMeta+z')
  await expect(page.getByText('Nothing is on the picture')).toBeVisible()
  const redo = page.getByRole('button', { name: 'Redo', exact: true })
  while (await redo.isEnabled()) await press('ControlOrMeta+Shift+z')
  await expect.poll(() => explorer.counts()).toBe(before)

  await enter(/^Save$/)
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toBeFocused()
  await press('ControlOrMeta+a')
  await page.keyboard.type('By keyboard')
  await press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'By keyboard' })).toBeVisible()
  await page.goto(page.url())
  await expect(page.getByRole('grid', { name: 'Flows' })).toBeVisible()
  await expect.poll(() => explorer.counts()).toBe(before)

  await explorer.side.getByRole('tab', { name: 'Details' }).focus()
  await press('End', 'ArrowLeft')
  const steps = await explorer.steps().count()
  await enter('Replay from the beginning')
  const replay = page.getByRole('region', { name: 'Replay' })
  await enter('Next step', replay)
  await expect(replay.getByText(`Step 1 of ${steps}`)).toBeVisible()
  await enter('Back to work', replay)
  await expect.poll(() => explorer.counts()).toBe(before)

  // A picture is taken of the graph: one key there.
  await page.getByRole('grid', { name: 'Flows' }).focus()
  await press('v')
  await expect(explorer.graph).toBeAttached()
  await expectFiles((file) => explorer.exportByKeys(file), { name: 'By keyboard', counts: before, steps })
})
