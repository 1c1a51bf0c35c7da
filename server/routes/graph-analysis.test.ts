import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RouteResult } from '#core/contract/route.ts'
import type { addressTransfers, getAddress, listExposures } from '#core/contract/addresses.ts'
import type { graphCommon, graphPaths, graphTaint } from '#core/contract/graph-analysis.ts'
import type { neighbourhood } from '#core/contract/graph.ts'
import type { resolve } from '#core/contract/resolve.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ETH,
  HOUR,
  MINUTE,
  storeLabels,
  storePeople,
  storePlatform,
  storeTransfers,
  T0,
  type TransferSpec,
  USDC,
} from '../testing/facts.ts'

const key = encodeURIComponent
const [A, B, M, Z, SWAP, HUB] = [11, 12, 13, 14, 15, 16].map(account) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const unit = 10n ** 18n

/** a and b pay m, m pays z; a also goes to z through an exchange, which no path crosses. */
const FLOW: TransferSpec[] = [
  { id: 'f1', from: A, to: M, amount: 30n * unit },
  { id: 'f2', from: B, to: M, amount: 70n * unit },
  { id: 'f3', from: M, to: Z, amount: 40n * unit },
  { id: 'f4', from: A, to: SWAP, amount: 500n * unit },
  { id: 'f5', from: SWAP, to: Z, amount: 500n * unit },
  { id: 'f6', from: A, to: M, amount: 5n, asset: USDC },
  { id: 'f7', from: M, to: Z, amount: 4n, asset: USDC },
]

