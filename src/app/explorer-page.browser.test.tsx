import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { z } from 'zod'
import {
  type AddressFacts,
  addressTransfers,
  type Exposure,
  getAddress,
  getTransaction,
  listExposures,
  search,
} from '#core/contract/addresses.ts'
import { type Neighbourhood, neighbourhood } from '#core/contract/graph.ts'
import type { LabelClaim, TransferFact } from '#core/contract/receipts.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { answer, problem } from './testing/contract-handlers.ts'
import { openPage } from './testing/open-page.tsx'

const CHAIN = 'eip155:1'
const USDC = { id: `${CHAIN}/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48`, symbol: 'USDC', decimals: 6 }
const account = (digit: string) => {
  const address = `0x${digit.repeat(40)}`
  return { key: `${CHAIN}:${address}`, chain: CHAIN, address }
}
const [SUBJECT, MIXER, OTHER] = [account('1'), account('2'), account('3')]
const PATH = `/explore?account=${encodeURIComponent(SUBJECT.key)}`
const INSTANT = '2026-11-01T04:00:00.000Z'

const CLAIM: z.output<typeof LabelClaim> = {
  id: 'l-1',
  address: MIXER.address,
  chain: CHAIN,
  category: 'mixer',
  label: 'Whirl Cash pool',
  actor: 'Whirl Cash',
  source: 'Demo list',
  confidence: 80,
  validFrom: null,
  validUntil: null,
  validFromBlock: null,
  validUntilBlock: null,
  knownFrom: INSTANT,
  uri: null,
  note: null,
}

const FACTS: z.output<typeof AddressFacts> = {
  account: SUBJECT,
  chainName: 'Ethereum',
  type: 'account',
  seen: true,
  firstSeen: null,
  lastSeen: INSTANT,
  firstBlock: 100,
  lastBlock: 200,
  transfersIn: 3,
  transfersOut: 1,
  balances: [{ asset: USDC, received: '123456789012345678', sent: '5000000', transfers: 4 }],
  labels: [],
  books: [{ bookId: 'b-1', bookName: 'Platform', role: 'hot', customer: { ref: 'C-1', name: '吳慧儀' } }],
  openAlerts: 2,
}

const EDGE = {
  asset: USDC,
  units: '5000000',
  transferCount: 1,
  transferIds: ['t-1'],
  firstTime: INSTANT,
  lastTime: INSTANT,
  firstBlock: 100,
  onPath: false,
}
const NODE = { category: null, severity: 0, actor: null, customer: null, stopsTrace: false } as const

const GRAPH: z.output<typeof Neighbourhood> = {
  totals: [],
  cursors: { in: null, out: null },
  stops: [],
  facts: {
    ledgerDigest: 'ledger',
    labelSetDigest: 'labels',
    engineVersion: 'haircut-adjoint/1',
    block: null,
    time: null,
    knownAt: '2026-11-01T02:00:00.000Z',
  },
  subject: SUBJECT.key,
  nodes: [
    { ...NODE, account: SUBJECT, role: 'subject', layer: 0 },
    {
      ...NODE,
      account: MIXER,
      role: 'risk',
      category: 'mixer',
      severity: 4,
      actor: 'Whirl Cash',
      layer: -1,
      stopsTrace: true,
    },
  ],
  edges: [{ ...EDGE, id: 'e-1', from: MIXER.key, to: SUBJECT.key }],
  notLoaded: [
    {
      account: SUBJECT.key,
      direction: 'in',
      asset: USDC,
      counterparties: 14,
      transfers: 20,
      units: '7000000',
    },
  ],
  surroundings: [{ account: SUBJECT.key, direction: 'in', counterparties: 15, drawn: 1 }],
  asOf: { block: 200, time: INSTANT },
}

const EXPANDED: z.output<typeof Neighbourhood> = {
  ...GRAPH,
  subject: MIXER.key,
  nodes: [
    { ...NODE, account: MIXER, role: 'subject', layer: 0 },
    { ...NODE, account: OTHER, role: 'unattributed', layer: -1 },
  ],
  edges: [{ ...EDGE, id: 'e-2', from: OTHER.key, to: MIXER.key }],
  notLoaded: [],
  surroundings: [{ account: MIXER.key, direction: 'in', counterparties: 1, drawn: 1 }],
}

const EXPOSURE: z.output<typeof Exposure> = {
  account: SUBJECT,
  asset: USDC,
  side: 'source',
  method: 'haircut',
  asOf: { block: 200, time: INSTANT },
  denominator: { asset: USDC, units: '10000000' },
  denominatorMeaning: 'balance',
  parts: [
    {
      category: 'mixer',
      kind: 'direct',
      label: CLAIM,
      sharePpm: 250_000,
      units: '2500000',
      hops: 1,
      path: ['t-1'],
    },
  ],
  servicePpm: 100_000,
  outsidePpm: 649_990,
  unresolvedPpm: 0,
  truncated: false,
  boundaries: [],
  engineVersion: 'haircut/1',
  ledgerDigest: 'd'.repeat(64),
}

const TRANSFER: z.output<typeof TransferFact> = {
  id: 't-1',
  chain: CHAIN,
  txHash: `0x${'ab'.repeat(32)}`,
  logIndex: 0,
  block: 100,
  time: null,
  from: MIXER,
  to: SUBJECT,
  amount: { asset: USDC, units: '5000000' },
  fiat: null,
}

const TX_PATH = `/explore?tx=${encodeURIComponent(`${CHAIN}/${TRANSFER.txHash}`)}`

