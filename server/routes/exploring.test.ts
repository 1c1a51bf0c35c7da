import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WireExposure } from '../store/exposure-wire.ts'
import type { WireGraph } from '../store/graph-edges.ts'
import type { Person } from '../testing/client.ts'
import { deskOfHub, EXCHANGE, HUB, hub, MIDDLE, SANCTIONED, unit } from '../testing/desk-of-hub.ts'
import { account, ALICE, ETH, USDC } from '../testing/facts.ts'

const key = encodeURIComponent

describe('exploring', () => {
  let desk: Awaited<ReturnType<typeof deskOfHub>>['desk']
  let ana: Person

  beforeAll(async () => {
    ;({ desk, ana } = await deskOfHub())
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
})
