import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { BridgeHop } from './bridge-links.ts'
import { createEngine } from './engine.ts'
import { ASSET, CHAIN, account, claim, transfersOf } from './testing/ledgers.ts'
import type { ExposureResult } from './types.ts'

const RUNS = { numRuns: 2000 }
const OTHER = 'eip155:137'
const NAMES = ['a', 'b', 'c', 'd']
const ON = { here: CHAIN, there: OTHER } as const
type Side = keyof typeof ON
const sides = ['source', 'destination'] as const

/** One step of a small world of two chains: a transfer on one of them, or a bridge hop from one to the other. */
interface Step {
  readonly on: Side
  readonly hop: boolean
  readonly from: string
  readonly to: string
  readonly amount: number
  readonly confidence: number
}

const step = (confidence: fc.Arbitrary<number>): fc.Arbitrary<Step> =>
  fc.record({
    on: fc.constantFrom<Side>('here', 'there'),
    hop: fc.integer({ min: 0, max: 2 }).map((nr) => nr === 0),
    from: fc.constantFrom(...NAMES),
    to: fc.constantFrom(...NAMES),
    amount: fc.nat(12),
    confidence,
  })
const certain = fc.array(step(fc.constant(1)), { minLength: 1, maxLength: 14 })
const doubtful = fc.array(step(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 14 })

const key = (on: Side, name: string) => `${ON[on]}:${name}`
const across = (on: Side): Side => (on === 'here' ? 'there' : 'here')

/** Two ledgers with a bridge account each; a hop is a deposit and, directly after it, a withdrawal elsewhere. */
function bridged(steps: readonly Step[]) {
  const hops: BridgeHop[] = []
  const transfers = steps.flatMap((one, at): Transfer[] => {
    const row = (id: string, on: Side, from: string, to: string, block: number): Transfer => ({
      ...transfersOf([[from, to, one.amount]])[0]!,
      id,
      chain: ON[on],
      from: key(on, from),
      to: key(on, to),
      block,
      time: block * 1000,
    })
    if (!one.hop) return [row(`t${at}`, one.on, one.from, one.to, 2 * at)]
    hops.push({ deposit: `d${at}`, withdrawal: `w${at}`, tier: 'implicit', confidence: one.confidence })
    return [
      row(`d${at}`, one.on, one.from, 'bridge', 2 * at),
      row(`w${at}`, across(one.on), 'bridge', one.to, 2 * at + 1),
    ]
  })
  return { ledger: buildLedger(transfers), hops }
}

/** The same world in which the bridge is glass: one chain, and a hop is one transfer. */
function merged(steps: readonly Step[]) {
  return buildLedger(
    steps.map((one, at): Transfer => ({
      ...transfersOf([[one.from, one.to, one.amount]])[0]!,
      id: `t${at}`,
      from: key(one.on, one.from),
      to: key(one.hop ? across(one.on) : one.on, one.to),
      block: at,
      time: at * 1000,
    })),
  )
}

const labels = (['here', 'there'] as const).flatMap((on) => [
  claim('a', 'risk', { id: `risk ${on}`, account: key(on, 'a') }),
  claim('b', 'service', { id: `service ${on}`, account: key(on, 'b') }),
])

function sharesOf(result: ExposureResult): Map<string, number> {
  const shares = new Map([['outside', result.outside]])
  for (const { labelId, share } of [...result.parts, ...result.boundaries])
    shares.set(labelId, (shares.get(labelId) ?? 0) + share)
  return shares
}

const total = (result: ExposureResult) =>
  result.parts.reduce((sum, part) => sum + part.share, 0) +
  result.service +
  result.outside +
  result.unresolved +
  (result.unlinkedBridge ?? 0)

function gap(a: Map<string, number>, b: Map<string, number>): number {
  const names = [...a.keys(), ...b.keys()]
  return Math.max(...names.map((name) => Math.abs((a.get(name) ?? 0) - (b.get(name) ?? 0))))
}