describe('analysis on the graph', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana: Person

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    await storeLabels(desk.ports.db, [
      { id: 'l-swap', account: SWAP, category: 'exchange', actor: 'Example Exchange' },
      // Learned an hour after the flow began.
      { id: 'l-late', account: A, category: 'scam', actor: 'Late Scam', knownFrom: T0 + HOUR },
    ])
    await storeTransfers(desk.ports.db, FLOW)
    await storeTransfers(
      desk.ports.db,
      Array.from({ length: 60 }, (_, n) => ({
        id: `h${n}`,
        from: HUB,
        to: account(1_000 + (n % 20)),
        amount: BigInt(n + 1) * unit,
        block: 5_000 + n,
        time: T0 + (5_000 + n) * MINUTE,
      })),
    )
    ana = await signedIn(desk.ports, 'ana')
  })
  afterAll(() => desk.close())

  type Around = RouteResult<typeof neighbourhood>
  const around = async (of: string, query: string) =>
    (await ana.get<Around>(`/api/v1/graph/neighbourhood?account=${key(of)}&${query}`)).body

  test('"N more" goes on exactly where it stopped, page by page, whatever is stored meanwhile', async () => {
    const seen: string[] = []
    let left = 20
    let cursor: string | null = ''
    for (let page = 0; cursor !== null; page++) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`
      const body: Around = await around(HUB, `direction=out&limit=6${from}`)
      seen.push(...body.edges.map((edge) => edge.to))
      left -= body.edges.length
      expect(body.totals).toMatchObject([{ counterparties: 20, units: String(1830n * unit) }])
      expect(body.notLoaded[0]?.counterparties ?? 0).toBe(left)
      expect(body.surroundings).toMatchObject([{ counterparties: 20, drawn: 20 - left }])
      if (page === 0) {
        await storeTransfers(desk.ports.db, [
          { id: 'late', from: HUB, to: account(2_000), amount: 10_000n * unit, block: 9_000 },
        ])
      }
      cursor = body.cursors.out
    }
    expect(seen).toHaveLength(20)
    expect(new Set(seen).size).toBe(20)
    expect((await around(HUB, 'direction=out&limit=1')).edges[0]?.to).toBe(account(2_000))
  })

  test('counts before a hub is opened; what is drawn already takes nothing of the budget', async () => {
    const counts = await around(HUB, 'direction=out&limit=0')
    expect(counts.edges).toEqual([])
    expect(counts.surroundings[0]).toMatchObject({ counterparties: 21, drawn: 0 })
    expect(counts.notLoaded).toEqual(counts.totals)
    const some = await around(HUB, 'direction=out&limit=2')
    const rest = await around(
      HUB,
      `direction=out&limit=2&${some.edges.map((edge) => `exclude=${key(edge.to)}`).join('&')}`,
    )
    const drawn = new Set(some.edges.map((edge) => edge.to))
    expect(rest.edges).toHaveLength(2)
    expect(rest.edges.some((edge) => drawn.has(edge.to))).toBe(false)
    expect(rest.notLoaded[0]?.counterparties).toBe(21 - 4)
    const other = `account=${key(HUB)}&direction=out&limit=3&cursor=${some.cursors.out}`
    expect((await ana.get(`/api/v1/graph/neighbourhood?${other}&rank=time`)).status).toBe(400)
    expect((await ana.get(`/api/v1/graph/neighbourhood?${other.replace('=out', '=both')}`)).status).toBe(400)
  })

  test('as of a block, a time and a state of knowledge; why a trace stops', async () => {
    const now = await around(A, 'direction=out')
    expect(now.nodes.find((node) => node.account.key === A)).toMatchObject({ category: 'scam' })
    expect(now.stops).toMatchObject([{ account: SWAP, label: { id: 'l-swap', source: 'test-list' } }])
    const before = await around(A, `direction=out&knownAt=${new Date(T0 + MINUTE).toISOString()}`)
    expect(before.nodes.find((node) => node.account.key === A)).toMatchObject({ category: null })
    expect(before.facts.labelSetDigest).not.toBe(now.facts.labelSetDigest)
    expect(before.facts.ledgerDigest).toBe(now.facts.ledgerDigest)
    const ids = (body: Around) => body.edges.flatMap((edge) => edge.transferIds).toSorted()
    expect(ids(await around(A, 'direction=out&block=1002'))).toEqual(['f1'])
    expect(ids(await around(A, `direction=out&time=${new Date(T0 + 3 * MINUTE).toISOString()}`))).toEqual([
      'f1',
      'f4',
    ])
    expect(ids(now)).toEqual(['f1', 'f4', 'f6'])
    expect((await around(A, 'block=1002')).asOf).toMatchObject({ block: 1002 })
  })

  test('the details of an account as of the same point: what moved by then, what was known then', async () => {
    const facts = async (query: string) =>
      (await ana.get<RouteResult<typeof getAddress>>(`/api/v1/addresses/${key(A)}?${query}`)).body
    const now = await facts('')
    expect(now).toMatchObject({
      transfersOut: 3,
      labels: [{ category: 'scam' }],
      asOf: { block: null, time: null },
    })
    const then = await facts(`block=1002&knownAt=${new Date(T0 + MINUTE).toISOString()}`)
    expect(then).toMatchObject({
      seen: true,
      transfersOut: 1,
      lastBlock: 1000,
      labels: [],
      asOf: { block: 1002, time: null, knownAt: new Date(T0 + MINUTE).toISOString() },
    })
    expect(then.balances.reduce((sum, { transfers }) => sum + transfers, 0)).toBe(then.transfersIn + 1)
    expect(await facts('time=2020-01-01T00:00:00Z')).toMatchObject({
      seen: false,
      balances: [],
      lastSeen: null,
    })

    const listed = async (query: string) => {
      const { body } = await ana.get<RouteResult<typeof addressTransfers>>(
        `/api/v1/addresses/${key(A)}/transfers?direction=out&${query}`,
      )
      return body.items.map(({ id }) => id).toSorted()
    }
    expect(await listed('')).toEqual(['f1', 'f4', 'f6'])
    expect(await listed('block=1002')).toEqual(['f1'])
    expect(await listed(`time=${new Date(T0 + 3 * MINUTE).toISOString()}`)).toEqual(['f1', 'f4'])
    expect(await listed('time=2020-01-01T00:00:00Z')).toEqual([])
  })

  test('exposure as of a point: of what was held then, by the labels known then', async () => {
    const of = async (account: string, query = '') =>
      (await ana.get<RouteResult<typeof listExposures>>(`/api/v1/exposures?account=${key(account)}${query}`))
        .body
    const now = (await of(Z)).items.find(({ asset }) => asset.id === ETH)
    expect(now?.parts.map(({ category }) => category)).toContain('scam')
    const unknown = await of(Z, `&knownAt=${new Date(T0 + MINUTE).toISOString()}`)
    expect(unknown.acrossBridges).toBe(false)
    expect(unknown.facts.knownAt).toBe(new Date(T0 + MINUTE).toISOString())
    const then = unknown.items.find(({ asset }) => asset.id === ETH)
    expect(then?.parts).toEqual([])
    expect(then?.denominator).toEqual(now?.denominator)
    // Before anything had reached it there is nothing to attribute, in no asset.
    expect((await of(Z, '&block=1000')).items).toEqual([])
    const part = (await of(M, '&block=1001')).items.find(({ asset }) => asset.id === ETH)
    expect(part?.asOf).toMatchObject({ block: 1001 })
    expect(BigInt(part!.denominator.units)).toBe(100n * unit)
  })

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
