import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { getAddress } from '#core/contract/addresses.ts'
import { neighbourhood } from '#core/contract/graph.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { answer, problem } from './testing/contract-handlers.ts'
import { openPage } from './testing/open-page.tsx'
import { SUBJECT, MIXER, OTHER, PATH, FACTS, TRANSFER, TX_PATH, HANDLERS } from './testing/explorer-world.ts'

const box = () => page.getByRole('searchbox')
const side = () => page.getByRole('complementary', { name: 'Beside the picture' })
const tree = () => page.getByRole('treegrid', { name: 'Paths' })
const totals = () => page.getByRole('status', { name: 'Totals' })

/** The tables instead of the picture, with the tree that holds the focus. */
async function openTree(path = `${PATH}&view=table`) {
  const router = await openPage(path, HANDLERS)
  await expect.element(tree()).toBeVisible()
  ;(tree().element() as HTMLElement).focus()
  return router
}

// First, because what was announced to screen readers stays in the page for some seconds.
describe('reach', () => {
  test.each(['light', 'dark'] as const)('has no accessibility fault in %s', async (theme) => {
    await openPage(`${PATH}&sel=${encodeURIComponent(JSON.stringify([SUBJECT.key]))}`, HANDLERS, {
      preferences: { theme },
    })
    await expect.element(page.getByRole('application', { name: 'Flow of funds' })).toBeInTheDocument()
    await expect.element(side().getByText('Platform · hot wallet')).toBeVisible()
    expect(await axeViolations()).toEqual([])
  })

  test.each(['paths', 'accounts', 'flows'] as const)('of the table of %s', async (table) => {
    await openPage(`${PATH}&view=table&table=${table}`, HANDLERS)
    await expect.element(page.getByRole('region', { name: 'The picture as tables' })).toBeVisible()
    expect(await axeViolations()).toEqual([])
  })

  test('of a transaction', async () => {
    await openPage(TX_PATH, HANDLERS)
    await expect.element(page.getByRole('link', { name: MIXER.address })).toBeVisible()
    expect(await axeViolations()).toEqual([])
  })
})

describe('search', () => {
  test('finds while typing, walks by the arrows, opens by Enter', async () => {
    const router = await openPage('/explore', HANDLERS)
    await expect.element(page.getByText('Start with an address')).toBeVisible()
    await box().fill('whirl')
    await expect.element(page.getByRole('link', { name: /Whirl Cash/ })).toBeVisible()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await expect.poll(() => router.state.location.pathname).toBe('/labels')
    expect(router.state.location.search).toEqual({ q: 'Whirl Cash' })
  })

  test('Enter in the field opens the first result', async () => {
    const router = await openPage('/explore', HANDLERS)
    await box().fill(SUBJECT.address)
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => router.state.location.search).toEqual({ account: SUBJECT.key })
  })

  test('says plainly that a checksum is wrong', async () => {
    await openPage('/explore?q=0x9abc', HANDLERS)
    await expect.element(page.getByText(/wrong EIP-55 checksum/)).toBeVisible()
  })

  test('the palette opens an address', async () => {
    const router = await openPage('/explore', HANDLERS)
    await expect.element(page.getByText('Start with an address')).toBeVisible()
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.keyboard(SUBJECT.address)
    await page.getByRole('menuitem', { name: /on Ethereum/ }).click()
    await expect.poll(() => router.state.location.search).toEqual({ account: SUBJECT.key })
  })
})