const FOUND = {
  items: [
    { kind: 'account' as const, id: SUBJECT.key, title: SUBJECT.address, detail: 'Ethereum' },
    { kind: 'actor' as const, id: 'Whirl Cash', title: 'Whirl Cash', detail: 'mixer · 1 address' },
  ],
  notice: null,
}

const HANDLERS = [
  answer(getAddress, ({ params }) =>
    params['account'] === MIXER.key ? { ...FACTS, account: MIXER, labels: [CLAIM], books: [] } : FACTS,
  ),
  answer(neighbourhood, ({ query }) => (query.get('account') === MIXER.key ? EXPANDED : GRAPH)),
  answer(listExposures, ({ query }) => ({
    items: query.get('side') === 'destination' ? [] : [EXPOSURE],
  })),
  answer(addressTransfers, () => ({ items: [TRANSFER], nextCursor: null })),
  answer(getTransaction, ({ params }) => ({
    chain: params['chain']!,
    hash: params['hash']!,
    transfers: [TRANSFER],
  })),
  answer(search, ({ query }) =>
    query.get('q')!.startsWith('0x9')
      ? { items: [], notice: 'wrong EIP-55 checksum: the letter case should be 0x9A' }
      : FOUND,
  ),
]

const box = () => page.getByRole('searchbox')
const summary = () => page.getByText(/Flow of funds around/)
const details = () => page.getByRole('complementary', { name: 'Details' })

// First, because what was announced to screen readers stays in the page for some seconds.
describe('reach', () => {
  test.each(['light', 'dark'] as const)('has no accessibility fault in %s', async (theme) => {
    await openPage(PATH, HANDLERS, { preferences: { theme } })
    await expect.element(summary()).toBeVisible()
    await expect.element(page.getByRole('region', { name: 'USDC' })).toBeVisible()
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

describe('account', () => {
  test('says who holds it, what is held of it, and how much is unattributed', async () => {
    await openPage(PATH, HANDLERS)
    await expect.element(page.getByText('Platform · hot wallet · 吳慧儀')).toBeVisible()
    await expect.element(page.getByText(/Unattributed: no source claims/).first()).toBeVisible()
    await expect.element(page.getByText(/123,456,789,012\.345678/)).toBeVisible()
    const card = page.getByRole('region', { name: 'USDC' })
    await expect
      .element(card.getByRole('row', { name: /^Unattributed: before or beyond/ }))
      .toHaveTextContent('Unattributed: before or beyond what is held65%')
    await expect.element(card.getByRole('row', { name: /^Total/ })).toHaveTextContent('Total100%')
    await expect.element(page.getByText('time unknown · block 100').first()).toBeVisible()
  })

  test('the picture states what is not loaded; expanding beyond a service is a decision, and can be undone', async () => {
    await openPage(`${PATH}&view=table`, HANDLERS)
    await expect.element(page.getByText('14 more · 7 USDC')).toBeVisible()
    await page.getByRole('button', { name: /Addresses and entities/ }).click()
    await page.getByRole('button', { name: /Whirl Cash/ }).click()
    await expect.element(details().getByText(/The trace ends here/)).toBeVisible()
    await details().getByRole('button', { name: 'Expand sources' }).click()
    await expect.element(page.getByRole('button', { name: /0x333333/ })).toBeVisible()
    await expect.element(details().getByRole('button', { name: 'Expand sources' })).toBeDisabled()
    await page.getByRole('button', { name: 'Undo expansion' }).click()
    await expect.element(page.getByRole('button', { name: /0x333333/ })).not.toBeInTheDocument()
  })

  test('the drawing is walked by keyboard, and E asks at a service instead of tracing through', async () => {
    await openPage(PATH, HANDLERS)
    const graph = page.getByRole('application', { name: 'Flow of funds' })
    await expect.element(graph).toBeInTheDocument()
    await expect.element(page.getByText(/1 group not opened/)).toBeVisible()
    ;(graph.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowLeft}e')
    await expect.element(details().getByText(/The trace ends here/)).toBeVisible()
  })

  test('a flow shows its transfers', async () => {
    await openPage(`${PATH}&view=table`, HANDLERS)
    await page.getByRole('button', { name: 'Whirl Cash' }).click()
    await expect.element(details().getByText(/1 transfer/)).toBeVisible()
    await expect.element(details().getByRole('link', { name: TRANSFER.txHash })).toBeVisible()
  })

  test('the side of the exposure is in the address; no funds is no clean result', async () => {
    const router = await openPage(PATH, HANDLERS)
    await page.getByRole('button', { name: 'Destination of funds' }).click()
    await expect.poll(() => router.state.location.search).toMatchObject({ side: 'destination' })
    await expect.element(page.getByText(/That is not a clean result/)).toBeVisible()
  })

  test('an account of which nothing is held is not called clean', async () => {
    await openPage(PATH, [answer(getAddress, () => ({ ...FACTS, seen: false, balances: [] })), ...HANDLERS])
    await expect.element(page.getByText(/says nothing about its risk/)).toBeVisible()
  })

  test('a failure says what failed', async () => {
    await openPage(PATH, [answer(getAddress, () => problem(400, 'Not an account key')), ...HANDLERS])
    await expect.element(page.getByText('Not an account key')).toBeVisible()
  })
})

test('a transaction lists its transfers', async () => {
  await openPage(TX_PATH, HANDLERS)
  await expect.element(page.getByRole('heading', { name: new RegExp(TRANSFER.txHash) })).toBeVisible()
  await expect.element(page.getByRole('link', { name: MIXER.address })).toBeVisible()
})
