import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { z } from 'zod'
import { labelSources, listLabels } from '#core/contract/imports.ts'
import type { LabelClaim } from '#core/contract/receipts.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { answer, problem } from './testing/contract-handlers.ts'
import { openPage } from './testing/open-page.tsx'

const CLAIM: z.output<typeof LabelClaim> = {
  id: 'l-1',
  address: '0x12D66f87A04A9E220743712cE6d9bB1B5616B8Fc',
  chain: 'eip155:1',
  category: 'mixer',
  label: 'Whirl Cash pool',
  actor: '旋風現金',
  source: 'Demo list',
  confidence: 80,
  validFrom: '2022-08-08T00:00:00.000Z',
  validUntil: null,
  validFromBlock: null,
  validUntilBlock: null,
  knownFrom: '2026-02-01T00:00:00.000Z',
  uri: 'javascript:alert(1)',
  note: null,
}

const SOURCES = [
  {
    source: 'Demo list',
    labels: 1_204,
    addresses: 1_200,
    categories: ['mixer', 'scam', 'exchange', 'gambling'],
    lastKnownFrom: '2026-11-01T00:00:00.000Z',
  },
]

let asked: string[] = []
const labels = (items = [CLAIM, { ...CLAIM, id: 'l-2', validFrom: null, uri: 'https://example.org/a' }]) =>
  answer(listLabels, ({ query }) => {
    asked.push(query.toString())
    return { items, nextCursor: null, total: items.length }
  })
const sources = answer(labelSources, () => ({ items: SOURCES }))

const grid = () => page.getByRole('grid', { name: 'Label claims' })

beforeEach(() => {
  asked = []
})

describe('labels', () => {
  test('a claim is shown with its source and dates, and leads to the explorer', async () => {
    await openPage('/labels', [labels(), sources])
    await expect.element(grid().getByText('from 2022-08-08')).toBeVisible()
    await expect.element(grid().getByText('no dates stated')).toBeVisible()
    const link = grid().getByRole('link', { name: CLAIM.address }).first()
    await expect.element(link).toHaveAttribute('href', expect.stringContaining('/explore?account='))
  })

  test('only an address of the web becomes a link out', async () => {
    await openPage('/labels', [labels(), sources])
    const links = grid().getByRole('link', { name: 'Open what the source refers to' })
    await expect.element(links).toHaveLength(1)
    await expect.element(links.first()).toHaveAttribute('href', 'https://example.org/a')
  })

  test('a source narrows the list, in the address, and can be removed', async () => {
    const router = await openPage('/labels', [labels(), sources])
    await page.getByRole('button', { name: /Demo list/ }).click()
    await expect.poll(() => router.state.location.search).toEqual({ source: 'Demo list' })
    await expect.poll(() => asked.at(-1)).toContain('source=Demo+list')
    await page.getByRole('button', { name: 'Clear all' }).click()
    await expect.poll(() => router.state.location.search).toEqual({})
  })

  test('a wrong checksum is said plainly while typing', async () => {
    await openPage('/labels', [labels([]), sources])
    const box = page.getByRole('searchbox', { name: 'Address, actor or label' })
    await box.fill('0x12D66f87A04A9E220743712cE6d9bB1B5616B8FD')
    await expect.element(page.getByText(/wrong EIP-55 checksum/)).toBeVisible()
    await expect.element(page.getByText(/says nothing about its risk/)).toBeVisible()
    await box.fill('Whirl')
    await expect.element(page.getByText(/wrong EIP-55 checksum/)).not.toBeInTheDocument()
  })

  test('the list is walked by keyboard', async () => {
    await openPage('/labels', [labels(), sources])
    await expect.element(grid().getByText('from 2022-08-08')).toBeVisible()
    ;(grid().element() as HTMLElement).focus()
    await userEvent.keyboard('jj')
    const active = grid().element().getAttribute('aria-activedescendant')!
    expect(document.getElementById(active)!.textContent).toContain('no dates stated')
  })

  test('without a source it says how to get one', async () => {
    await openPage('/labels', [labels([]), answer(labelSources, () => ({ items: [] }))])
    await expect.element(page.getByText('No source yet')).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Import labels' })).toBeVisible()
  })

  test('a failure of the list leaves the sources', async () => {
    await openPage('/labels', [answer(listLabels, () => problem(400, 'No such cursor')), sources])
    await expect.element(page.getByText('No such cursor')).toBeVisible()
    await expect.element(page.getByRole('button', { name: /Demo list/ })).toBeVisible()
  })

  test.each(['light', 'dark'] as const)('has no accessibility fault in %s', async (theme) => {
    await openPage('/labels', [labels(), sources], { preferences: { theme } })
    await expect.element(grid().getByText('from 2022-08-08')).toBeVisible()
    expect(await axeViolations()).toEqual([])
  })
})
