import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerQuestion } from '#core/flow/runtime/questions.ts'
import { bySeverityThenConfidence } from '#core/risk/claim-order.ts'
import { NodeEnginePool } from '../node/engine-pool.ts'
import type { WireExposure } from '../store/exposure-wire.ts'
import { assets } from '../store/schema/ledger.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import {
  CHAIN,
  MINUTE,
  storeLabels,
  storePeople,
  storePlatform,
  storeTransfers,
  T0,
  type TransferSpec,
  USDC,
} from '../testing/facts.ts'
import { acrossBridges } from './bridge-hops.ts'
import { currentLabels } from './known-labels.ts'
import { currentLedger } from './ledger-cache.ts'

const POLYGON = 'eip155:137'
const POLYGON_USDC = `${POLYGON}/erc20:0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359`
const ON = { here: { chain: CHAIN, asset: USDC }, there: { chain: POLYGON, asset: POLYGON_USDC } } as const
type Place = keyof typeof ON
const across = (on: Place): Place => (on === 'here' ? 'there' : 'here')
/** Digits only, so that no address has a checksum to get wrong. */
const address = (world: number, nr: number) => `0x${`${world}${nr}`.padStart(40, '0')}`
const key = (on: Place, world: number, nr: number) => `${ON[on].chain}:${address(world, nr)}`
const [THIEF, BRIDGE] = [1, 9]

interface Step {
  readonly on: Place
  readonly hop: boolean
  readonly from: number
  readonly to: number
  readonly amount: number
  readonly minutes: number
}

const step = fc.record({
  on: fc.constantFrom<Place>('here', 'there'),
  hop: fc.boolean(),
  from: fc.integer({ min: 1, max: 4 }),
  to: fc.integer({ min: 1, max: 4 }),
  amount: fc.integer({ min: 1, max: 5_000 }),
  minutes: fc.integer({ min: 1, max: 300 }),
})
const WORLDS = fc.sample(fc.array(step, { minLength: 3, maxLength: 14 }), { seed: 7, numRuns: 40 })

/** A hop is a deposit and, minutes later, a withdrawal elsewhere that kept one part in a hundred. */
function transfersOf(steps: readonly Step[], world: number): TransferSpec[] {
  const move = (id: string, on: Place, from: number, to: number, amount: number, time: number) => ({
    id: `${world}-${id}`,
    ...ON[on],
    from: key(on, world, from),
    to: key(on, world, to),
    amount: BigInt(amount),
    time,
  })
  return steps.flatMap(({ on, hop, from, to, amount, minutes }, at) => {
    const time = T0 + at * 60 * MINUTE
    if (!hop) return [move(`t${at}`, on, from, to, amount, time)]
    const out = amount - Math.floor(amount / 100)
    return [
      move(`d${at}`, on, from, BRIDGE, amount, time),
      move(`w${at}`, across(on), BRIDGE, to, out, time + minutes * MINUTE),
    ]
  })
}

/** The thief's money crosses to somebody, who passes it on; nobody else uses the bridge. */
const STORY: TransferSpec[] = transfersOf(
  [
    { on: 'here', hop: false, from: THIEF, to: 2, amount: 1_000, minutes: 0 },
    { on: 'here', hop: true, from: 2, to: 3, amount: 1_000, minutes: 144 },
    { on: 'there', hop: false, from: 3, to: 4, amount: 990, minutes: 0 },
  ],
  500,
).map((spec, at) => ({ ...spec, ...(at === 3 ? { time: T0 + 300 * MINUTE } : {}) }))