describe('investigation', () => {
  test('the details say who holds an account, what moved, and how much is unattributed', async () => {
    await openPage(`${PATH}&sel=${encodeURIComponent(JSON.stringify([SUBJECT.key]))}`, HANDLERS)
    await expect.element(side().getByText('Platform · hot wallet')).toBeVisible()
    await expect.element(side().getByText(/Unattributed: no source claims/)).toBeVisible()
    await expect.element(side().getByText(/123,456,789,012\.345678/)).toBeVisible()
    await side().getByRole('button', { name: 'Exposure in full' }).click()
    const card = page.getByRole('region', { name: 'USDC' })
    await expect
      .element(card.getByRole('row', { name: /^Unattributed: before or beyond/ }))
      .toHaveTextContent('Unattributed: before or beyond what is held65%')
  })

  test('the tree states what is not loaded, asks beyond what is there, and every step can be undone', async () => {
    await openTree()
    await expect.element(tree().getByText('14 more, not loaded')).toBeVisible()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    const active = () => tree().element().querySelector('[data-active]')
    expect(active()?.textContent).toContain('Whirl Cash')
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(tree().getByText(/0x333333/)).toBeVisible()
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(tree().getByText(/0x333333/)).not.toBeInTheDocument()
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    await expect.element(tree().getByText(/0x333333/)).toBeVisible()
  })

  test('undo to the very beginning and redo to the end', async () => {
    await openTree()
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(() => totals().element().textContent).toMatch(/^1 account · 0 flows/)
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.element(page.getByText('Nothing is on the picture')).toBeVisible()
    await page.getByRole('button', { name: 'Redo' }).click()
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect.poll(() => totals().element().textContent).toMatch(/^2 accounts · 1 flow/)
  })

  test('the drawing is walked by keyboard, and E asks at a service instead of tracing through', async () => {
    await openPage(PATH, HANDLERS)
    const graph = page.getByRole('application', { name: 'Flow of funds' })
    await expect.element(graph).toBeInTheDocument()
    ;(graph.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowLeft}e')
    await expect.element(side().getByText(/The trace ends here/)).toBeVisible()
  })

  test('a selection is added up by asset and is in the address', async () => {
    const router = await openPage(`${PATH}&view=table&table=flows`, HANDLERS)
    const grid = page.getByRole('grid', { name: 'Flows' })
    await expect.element(grid).toBeVisible()
    ;(grid.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowDown}x')
    await expect.poll(() => totals().element().textContent).toMatch(/^Selected: 0 accounts, 1 flow5\s?USDC/)
    await expect.poll(() => router.state.location.search).toMatchObject({ sel: ['e-1'] })
    await expect.element(side().getByRole('link', { name: TRANSFER.txHash })).toBeVisible()
  })

  test('a rule of taint paints the flows; the figures of the rules stand side by side', async () => {
    await openPage(`${PATH}&view=table&table=flows&tab=taint`, HANDLERS)
    await side()
      .getByRole('radio', { name: /^Haircut/ })
      .click()
    const grid = page.getByRole('grid', { name: 'Flows' })
    await expect.element(grid.getByText('2.5 USDC')).toBeVisible()
    await expect.element(side().getByRole('row', { name: /^Poison 5/ })).toBeVisible()
    await side()
      .getByRole('radio', { name: /^Poison/ })
      .click()
    await expect.element(grid.getByText('2.5 USDC')).not.toBeInTheDocument()
  })

  test('the history lists every step, and a replay shows what stood then without changing it', async () => {
    await openTree(`${PATH}&view=table&tab=history`)
    await expect.element(side().getByText(/Expanded sources and destinations/)).toBeVisible()
    await side()
      .getByRole('button', { name: /^Started with/ })
      .click()
    await expect.element(page.getByText('Step 1 of 2')).toBeVisible()
    await expect.poll(() => totals().element().textContent).toMatch(/^1 account/)
    await page.getByRole('button', { name: 'Next step' }).click()
    await expect.poll(() => totals().element().textContent).toMatch(/^2 accounts/)
    await page.getByRole('button', { name: 'Back to work' }).first().click()
    await expect.element(page.getByText('Step 2 of 2')).not.toBeInTheDocument()
  })

  test('who leaves a replay by key goes on in the table; its steps bear the names of what is not yet there', async () => {
    await openTree(`${PATH}&view=table&tab=history`)
    const step = () => side().getByRole('button', { name: /^Expanded sources and destinations/ })
    const words = step().element().textContent
    const replay = side().getByRole('button', { name: 'Replay from the beginning' })
    ;(replay.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('Step 0 of 2')).toBeVisible()
    expect(step().element().textContent).toBe(words)
    const leave = page.getByRole('region', { name: 'Replay' }).getByRole('button', { name: 'Back to work' })
    ;(leave.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(tree()).toHaveFocus()
  })

  test('from the picture to the tables and back by one key, and the keys go on there', async () => {
    await openPage(PATH, HANDLERS)
    const graph = page.getByRole('application', { name: 'Flow of funds' })
    await expect.element(graph).toBeInTheDocument()
    ;(graph.element() as HTMLElement).focus()
    await userEvent.keyboard('v')
    await expect.element(tree()).toHaveFocus()
    await userEvent.keyboard('v')
    await expect.element(graph).toHaveFocus()
  })

  test('an account of which nothing is held is not called clean', async () => {
    await openPage(`${PATH}&sel=${encodeURIComponent(JSON.stringify([SUBJECT.key]))}`, [
      answer(getAddress, () => ({ ...FACTS, seen: false, balances: [] })),
      ...HANDLERS,
    ])
    await expect.element(page.getByText(/says nothing about its risk/)).toBeVisible()
  })

  test('a failure says what failed', async () => {
    await openPage(PATH, [answer(neighbourhood, () => problem(400, 'Not an account key')), ...HANDLERS])
    await expect.element(page.getByText('Not an account key')).toBeVisible()
  })
})

test('several are pasted, each line says what became of it, and only what was found is drawn', async () => {
  const router = await openPage('/explore', HANDLERS)
  await page.getByRole('button', { name: 'Paste several' }).click()
  await page.getByRole('textbox', { name: /Addresses or transaction hashes/ }).fill(`${OTHER.address}\n0x12`)
  await page.getByRole('button', { name: 'Look them up' }).click()
  const lines = page.getByRole('list', { name: 'Outcome of each line' })
  await expect.element(lines.getByText(/Found/)).toBeVisible()
  await expect.element(lines.getByText(/Not a valid address. too short/)).toBeVisible()
  await page.getByRole('button', { name: 'Start with 1' }).click()
  await expect.poll(() => router.state.location.search).toMatchObject({ accounts: [OTHER.key] })
})

test('a transaction lists its transfers', async () => {
  await openPage(TX_PATH, HANDLERS)
  await expect.element(page.getByRole('heading', { name: new RegExp(TRANSFER.txHash) })).toBeVisible()
  await expect.element(page.getByRole('link', { name: MIXER.address })).toBeVisible()
})
