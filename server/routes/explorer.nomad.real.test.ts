import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { graphPaths, graphTaint } from '#core/contract/graph-analysis.ts'
import type { neighbourhood } from '#core/contract/graph.ts'
import type { RouteResult } from '#core/contract/route.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { storePeople } from '../testing/facts.ts'
import { importClient } from '../testing/import-client.ts'

const data = resolve(process.env['KYT_REAL_DATA'] ?? '../shared/data', 'nomad-2022')
const hasData = existsSync(join(data, 'flow.csv'))
if (!hasData) process.stdout.write(`skipped: no real data at ${data} (KYT_REAL_DATA)\n`)

const keyOf = (address: string) => `eip155:1:${address.toLowerCase()}`
const BRIDGE = keyOf('0x88a69b4e698a4b090df6cf5bd7b2d47325ad30a3')
const RECOVERY = keyOf('0x94a84433101a10aeda762968f6995c574d1bf154')

type Around = RouteResult<typeof neighbourhood>

/** A decimal text of the file, perhaps with an exponent, in units of 18 decimal places. */
function wholeUnits(text: string): bigint {
  const [mantissa = '', exponent = '0'] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const places = 18 + Number(exponent)
  return BigInt(whole + fraction.padEnd(places, '0').slice(0, places))
}

describe.skipIf(!hasData)('the explorer on the Nomad bridge drain', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana: Person
  /** Sums per token of the file: what left the bridge, and what came back. */
  const drained = new Map<string, bigint>()
  const returned = new Map<string, bigint>()

  beforeAll(async () => {
    const text = readFileSync(join(data, 'flow.csv'), 'utf8')
    for (const line of text.trim().split('\n').slice(1)) {
      const [, , , , , from = '', to = '', symbol = '', amount = ''] = line.split(',')
      const sums = keyOf(from) === BRIDGE ? drained : keyOf(to) === RECOVERY ? returned : null
      // An id that is made of a symbol is written in capitals.
      const name = symbol.toUpperCase()
      sums?.set(name, (sums.get(name) ?? 0n) + wholeUnits(amount))
    }
    desk = await testPorts()
    const client = await importClient(desk.ports, 'analyst')
    const { response } = await client.upload('flow.csv', text)
    if (!response.ok) throw new Error(await response.text())
    await storePeople(desk.ports.db)
    ana = await signedIn(desk.ports, 'ana')
  }, 300_000)
  afterAll(() => desk?.close())

  /** Every page of one direction, by its cursors. */
  async function allOf(account: string, direction: 'in' | 'out'): Promise<Around[]> {
    const pages: Around[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`
      const path = `/api/v1/graph/neighbourhood?account=${encodeURIComponent(account)}&direction=${direction}&limit=200${from}`
      const { status, body } = await ana.get<Around>(path)
      expect(status).toBe(200)
      pages.push(body)
      cursor = body.cursors[direction]
    }
    return pages
  }

  const perToken = (parts: readonly { asset: { id: string }; units: string }[]) => {
    const sums = new Map<string, bigint>()
    for (const { asset, units } of parts) {
      const symbol = asset.id.slice(asset.id.lastIndexOf(':') + 1)
      sums.set(symbol, (sums.get(symbol) ?? 0n) + BigInt(units))
    }
    return sums
  }

  test('"N more" to the end: 561 recipients, each once, and the totals of the 14 tokens', async () => {
    const pages = await allOf(BRIDGE, 'out')
    const edges = pages.flatMap((page) => page.edges)
    expect(pages.map((page) => page.surroundings[0]?.drawn)).toEqual([200, 400, 561])
    expect(new Set(edges.map((edge) => edge.to)).size).toBe(561)
    expect(new Set(edges.map((edge) => edge.id)).size).toBe(edges.length)
    expect(edges.reduce((sum, edge) => sum + edge.transferCount, 0)).toBe(1_175)
    expect(drained.size).toBe(14)
    expect(perToken(edges)).toEqual(drained)
    for (const page of pages) expect(perToken(page.totals)).toEqual(drained)
  })

  test('156 returns by 89 senders, with their totals per token', async () => {
    const edges = (await allOf(RECOVERY, 'in')).flatMap((page) => page.edges)
    expect(new Set(edges.map((edge) => edge.from)).size).toBe(89)
    expect(edges.reduce((sum, edge) => sum + edge.transferCount, 0)).toBe(156)
    expect(perToken(edges)).toEqual(returned)
  })

  test('paths from the bridge to the recovery address run through recipients that returned, in order', async () => {
    const { body } = await ana.get<RouteResult<typeof graphPaths>>(
      `/api/v1/graph/paths?from=${encodeURIComponent(BRIDGE)}&to=${encodeURIComponent(RECOVERY)}&count=10`,
    )
    const recipients = new Set((await allOf(BRIDGE, 'out')).flatMap((page) => page.edges.map((e) => e.to)))
    const found = body.assets.flatMap((asset) => asset.paths)
    expect(found.length).toBeGreaterThan(0)
    for (const { hops, value } of found) {
      expect(hops.at(0)?.from.key).toBe(BRIDGE)
      expect(hops.at(-1)?.to.key).toBe(RECOVERY)
      expect(recipients.has(hops[0]?.to.key ?? '')).toBe(true)
      expect(hops.every((hop, n) => n === 0 || hop.from.key === hops[n - 1]?.to.key)).toBe(true)
      for (const hop of hops) expect(BigInt(value) <= BigInt(hop.units)).toBe(true)
    }
  })

  test('all that left the bridge as the source: what was seeded is the known total of each token', async () => {
    const { status, body } = await ana.post<RouteResult<typeof graphTaint>>('/api/v1/graph/taint', {
      chain: 'eip155:1',
      methods: ['haircut', 'fifo', 'lifo', 'seniority'],
      transfers: [],
      accounts: [RECOVERY],
      sources: { accounts: [BRIDGE] },
    })
    expect(status).toBe(200)
    for (const { method, conservation, limits } of body.results) {
      expect(limits.truncated).toBe(false)
      const seeded = perToken(conservation.map(({ asset, seeded: units }) => ({ asset, units })))
      expect([method, seeded]).toEqual([method, drained])
      for (const each of conservation) expect([method, each.conserved]).toEqual([method, true])
    }
  })
})