describe('exposure across bridges', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana: Person

  beforeAll(async () => {
    desk = await testPorts()
    const { db } = desk.ports
    await storePlatform(db)
    await db
      .insert(assets)
      .values({ id: POLYGON_USDC, chain: POLYGON, symbol: 'USDC', decimals: 6, name: 'USD Coin' })
    await storePeople(db)
    const worlds = [...WORLDS.keys(), 500]
    await storeLabels(
      db,
      worlds.flatMap((world) => [
        { id: `thief-${world}`, account: key('here', world, THIEF), category: 'stolen-funds' },
        {
          id: `bridge-${world}`,
          account: key('here', world, BRIDGE),
          category: 'bridge',
          actor: `Bridge ${world}`,
        },
      ]),
    )
    await storeTransfers(db, [...WORLDS.flatMap(transfersOf), ...STORY])
    ana = await signedIn(desk.ports, 'ana')
  })
  afterAll(() => desk.close())

  const exposures = async (account: string, side: string) =>
    (
      await ana.get<{ items: WireExposure[] }>(
        `/api/v1/exposures?account=${encodeURIComponent(account)}&side=${side}`,
      )
    ).body.items

  test('what crossed is followed by the likelihood of the match; the rest is an unlinked bridge', async () => {
    const [received] = await exposures(key('there', 500, 4), 'source')
    // Bridge, asset and amount fit (0.6), 144 minutes of 24 hours went by (0.95), one part in a hundred was kept.
    const likely = Math.round(0.6 * 0.95 * 0.99 * 1e6)
    expect(received).toMatchObject({
      unlinkedBridgePpm: 1_000_000 - likely,
      outsidePpm: 0,
      servicePpm: 0,
      bridgeHopCount: 1,
      parts: [{ category: 'stolen-funds', kind: 'indirect', sharePpm: likely, bridges: 1 }],
      bridgeHops: [
        {
          deposit: { id: '500-d1', chain: CHAIN },
          withdrawal: { id: '500-w1', chain: POLYGON },
          tier: 'implicit',
          confidencePpm: likely,
          sharePpm: 1_000_000,
        },
      ],
    })
    expect(received?.parts[0]?.path).toEqual(['500-t0', '500-d1', '500-w1', '500-t2'])
    const one = await ana.get<WireExposure>('/api/v1/exposures/transfer?transfer=500-t2')
    expect(one.body).toMatchObject({ unlinkedBridgePpm: 1_000_000 - likely, bridgeHopCount: 1 })
    const [sent] = await exposures(key('here', 500, 2), 'destination')
    expect(sent).toMatchObject({ outsidePpm: likely, unlinkedBridgePpm: 1_000_000 - likely })
  })

  test('clean, categories, services, unresolved and unlinked bridges are the whole, of every account', async () => {
    let followed = 0
    for (const world of WORLDS.keys()) {
      for (const nr of [1, 2, 3, 4]) {
        for (const on of ['here', 'there'] as const) {
          for (const side of ['source', 'destination']) {
            for (const item of await exposures(key(on, world, nr), side)) {
              const parts = item.parts.reduce((sum, part) => sum + part.sharePpm, 0)
              const rest = item.servicePpm + item.outsidePpm + item.unresolvedPpm + item.unlinkedBridgePpm
              expect(parts + rest).toBe(item.denominator.units === '0' ? 0 : 1_000_000)
              expect(item.bridgeHops).toHaveLength(item.bridgeHopCount)
              if (item.bridgeHopCount === 0) expect(item.unlinkedBridgePpm).toBe(0)
              for (const hop of item.bridgeHops) {
                expect(hop.deposit.chain).not.toBe(hop.withdrawal.chain)
                expect(Date.parse(hop.deposit.time!)).toBeLessThan(Date.parse(hop.withdrawal.time!))
                expect(hop.confidencePpm).toBeLessThanOrEqual(600_000)
                followed += 1
              }
            }
          }
        }
      }
    }
    expect(followed).toBeGreaterThan(50)
  })

  test('the threads follow the same links to the same answer; asked again, nothing is derived again', async () => {
    const { ports } = desk
    const held = await currentLedger(ports.db)
    const labels = (await currentLabels(ports.db, held.ledger, ports.clock())).at(ports.clock())
    const linked = await acrossBridges(ports, { held, labels })
    expect(await acrossBridges(ports, { held, labels })).toBe(linked)
    expect(linked.hops?.length).toBeGreaterThan(20)
    const deposits = linked.hops!.map(({ deposit }) => deposit)
    expect(new Set(deposits).size).toBe(deposits.length)
    const question = { kind: 'exposure', account: key('there', 500, 4), asset: POLYGON_USDC } as const
    const pool = new NodeEnginePool(1)
    const basis = {
      ledger: held.ledger,
      ledgerKey: held.digest,
      claims: linked.labels.claims,
      claimsKey: linked.labels.digest,
      prefer: bySeverityThenConfidence,
      hops: linked.hops!,
    }
    expect(await pool.ask(basis, question).answer).toEqual(answerQuestion(linked.labels.engine, question))
    await pool.close()
  })
})
