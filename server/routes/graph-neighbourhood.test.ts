import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { addressTransfers, getAddress, listExposures } from '#core/contract/addresses.ts'
import type { neighbourhood } from '#core/contract/graph.ts'
import type { RouteResult } from '#core/contract/route.ts'
import type { Person } from '../testing/client.ts'
import { A, deskOfFlow, HUB, M, SWAP, unit, Z } from '../testing/desk-of-flow.ts'
import { account, ETH, MINUTE, storeTransfers, T0 } from '../testing/facts.ts'

const key = encodeURIComponent

describe('around an account', () => {
  let desk: Awaited<ReturnType<typeof deskOfFlow>>['desk']
  let ana: Person

  beforeAll(async () => {
    ;({ desk, ana } = await deskOfFlow())
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
})
