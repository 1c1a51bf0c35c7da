import { readFile as readInvestigation } from '#core/investigation/read.ts'
import { expect, test } from '../fixtures.ts'
import { DEMO_PORT } from '../homes.ts'
import { Explorer } from '../pages/explorer.ts'

// Saving is for what is there again after a reload, and the static demo begins anew with each.
test.skip(
  ({ baseURL }) => baseURL === `http://localhost:${DEMO_PORT}`,
  'the static demo forgets when it is reloaded',
)

test('several accounts drawn as one: what it holds, opened, taken back, saved, in the file', async ({
  desk,
  page,
  axe,
}) => {
  test.setTimeout(120_000)
  await desk.enterAs('analyst')
  const explorer = await Explorer.fromLabel(page, 'mixer')
  await page.keyboard.press('v')
  await explorer.showTable('Accounts')
  const accounts = page.getByRole('grid', { name: 'Accounts' })
  await accounts.focus()
  // The three that stand below the subject.
  await page.keyboard.press('Home')
  for (const key of ['ArrowDown', 'x', 'ArrowDown', 'x', 'ArrowDown', 'x']) await page.keyboard.press(key)
  await page.keyboard.press('Shift+F10')
  const menu = page.getByRole('menu', { name: 'What can be done with it' })
  await menu.getByRole('menuitem', { name: 'Draw the 3 selected as one' }).click()
  await expect(accounts).toBeFocused()

  await page.keyboard.press('v')
  await expect(explorer.graph).toBeAttached()
  await expect(explorer.side.getByRole('heading', { level: 3, name: /^3 × / })).toBeVisible()
  await expect(explorer.side.getByText('3 accounts in it')).toBeVisible()
  expect(await axe(), 'a group').toEqual([])
  await explorer.side.getByRole('button', { name: 'Open the group' }).click()
  await expect(explorer.side.getByText('3 accounts in it')).toBeHidden()
  await page.keyboard.press('ControlOrMeta+z')
  await explorer.tab('History')
  await expect(explorer.steps().filter({ hasText: 'Folded 3 accounts' })).toHaveCount(1)
  await expect(explorer.steps().filter({ hasText: 'Unfolded' })).toHaveCount(0)

  await explorer.save('Drawn as one')
  await page.goto(page.url())
  await expect(explorer.graph).toBeAttached()
  const svg = (await explorer.export('Picture (SVG)')).toString()
  expect(svg).toMatch(/>3 × /)
  const json = readInvestigation((await explorer.export('Investigation (JSON)')).toString())
  const folds = json.ok ? json.value.document.steps.filter((step) => step.kind === 'fold') : []
  expect(folds).toMatchObject([{ why: 'chosen', members: { length: 3 } }])
})

test('a customer’s name leads to their account, and what is pressed by key keeps the focus', async ({
  desk,
  page,
}) => {
  await desk.enterAs('analyst')
  const customer = await page.evaluate(async () => {
    const alerts = (await (await fetch('/api/v1/alerts?limit=100')).json()) as {
      items: { subject: { customer: { name: string; ref: string } | null } }[]
    }
    return alerts.items.find(({ subject }) => subject.customer !== null)!.subject.customer!
  })
  await page.goto('/explore')
  await page.getByRole('searchbox').first().fill(customer.ref)
  const found = page.getByRole('region', { name: 'Accounts' }).getByRole('link')
  await expect(found.first()).toContainText(`${customer.name} · ${customer.ref}`)
  await found.first().click()
  const explorer = new Explorer(page)
  await expect(explorer.graph).toBeAttached()

  // The counterparty that nobody has asked about yet.
  await explorer.lookAt('h', 'ArrowLeft')
  const expand = explorer.side.getByRole('button', { name: 'Expand sources' })
  await expand.focus()
  await page.keyboard.press('Enter')
  await expect(expand).toBeDisabled()
  await expect(expand).toBeFocused()
})

test('what two accounts share is drawn whole and with nothing beside it, by keys, and is there again by its link', async ({
  desk,
  page,
}) => {
  test.setTimeout(120_000)
  await desk.enterAs('analyst')
  // Two accounts that share more than the first counterparties of either.
  const found = await page.evaluate(async () => {
    const get = async <T>(path: string) => (await (await fetch(`/api/v1/${path}`)).json()) as T
    interface Labels {
      items: { address: string; chain: string | null }[]
    }
    interface Common {
      items: { node: { account: { key: string } }; sides: { account: string; direction: string }[] }[]
    }
    const { items } = await get<Labels>('labels?category=exchange&limit=50')
    const keys = items
      .filter(({ chain, address }) => chain === 'eip155:1' || address.startsWith('0x'))
      .map(({ address }) => `eip155:1:${address.toLowerCase()}`)
    let most: { pair: string[]; shared: Common['items'] } = { pair: [], shared: [] }
    for (const [at, a] of keys.slice(0, 8).entries()) {
      for (const b of keys.slice(at + 1, 8)) {
        const query = [a, b].map((key) => `account=${encodeURIComponent(key)}`).join('&')
        const common = await get<Common>(`graph/common?${query}`)
        if (common.items.length > most.shared.length) most = { pair: [a, b], shared: common.items }
      }
    }
    return most
  })
  expect(found.shared.length).toBeGreaterThan(6)
  const asked = encodeURIComponent(JSON.stringify(found.pair))
  await page.goto(`/explore?accounts=${asked}&sel=${asked}`)
  const explorer = new Explorer(page)
  await expect(explorer.graph).toBeAttached()
  const before = await explorer.export('Investigation (JSON)')
  const common = explorer.side.getByRole('region', { name: 'Common counterparties' })
  await common.getByRole('button', { name: 'Find them' }).press('Enter')
  await common.getByRole('button', { name: /^Draw (all )?\d+$/ }).press('Enter')
  const done = common.getByRole('button', { name: 'All drawn' })
  await expect(done).toBeFocused()

  await explorer.save('What they share')
  await page.goto(page.url())
  await expect(explorer.graph).toBeAttached()
  const [first, then] = [before, await explorer.export('Investigation (JSON)')].map((bytes) => {
    const read = readInvestigation(bytes.toString())
    if (!read.ok) throw new Error(JSON.stringify(read.errors))
    return read.value
  })
  const had = new Set(first!.edges.map((edge) => edge.id))
  const [pair, shared] = [new Set(found.pair), new Set(found.shared.map(({ node }) => node.account.key))]
  const drew = then!.edges.filter((edge) => !had.has(edge.id))
  // Nothing but what passed between the two and what they share ...
  expect(drew.length).toBeGreaterThan(0)
  for (const { from, to } of drew)
    expect((pair.has(from) && shared.has(to)) || (shared.has(from) && pair.has(to))).toBe(true)
  // ... and of that everything.
  const sides = found.shared.reduce((sum, item) => sum + item.sides.length, 0)
  const between = then!.edges.filter(
    ({ from, to }) => (pair.has(from) && shared.has(to)) || (shared.has(from) && pair.has(to)),
  )
  expect(between).toHaveLength(sides)
})
