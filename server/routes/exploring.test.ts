import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WireExposure } from '../store/exposure-wire.ts'
import type { WireGraph } from '../store/graph-edges.ts'
import type { WireTransfer } from '../store/transfer-facts.ts'
import { screen } from '../monitor/pipeline.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  CHAIN,
  ETH,
  storeLabels,
  storePeople,
  storePlatform,
  storeTransfers,
  T0,
  type TransferSpec,
  USDC,
} from '../testing/facts.ts'

const HUB = account(500)
const [SANCTIONED, EXCHANGE, MIDDLE] = [account(100), account(101), account(102)]
const key = encodeURIComponent

describe('exploring', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana: Person
  // A hub that sends two assets to forty accounts, receives from ten, and once from itself.
  const hub: TransferSpec[] = [
    ...Array.from({ length: 120 }, (_, n) => ({
      id: `out-${n}`,
      from: HUB,
      to: account(600 + ((n * 7) % 40)),
      asset: n % 3 === 0 ? USDC : ETH,
      amount: BigInt(1 + ((n * 37) % 50)) * (n % 3 === 0 ? 10n ** 6n : 10n ** 18n),
    })),
    ...Array.from({ length: 30 }, (_, n) => ({
      id: `in-${n}`,
      from: account(600 + (n % 10)),
      to: HUB,
      time: null,
    })),
    { id: 'self', from: HUB, to: HUB },
  ]
  const unit = 10n ** 18n
  const chain: TransferSpec[] = [
    { id: 'p1', from: SANCTIONED, to: MIDDLE, amount: 30n * unit, block: 5_001 },
    { id: 'p2', from: EXCHANGE, to: MIDDLE, amount: 20n * unit, block: 5_002 },
    { id: 'p3', from: account(103), to: MIDDLE, amount: 50n * unit, block: 5_003 },
    { id: 'p4', from: MIDDLE, to: ALICE, amount: 40n * unit, block: 5_004 },
    { id: 'p5', from: account(104), to: ALICE, amount: 60n * unit, block: 5_005 },
  ]

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    await storeLabels(desk.ports.db, [
      { id: 'l-1', account: SANCTIONED, category: 'sanctioned-entity', actor: 'Example Entity' },
      { id: 'l-2', account: EXCHANGE, category: 'exchange', actor: 'Example Exchange' },
      { id: 'l-3', account: account(600), category: 'scam', validUntil: T0 },
    ])
    await storeTransfers(desk.ports.db, hub)
    await storeTransfers(desk.ports.db, chain)
    await screen(desk.ports, { trigger: 'test' })
    ana = await signedIn(desk.ports, 'ana')
  })
  afterAll(() => desk.close())

  const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)

  /** Units and transfers of one asset in one direction, drawn and not, of a graph. */
  function drawnAndNot(graph: WireGraph, direction: 'in' | 'out', asset: string) {
    const edges = graph.edges.filter(
      (edge) =>
        edge.asset.id === asset &&
        edge.from !== edge.to &&
        (direction === 'in' ? edge.to : edge.from) === HUB,
    )
    const rest = graph.notLoaded.filter((part) => part.direction === direction && part.asset.id === asset)
    return {
      units: sum([...edges, ...rest].map((part) => BigInt(part.units))),
      transfers:
        edges.reduce((count, edge) => count + edge.transferCount, 0) +
        rest.reduce((count, part) => count + part.transfers, 0),
      parties: edges.length + rest.reduce((count, part) => count + part.counterparties, 0),
    }
  }

  test('whatever the budget, what is drawn and what is not add up to the transfers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('value', 'time'),
        fc.constantFrom('in', 'out', 'both'),
        fc.constantFrom(undefined, ETH, USDC),
        async (limit, rank, direction, asset) => {
          const only = asset === undefined ? '' : `&asset=${key(asset)}`
          const { status, body } = await ana.get<WireGraph>(
            `/api/v1/graph/neighbourhood?account=${key(HUB)}&limit=${limit}&rank=${rank}&direction=${direction}${only}`,
          )
          expect(status).toBe(200)
          for (const side of direction === 'both'
            ? (['in', 'out'] as const)
            : ([direction] as ('in' | 'out')[])) {
            const mine = hub.filter((t) => t.from !== t.to && (side === 'in' ? t.to : t.from) === HUB)
            for (const id of asset === undefined ? [ETH, USDC] : [asset]) {
              const wanted = mine.filter((t) => (t.asset ?? ETH) === id)
              expect(drawnAndNot(body, side, id)).toEqual({
                units: sum(wanted.map((t) => t.amount ?? unit)),
                transfers: wanted.length,
                parties: new Set(wanted.map((t) => (side === 'in' ? t.from : t.to))).size,
              })
            }
            const parties = new Set(
              mine
                .filter((t) => asset === undefined || (t.asset ?? ETH) === asset)
                .map((t) => (side === 'in' ? t.from : t.to)),
            )
            const around = body.surroundings.find((part) => part.direction === side)
            expect(around?.counterparties ?? 0).toBe(parties.size)
            expect(around?.drawn ?? 0).toBe(Math.min(limit, parties.size))
          }
          const keys = new Set(body.nodes.map((node) => node.account.key))
          expect(body.edges.every((edge) => keys.has(edge.from) && keys.has(edge.to))).toBe(true)
          expect(new Set(body.edges.map((edge) => edge.id)).size).toBe(body.edges.length)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('by value the largest of one asset come first', async () => {
    const { body } = await ana.get<WireGraph>(
      `/api/v1/graph/neighbourhood?account=${key(HUB)}&limit=5&direction=out&asset=${key(USDC)}`,
    )
    const totals = new Map<string, bigint>()
    for (const t of hub) {
      if (t.from === HUB && t.asset === USDC) totals.set(t.to, (totals.get(t.to) ?? 0n) + (t.amount ?? 0n))
    }
    const largest = [...totals.values()].toSorted((a, b) => (a < b ? 1 : -1)).slice(0, 5)
    expect(body.edges.filter((edge) => edge.asset.id === USDC).map((edge) => BigInt(edge.units))).toEqual(
      largest,
    )
  })

  test('a node says what it is: subject, ours, risk, service, and a label that ended is no label', async () => {
    const { body } = await ana.get<WireGraph>(`/api/v1/graph/neighbourhood?account=${key(MIDDLE)}`)
    const node = (id: string) => body.nodes.find((each) => each.account.key === id)
    expect(node(MIDDLE)).toMatchObject({ role: 'subject', layer: 0 })
    expect(node(ALICE)).toMatchObject({
      role: 'ours',
      layer: 1,
      customer: { ref: 'C-1', name: 'Alice Test' },
    })
    expect(node(SANCTIONED)).toMatchObject({
      role: 'risk',
      layer: -1,
      severity: 5,
      category: 'sanctioned-entity',
      actor: 'Example Entity',
      stopsTrace: false,
    })
    expect(node(EXCHANGE)).toMatchObject({ role: 'service', category: 'exchange', stopsTrace: true })
    const around = await ana.get<WireGraph>(`/api/v1/graph/neighbourhood?account=${key(HUB)}&limit=100`)
    expect(around.body.nodes.find((each) => each.account.key === account(600))).toMatchObject({
      role: 'unattributed',
      category: null,
      severity: 0,
    })
  })

  test('the graph of an alert draws the path of its receipt, signed by hop', async () => {
    const { body: list } = await ana.get<{ items: { id: string }[] }>('/api/v1/alerts?rule=T02')
    expect(list.items).toHaveLength(1)
    const { body } = await ana.get<WireGraph>(`/api/v1/alerts/${list.items[0]?.id}/graph`)
    expect(body.subject).toBe(ALICE)
    const layer = (id: string) => body.nodes.find((node) => node.account.key === id)?.layer
    expect([SANCTIONED, MIDDLE, ALICE].map(layer)).toEqual([-2, -1, 0])
    const path = body.edges.filter((edge) => edge.onPath)
    expect(path.map((edge) => [edge.transferIds, edge.units])).toEqual([
      [['p1'], (30n * unit).toString()],
      [['p4'], (40n * unit).toString()],
    ])
    expect(body.edges.filter((edge) => !edge.onPath).map((edge) => edge.transferIds)).toEqual([['p5']])
  })

  test('exposure of an account and of a transfer: parts per million that add up to a million', async () => {
    const { body } = await ana.get<{ items: WireExposure[] }>(`/api/v1/exposures?account=${key(ALICE)}`)
    expect(body.items).toHaveLength(1)
    const [exposure] = body.items
    // Alice holds 100 ETH: 12 of them from the sanctioned account, 8 from the exchange, 80 from outside.
    expect(exposure).toMatchObject({
      denominator: { units: (100n * unit).toString() },
      denominatorMeaning: 'balance',
      servicePpm: 80_000,
      outsidePpm: 800_000,
      unresolvedPpm: 0,
      parts: [{ category: 'sanctioned-entity', kind: 'indirect', sharePpm: 120_000, path: ['p1', 'p4'] }],
      boundaries: [{ account: { key: EXCHANGE }, sharePpm: 80_000 }],
    })
    const one = await ana.get<WireExposure>('/api/v1/exposures/transfer?transfer=p4')
    expect(one.body).toMatchObject({
      denominatorMeaning: 'transfer',
      servicePpm: 200_000,
      outsidePpm: 500_000,
    })
    expect(one.body.parts.map((part) => part.sharePpm)).toEqual([300_000])
    expect((await ana.get('/api/v1/exposures/transfer?transfer=none')).status).toBe(404)
    const spent = await ana.get<{ items: WireExposure[] }>(`/api/v1/exposures?account=${key(account(601))}`)
    for (const item of spent.body.items) {
      const parts = item.parts.reduce((total, part) => total + part.sharePpm, 0)
      expect([0, 1_000_000]).toContain(parts + item.servicePpm + item.outsidePpm + item.unresolvedPpm)
    }
  })

  test('facts of an account, in any way of writing it; its transfers page by page', async () => {
    const { body } = await ana.get<Record<string, unknown>>(
      `/api/v1/addresses/${key(HUB.toUpperCase().replace('EIP155', 'eip155').replace('0X', '0x'))}`,
    )
    expect(body).toMatchObject({
      account: { key: HUB },
      chainName: 'Ethereum',
      seen: true,
      transfersIn: 31,
      transfersOut: 121,
    })
    const alice = await ana.get<Record<string, unknown>>(`/api/v1/addresses/${key(ALICE)}`)
    expect(alice.body).toMatchObject({
      books: [{ role: 'customer-deposit', customer: { ref: 'C-1' } }],
      openAlerts: 1,
      balances: [{ received: (100n * unit).toString(), sent: '0', transfers: 2 }],
    })
    const never = await ana.get<Record<string, unknown>>(`/api/v1/addresses/${key(account(9_999))}`)
    expect(never).toMatchObject({ status: 200, body: { seen: false, transfersIn: 0, labels: [] } })
    expect((await ana.get('/api/v1/addresses/nonsense')).status).toBe(400)

    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: WireTransfer[]; nextCursor: string | null } = (
        await ana.get<{ items: WireTransfer[]; nextCursor: string | null }>(
          `/api/v1/addresses/${key(HUB)}/transfers?limit=13${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
      ).body
      seen.push(...page.items.map((fact) => fact.id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(hub.map((t) => t.id).toReversed())
  })

  test('a transaction, and why one is not found', async () => {
    const { body: list } = await ana.get<{ items: WireTransfer[] }>(
      `/api/v1/addresses/${key(MIDDLE)}/transfers`,
    )
    const hash = list.items[0]?.txHash ?? ''
    const { body } = await ana.get<{ transfers: WireTransfer[] }>(
      `/api/v1/transactions/${CHAIN}/${hash.toUpperCase().replace('0X', '0x')}`,
    )
    expect(body.transfers.map((fact) => fact.id)).toEqual(['p4'])
    expect((await ana.get(`/api/v1/transactions/${CHAIN}/0x${'f'.repeat(64)}`)).status).toBe(404)
    expect((await ana.get(`/api/v1/transactions/${CHAIN}/short`)).status).toBe(400)
  })

  test('search finds what a person pastes, and says why it finds nothing', async () => {
    interface Found {
      items: { kind: string; id: string }[]
      notice: string | null
    }
    const find = async (q: string) => (await ana.get<Found>(`/api/v1/search?q=${key(q)}`)).body
    const address = HUB.slice(`${CHAIN}:`.length)
    expect((await find(address)).items).toEqual([expect.objectContaining({ kind: 'account', id: HUB })])
    // A name leads to the accounts behind it: those that labels attribute to an actor, and a customer's own.
    expect((await find('example ent')).items).toEqual([
      expect.objectContaining({ kind: 'account', id: SANCTIONED, detail: 'Example Entity · Ethereum' }),
      expect.objectContaining({ kind: 'actor', id: 'Example Entity' }),
    ])
    expect((await find('invented exch')).items).toEqual([
      expect.objectContaining({ kind: 'label', id: EXCHANGE, title: 'Invented exchange' }),
    ])
    const saved = { format: 'kyt-desk.investigation', version: 1, steps: [], view: null }
    await ana.post('/api/v1/investigations', { name: 'Alice and her mules', document: saved })
    expect((await find('alice')).items.map(({ kind }) => kind)).toEqual(['alert', 'account', 'investigation'])
    expect((await find('alice')).items[1]).toMatchObject({ id: ALICE })
    const [alert] = (await find('alice')).items
    expect((await find(alert?.id.slice(0, 6).toLowerCase() ?? '')).items).toEqual([
      expect.objectContaining({ id: alert?.id }),
    ])
    expect(await find(`${address}0`)).toMatchObject({ items: [], notice: expect.stringContaining('0x') })
    expect(await find('nobody by this name')).toEqual({ items: [], notice: null })
  })

  test('books and rules say what they hold', async () => {
    const books = await ana.get<{ items: { id: string; transfers: number }[] }>('/api/v1/books')
    expect(books.body.items).toMatchObject([{ id: 'book-platform', kind: 'platform', transfers: 2 }])
    const rules = await ana.get<{
      items: { id: string; alerts: number; checks: { parameters: unknown[] }[] }[]
    }>('/api/v1/rules')
    expect(rules.body.items.find((rule) => rule.id === 'T02')).toMatchObject({ alerts: 1, openAlerts: 1 })
    expect(rules.body.items.every((rule) => rule.checks.length > 0)).toBe(true)
  })
})
