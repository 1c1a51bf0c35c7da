import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Receipt } from '#core/contract/receipts.ts'
import type { WireGraph } from '../store/graph-edges.ts'
import { alerts } from '../store/schema/work.ts'
import { transfers } from '../store/schema/ledger.ts'
import { testPorts } from '../testing/desk.ts'
import { type ImportClient, importClient } from '../testing/import-client.ts'

const data = resolve(process.env['KYT_REAL_DATA'] ?? '../shared/data', 'nomad-2022')
const hasData = existsSync(join(data, 'flow.csv'))
if (!hasData) process.stdout.write(`skipped: no real data at ${data} (KYT_REAL_DATA)\n`)

const key = (address: string) => `eip155:1:${address.toLowerCase()}`
const BRIDGE = '0x88a69b4e698a4b090df6cf5bd7b2d47325ad30a3'
const RECOVERY = key('0x94a84433101a10aeda762968f6995c574d1bf154')

/** A decimal text of the file, perhaps with an exponent, in units of 18 decimal places. */
function wholeUnits(text: string): bigint {
  const [mantissa = '', exponent = '0'] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const places = 18 + Number(exponent)
  return BigInt(whole + fraction.padEnd(places, '0').slice(0, places))
}

describe.skipIf(!hasData)('the Nomad bridge drain of 2022-08-01', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let client: ImportClient
  let flow: Awaited<ReturnType<ImportClient['report']>>
  const read = (path: string) => readFileSync(join(data, path), 'utf8')
  const bad = new Set<string>()
  const hats = new Set<string>()

  beforeAll(async () => {
    for (const address of Object.keys(
      JSON.parse(read('raw/bad_actors-amt_by_addr_token-as_of_11112022.json')),
    )) {
      bad.add(key(address))
    }
    for (const address of Object.keys(JSON.parse(read('raw/white_hats_as_of_11112022.json'))))
      hats.add(key(address))
    desk = await testPorts()
    client = await importClient(desk.ports, 'analyst')
    const upload = async (name: string, text: string) => {
      const { id, response } = await client.upload(name, text)
      if (!response.ok) throw new Error(`${name}: ${await response.text()}`)
      return client.report(id)
    }
    flow = await upload('flow.csv', read('flow.csv'))
    await upload(
      'bridge.csv',
      `address,category,label,actor,source,confidence,chain,valid_from\n${BRIDGE},stolen-funds,Drained bridge,Nomad bridge,incident report,90,eip155:1,block:15259101\n`,
    )
    await upload(
      'bad-actors.csv',
      `address,category,label,source,confidence\n${[...bad].map((account) => `${account.slice('eip155:1:'.length)},illicit-actor,Bad actor,nomad-xyz hack-data,70`).join('\n')}\n`,
    )
  }, 300_000)
  afterAll(() => desk?.close())

  const drains = async () =>
    (await desk.ports.db.select().from(transfers)).filter((t) => t.fromAccount === key(BRIDGE))

  test('every row of the file is a transfer, and before anybody is labelled none raises an alert', () => {
    expect(flow).toMatchObject({ accepted: 1331, rejected: 0, alertsRaised: 0 })
  })

  test('the bridge has 561 recipients, 140 white hats among them, whatever the budget draws', async () => {
    for (const limit of [1, 12, 200]) {
      const response = await client.request(
        'GET',
        `/graph/neighbourhood?account=${encodeURIComponent(key(BRIDGE))}&direction=out&limit=${limit}`,
      )
      const graph = (await response.json()) as WireGraph
      expect(graph.surroundings).toEqual([
        { account: key(BRIDGE), direction: 'out', counterparties: 561, drawn: limit },
      ])
      const count = [...graph.edges, ...graph.notLoaded].reduce(
        (sum, part) => sum + ('transferCount' in part ? part.transferCount : part.transfers),
        0,
      )
      expect(count).toBe(1_175)
      expect(graph.nodes.find((node) => node.account.key === key(BRIDGE))).toMatchObject({
        role: 'subject',
        category: 'stolen-funds',
        severity: 5,
      })
    }
    const recipients = new Set((await drains()).map((t) => t.toAccount))
    expect(recipients.size).toBe(561)
    expect([...recipients].filter((account) => bad.has(account))).toHaveLength(421)
    expect([...recipients].filter((account) => hats.has(account))).toHaveLength(140)
  })

  test('the totals of the 14 tokens are the sums of the file, and those of the events on the chain as far as it has digits', async () => {
    const events = JSON.parse(read('raw/hack/receive_events.json')) as {
      tokenAddress: string
      amount: string
    }[]
    const onChain = new Map<string, bigint>()
    for (const { tokenAddress, amount } of events) {
      onChain.set(tokenAddress, (onChain.get(tokenAddress) ?? 0n) + BigInt(amount))
    }
    const response = await client.request(
      'GET',
      `/graph/neighbourhood?account=${encodeURIComponent(key(BRIDGE))}&direction=out&limit=20`,
    )
    const graph = (await response.json()) as WireGraph
    const drawn = new Map<string, bigint>()
    for (const { asset, units } of [...graph.edges, ...graph.notLoaded]) {
      drawn.set(asset.id, (drawn.get(asset.id) ?? 0n) + BigInt(units))
    }
    const inFile = new Map<string, bigint>()
    for (const line of read('flow.csv').trim().split('\n').slice(1)) {
      const [, , , , , from, , symbol = '', amount = ''] = line.split(',')
      if (from !== BRIDGE) continue
      inFile.set(symbol, (inFile.get(symbol) ?? 0n) + wholeUnits(amount))
    }
    expect(drawn.size).toBe(14)
    expect(new Map([...drawn].map(([id, units]) => [id.slice(id.lastIndexOf(':') + 1), units]))).toEqual(
      inFile,
    )
    // The file writes amounts with as many digits as a double has; a token's own decimals only add zeros.
    const digits = (totals: ReadonlyMap<string, bigint>) =>
      [...totals.values()].map((units) => String(units).slice(0, 12)).toSorted()
    expect(digits(drawn)).toEqual(digits(onChain))
  })

  test('the illicit-actor rule fires for the transfers of labelled bad actors and for no other', async () => {
    const raised = await desk.ports.db.select().from(alerts)
    const illicit = raised.filter((alert) => alert.ruleId === 'T32').map((alert) => alert.subjectId)
    const all = await desk.ports.db.select().from(transfers)
    const touched = all.filter((t) => bad.has(t.fromAccount) || bad.has(t.toAccount)).map((t) => t.id)
    expect(illicit.toSorted()).toEqual(touched.toSorted())
    const receipts = new Set((await drains()).filter((t) => bad.has(t.toAccount)).map((t) => t.id))
    expect(new Set(illicit.filter((id) => receipts.has(id)))).toEqual(receipts)
  })

  test('each says whether the bad actor sent or received: most received, five sent, and none is called the other', async () => {
    const all = new Map((await desk.ports.db.select().from(transfers)).map((t) => [t.id, t]))
    const illicit = (await desk.ports.db.select().from(alerts)).filter((alert) => alert.ruleId === 'T32')
    const told = illicit.flatMap((alert) => {
      const transfer = all.get(alert.subjectId)
      return Receipt.parse(alert.receipt).hits.map(({ explanation, label }) => {
        const sent = key(label?.address ?? '') === transfer?.fromAccount
        return [sent ? 'sent' : 'received', explanation.key]
      })
    })
    // A case book sees both ends of a transfer: a send by a labelled actor concerns the case as a receipt does.
    expect(new Set(told.map(([way, name]) => `${way} ${name}`))).toEqual(
      new Set(['sent risk.hit.direct.observed-from', 'received risk.hit.direct.observed-to']),
    )
    expect(told.filter(([way]) => way === 'sent')).toHaveLength(5)
  })

  test('what a white hat received is only ever the finding that names the bridge', async () => {
    const received = new Set((await drains()).filter((t) => hats.has(t.toAccount)).map((t) => t.id))
    const about = (await desk.ports.db.select().from(alerts)).filter((alert) => received.has(alert.subjectId))
    expect(new Set(about.map((alert) => alert.ruleId))).toEqual(new Set(['T12']))
    expect(about).toHaveLength(received.size)
    for (const alert of about) {
      const receipt = Receipt.parse(alert.receipt)
      expect(receipt.hits.map((hit) => [hit.label?.address, hit.label?.validFromBlock])).toEqual([
        [BRIDGE, 15_259_101],
      ])
      expect(alert.occurredAt).toBeNull()
      expect(receipt.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(receipt.score)
    }
  })

  test('whatever else was raised is about money on its way back, traced to the bridge', async () => {
    const others = (await desk.ports.db.select().from(alerts)).filter(
      (alert) => alert.ruleId !== 'T12' && alert.ruleId !== 'T32',
    )
    process.stdout.write(`indirect findings on returns: ${others.length}\n`)
    for (const alert of others) {
      // The bridge is labelled as stolen funds, whose own rule traces them.
      expect([alert.ruleId, alert.account]).toEqual(['T12', RECOVERY])
      for (const { label, path } of Receipt.parse(alert.receipt).hits) {
        expect(label?.address).toBe(BRIDGE)
        expect(path.at(0)?.from.key).toBe(key(BRIDGE))
        expect(path.at(-1)?.to.key).toBe(RECOVERY)
        expect(path.every((hop, at) => at === 0 || hop.from.key === path[at - 1]?.to.key)).toBe(true)
      }
    }
  })
})
