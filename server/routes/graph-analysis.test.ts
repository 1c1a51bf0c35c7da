import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { graphCommon, graphPaths, graphTaint } from '#core/contract/graph-analysis.ts'
import type { graphBetween } from '#core/contract/graph-between.ts'
import type { RouteResult } from '#core/contract/route.ts'
import type { resolve } from '#core/contract/resolve.ts'
import type { Person } from '../testing/client.ts'
import { A, B, deskOfFlow, HUB, M, SWAP, unit, Z } from '../testing/desk-of-flow.ts'
import { account, ETH, MINUTE, T0, USDC } from '../testing/facts.ts'

const key = encodeURIComponent

describe('analysis on the graph', () => {
  let desk: Awaited<ReturnType<typeof deskOfFlow>>['desk']
  let ana: Person

  beforeAll(async () => {
    ;({ desk, ana } = await deskOfFlow())
  })
  afterAll(() => desk.close())

  type Paths = RouteResult<typeof graphPaths>
  const paths = async (query: string) => (await ana.get<Paths>(`/api/v1/graph/paths?${query}`)).body
  const ends = `from=${key(A)}&from=${key(B)}&to=${key(Z)}`

  test('paths between two selections, per asset, never through a service', async () => {
    const { assets, limits } = await paths(ends)
    expect(limits.truncated).toBe(false)
    const eth = assets.find(({ asset }) => asset.id === ETH)
    expect(eth?.paths.map((path) => [path.from.key, path.value, path.carriedPpm])).toEqual([
      [B, String(28n * unit), 400_000],
      [A, String(12n * unit), 400_000],
    ])
    expect(eth?.paths[0]?.hops.map((hop) => [hop.transferId, hop.units])).toEqual([
      ['f2', String(70n * unit)],
      ['f3', String(40n * unit)],
    ])
    expect(eth?.limits).toEqual({ truncated: false, because: [] })
    const usdc = assets.find(({ asset }) => asset.id === USDC)
    expect(usdc?.paths.map((path) => path.value)).toEqual(['4'])
    const widest = await paths(`${ends}&worth=bottleneck&asset=${key(ETH)}&count=1`)
    expect(widest.assets.map((asset) => [asset.paths[0]?.value, asset.limits.because])).toEqual([
      [String(40n * unit), ['limit']],
    ])
    expect((await paths(`${ends}&floor=${30n * unit}&asset=${key(ETH)}`)).assets[0]?.paths).toEqual([])
    expect((await paths(`${ends}&block=1001`)).assets.flatMap((asset) => asset.paths)).toEqual([])
    expect((await paths(`from=${key(Z)}&to=${key(A)}`)).assets.flatMap((asset) => asset.paths)).toEqual([])
  })

  test('one path under several rules: what passes on, and that what was seeded is accounted for', async () => {
    const { status, body } = await ana.post<RouteResult<typeof graphTaint>>('/api/v1/graph/taint', {
      chain: 'eip155:1',
      methods: ['poison', 'haircut', 'fifo', 'lifo', 'seniority'],
      transfers: ['f1', 'f3', 'nowhere'],
      accounts: [M, Z],
      sources: { transfers: ['f1'] },
    })
    expect(status).toBe(200)
    const passed = body.results.map(({ method, transfers }) => [
      method,
      BigInt(transfers.find((each) => each.transferId === 'f3')?.tainted ?? 0) / unit,
    ])
    expect(passed).toEqual([
      ['poison', 40n],
      ['haircut', 12n],
      ['fifo', 30n],
      ['lifo', 0n],
      ['seniority', 30n],
    ])
    expect(body.unknown).toEqual(['nowhere'])
    for (const { method, conservation, accounts } of body.results) {
      expect(conservation).toMatchObject([
        { asset: { id: ETH }, seeded: String(30n * unit), conserved: method !== 'poison' },
      ])
      if (method === 'poison') continue
      expect(conservation[0]).toMatchObject({ held: String(30n * unit), ended: '0' })
      const middle = accounts.find((each) => each.account.key === M && each.asset.id === ETH)
      const [received, sent, held] = [middle?.received, middle?.sent, middle?.held].map((text) =>
        BigInt(text ?? '-1'),
      ) as [bigint, bigint, bigint]
      expect([method, received - sent]).toEqual([method, held])
    }
    const all = await ana.post<RouteResult<typeof graphTaint>>('/api/v1/graph/taint', {
      chain: 'eip155:1',
      methods: ['haircut'],
      transfers: ['f5'],
      accounts: [],
      sources: { accounts: [A] },
    })
    // Everything a sent is tainted, but nothing leaves the exchange tainted.
    expect(all.body.results[0]?.transfers[0]?.tainted).toBe('0')
    expect(all.body.results[0]?.conservation.find(({ asset }) => asset.id === ETH)).toMatchObject({
      seeded: String(530n * unit),
      held: String(30n * unit),
      ended: String(500n * unit),
    })
    const bad = { chain: 'eip155:1', methods: ['fifo'], transfers: [], accounts: [] }
    expect((await ana.post('/api/v1/graph/taint', { ...bad, sources: { transfers: ['no'] } })).status).toBe(
      404,
    )
    expect((await ana.post('/api/v1/graph/taint', { ...bad, chain: 'x y', sources: {} })).status).toBe(400)
  })

  test('common counterparties, with what passed on each side', async () => {
    type Common = RouteResult<typeof graphCommon>
    const { body } = await ana.get<Common>(`/api/v1/graph/common?account=${key(A)}&account=${key(B)}`)
    expect(body.items.map(({ node, sharedBy, sides }) => [node.account.key, sharedBy, sides])).toEqual([
      [
        M,
        2,
        [
          {
            account: A,
            direction: 'out',
            asset: expect.objectContaining({ id: USDC }),
            units: '5',
            transfers: 1,
          },
          {
            account: A,
            direction: 'out',
            asset: expect.objectContaining({ id: ETH }),
            units: String(30n * unit),
            transfers: 1,
          },
          {
            account: B,
            direction: 'out',
            asset: expect.objectContaining({ id: ETH }),
            units: String(70n * unit),
            transfers: 1,
          },
        ],
      ],
    ])
    expect(body).toMatchObject({ total: 1, limits: { truncated: false } })
    const more = await ana.get<Common>(`/api/v1/graph/common?account=${key(A)}&account=${key(Z)}&limit=1`)
    expect(more.body).toMatchObject({ total: 2, limits: { truncated: true, because: ['limit'] } })
    const one = `/api/v1/graph/common?account=${key(A)}&account=${key(A.toUpperCase().replace('EIP155', 'eip155').replace('0X', '0x'))}`
    expect((await ana.get(one)).status).toBe(422)
  })
  test('what lies between two sides is complete, goes both ways and has nothing beside it', async () => {
    type Between = RouteResult<typeof graphBetween>
    const between = async (body: object) => ana.post<Between>('/api/v1/graph/between', body)
    const { status, body } = await between({ accounts: [A, Z], others: [M, SWAP, HUB] })
    expect(status).toBe(200)
    expect(body.edges.map(({ from, to, asset, units }) => [from, to, asset.id, units])).toEqual([
      [A, M, USDC, '5'],
      [A, SWAP, ETH, String(500n * unit)],
      [M, Z, USDC, '4'],
      [SWAP, Z, ETH, String(500n * unit)],
      [M, Z, ETH, String(40n * unit)],
      [A, M, ETH, String(30n * unit)],
    ])
    expect(body).toMatchObject({ total: 6, limits: { truncated: false, because: [] } })
    // B pays M too, but was not named; the hub has nothing to do with either.
    expect(body.nodes.map(({ account: { key: node }, layer }) => [node, layer])).toEqual([
      [A, 0],
      [Z, 0],
      [M, 1],
      [SWAP, 1],
    ])
    expect(body.stops).toMatchObject([{ account: SWAP, label: { id: 'l-swap' } }])
    expect(body.edges[5]).toMatchObject({ transferIds: ['f1'], transferCount: 1 })

    const cut = await between({ accounts: [A, Z], others: [M, SWAP], limit: 3 })
    expect(cut.body.edges.map(({ units }) => units)).toEqual(body.edges.slice(0, 3).map(({ units }) => units))
    expect(cut.body).toMatchObject({ total: 6, limits: { truncated: true, because: ['limit'] } })

    const one = await between({ accounts: [A], others: [A, M], asset: ETH })
    expect(one.body.edges.map(({ from, to }) => [from, to])).toEqual([[A, M]])
    const before = await between({
      accounts: [Z],
      others: [M, SWAP],
      block: 1002,
      knownAt: new Date(T0 + MINUTE).toISOString(),
    })
    expect(before.body.edges.flatMap(({ transferIds }) => transferIds)).toEqual(['f3'])
    expect(before.body.facts).toMatchObject({ block: 1002 })
    expect((await between({ accounts: ['nowhere'], others: [M] })).status).toBe(400)
    expect((await between({ accounts: [], others: [M] })).status).toBe(400)
    expect((await between({ accounts: Array(11).fill(A), others: [M] })).status).toBe(400)
  })

  test('pasted lines: found, not held, invalid with the reason, unknown', async () => {
    const bare = A.slice('eip155:1:'.length)
    const { body } = await ana.post<RouteResult<typeof resolve>>('/api/v1/graph/resolve', {
      lines: [bare, '', `${bare}00`, account(77), 'late scam', 'no such name', `0x${'e'.repeat(64)}`, 'L'],
    })
    expect(body.lines.map(({ line, outcome }) => [line, outcome])).toEqual([
      [1, 'found'],
      [2, 'empty'],
      [3, 'invalid'],
      [4, 'not-held'],
      [5, 'ambiguous'],
      [6, 'unknown'],
      [7, 'not-held'],
      [8, 'ambiguous'],
    ])
    expect(body.lines[0]?.candidates).toMatchObject([{ kind: 'account', id: A, held: true }])
    expect(body.lines[2]?.reason).toContain('0x')
    expect(body.lines[4]?.candidates).toMatchObject([
      { kind: 'account', id: A, detail: 'Late Scam · Ethereum' },
      { kind: 'entity', id: 'Late Scam' },
    ])
    expect((await ana.post('/api/v1/graph/resolve', { lines: Array(51).fill('x') })).status).toBe(400)
  })
})