describe('bridge hops inside exposure', () => {
  test('across certain hops, an exposure is that of one ledger in which the bridge is not there', () => {
    fc.assert(
      fc.property(
        certain,
        fc.constantFrom<Side>('here', 'there'),
        fc.constantFrom(...NAMES),
        (steps, on, name) => {
          const { ledger, hops } = bridged(steps)
          const split = createEngine(ledger, labels, undefined, hops)
          const whole = createEngine(merged(steps), labels)
          const options = { eps: 0, denominator: 'lifetime-inflow' } as const
          for (const ask of [{ eps: 0 }, options, { eps: 0, side: 'destination' }] as const) {
            const found = split.exposureOf(key(on, name), ASSET, ask)
            const wanted = whole.exposureOf(key(on, name), ASSET, ask)
            expect(found.denominator).toBe(wanted.denominator)
            expect(gap(sharesOf(found), sharesOf(wanted))).toBeLessThan(1e-12)
            expect(found.unlinkedBridge ?? 0).toBeLessThan(1e-12)
          }
        },
      ),
      RUNS,
    )
  })

  test('parts, services, unlinked bridge, outside and unresolved partition the whole, whatever the confidence', () => {
    fc.assert(
      fc.property(
        doubtful,
        fc.constantFrom<Side>('here', 'there'),
        fc.constantFrom(...NAMES),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        fc.constantFrom(...sides),
        (steps, on, name, eps, side) => {
          const { ledger, hops } = bridged(steps)
          const engine = createEngine(ledger, labels, undefined, hops)
          const result = engine.exposureOf(key(on, name), ASSET, { side, eps, evidence: true })
          expect(Math.abs(total(result) - (result.denominator === 0n ? 0 : 1))).toBeLessThan(1e-12)
          const amounts = result.parts.reduce((sum, part) => sum + part.amount, 0n)
          expect(amounts <= result.denominator).toBe(true)
          const proven = result.evidence!.reduce((sum, item) => sum + item.share, 0)
          expect(Math.abs(proven - result.parts.reduce((sum, part) => sum + part.share, 0))).toBeLessThan(
            1e-12,
          )
        },
      ),
      RUNS,
    )
  })

  test('less confidence never adds taint, and what a label loses the unlinked bridge gains', () => {
    fc.assert(
      fc.property(
        certain,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...NAMES),
        (steps, part, name) => {
          const { ledger, hops } = bridged(steps)
          const less = hops.map((hop) => ({ ...hop, confidence: hop.confidence * part }))
          const ask = (list: readonly BridgeHop[]) =>
            createEngine(ledger, labels, undefined, list).exposureOf(key('here', name), ASSET, { eps: 0 })
          const [sure, unsure] = [sharesOf(ask(hops)), sharesOf(ask(less))]
          for (const [label, share] of unsure)
            expect(share).toBeLessThanOrEqual((sure.get(label) ?? 0) + 1e-12)
        },
      ),
      RUNS,
    )
  })

  test('a path across a bridge is made of both chains, and names its hop', () => {
    const steps: Step[] = [
      { on: 'there', hop: false, from: 'a', to: 'c', amount: 10, confidence: 1 },
      { on: 'there', hop: true, from: 'c', to: 'd', amount: 10, confidence: 0.8 },
      { on: 'here', hop: false, from: 'd', to: 'c', amount: 5, confidence: 1 },
    ]
    const { ledger, hops } = bridged(steps)
    const engine = createEngine(ledger, labels, undefined, hops)
    const { parts, unlinkedBridge } = engine.exposureOf(account('c'), ASSET)
    expect(parts).toEqual([
      expect.objectContaining({
        labelId: 'risk there',
        kind: 'indirect',
        share: 0.8,
        amount: 4n,
        hops: 4,
        path: ['t0', 'd1', 'w1', 't2'],
        via: hops,
      }),
    ])
    expect(unlinkedBridge).toBeCloseTo(0.2, 12)
    const away = engine.exposureOf(key('there', 'c'), ASSET, { side: 'destination' })
    expect([away.outside, away.unlinkedBridge]).toEqual([0.8, expect.closeTo(0.2, 12)])
  })

  test('as of a time before the withdrawal the funds are in the bridge; a block says nothing of another chain', () => {
    const { ledger, hops } = bridged([
      { on: 'here', hop: true, from: 'c', to: 'a', amount: 10, confidence: 1 },
    ])
    const engine = createEngine(ledger, labels, undefined, hops)
    const sent = (asOf: { block: number | null; time: number | null } | null) => {
      const result = engine.exposureOf(account('c'), ASSET, { side: 'destination', asOf })
      return [result.parts.length, result.unlinkedBridge]
    }
    expect(
      [null, { block: null, time: 1000 }, { block: null, time: 0 }, { block: 9, time: null }].map(sent),
    ).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
    ])
  })

  test('without hops, the bridge is the end of the trace', () => {
    const { ledger } = bridged([{ on: 'there', hop: true, from: 'a', to: 'c', amount: 10, confidence: 1 }])
    const claims = [...labels, claim('bridge', 'service')]
    const result = createEngine(ledger, claims).exposureOf(account('c'), ASSET)
    expect([result.service, result.parts, result.unlinkedBridge]).toEqual([1, [], undefined])
  })
})
