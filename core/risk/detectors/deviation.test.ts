import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity, Movement } from '#core/risk/activity.ts'
import { peerFigures, type PeerFigures } from '#core/risk/peers.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, DAY, hkd, movementOf, NOW, ruleOf } from '#core/risk/testing.ts'

const DEVIATION = ruleOf('T29', 'deviation')
const FREQUENCY = ruleOf('T29', 'frequency-deviation')
const PEER_VALUE = ruleOf('T29', 'peer-value')
const PEER_FREQUENCY = ruleOf('T29', 'peer-frequency')
const ALL = [DEVIATION, FREQUENCY, PEER_VALUE, PEER_FREQUENCY]

const run = (check: (typeof ALL)[number], all: readonly Movement[], change: Partial<Activity> = {}) =>
  screenActivity(check, activityOf(all, change))
const now = (dollars = 1_000) => movementOf(0, { fiat: hkd(dollars) })

describe('value against own behaviour (T29)', () => {
  const history = Array.from({ length: 20 }, (_, at) =>
    movementOf(24 * (at + 1), { fiat: hkd(at % 2 === 0 ? 1_000 : 1_220) }),
  )

  it('measures the distance from the median in scaled median deviations of the logarithm', () => {
    // Of an even number the lower middle: median ln 1,000, MAD 0, so the least spread of 0.1 holds: 1,000 e^0.4.
    expect(run(DEVIATION, [...history, now(1_491.83)]).hits).toMatchObject([
      {
        observed: { value: '4' },
        explanation: { key: 'risk.hit.deviation.inbound', params: { history: 20 } },
      },
    ])
    expect(run(DEVIATION, [...history, now(1_491.8)]).hits).toEqual([])
    expect(run(DEVIATION, [...history, now(600)]).hits).toHaveLength(1)
  })

  it('says nothing about a customer without a history', () => {
    expect(run(DEVIATION, [...history.slice(1), now(90_000)])).toMatchObject({
      hits: [],
      notEvaluated: [{ reason: 'short-history' }],
    })
  })
})

describe('frequency against own behaviour (T29)', () => {
  /** One transfer a week for `weeks` weeks before the last one, three and a half days after its beginning. */
  const weekly = (weeks: number) =>
    Array.from({ length: weeks }, (_, at) => movementOf((at + 1.5) * 7 * 24, { fiat: null }))
  /** `count` transfers in the last seven days. */
  const lately = (count: number) => Array.from({ length: count }, (_, at) => movementOf(count - 1 - at))

  it('measures on the scale on which counts that come by chance spread by one', () => {
    // 2 sqrt(1 + 3/8) = 2.345; four further is 6.345, which ten in a week (6.442) pass and nine (6.124) do not.
    expect(run(FREQUENCY, [...weekly(11), ...lately(10)]).hits).toMatchObject([
      {
        observed: { value: '4' },
        explanation: {
          key: 'risk.hit.frequency-deviation.inbound',
          params: { now: 10, often: 1, periods: 11, count: 10 },
        },
      },
    ])
    expect(run(FREQUENCY, [...weekly(11), ...lately(9)]).hits).toEqual([])
  })

  it('counts one way only', () => {
    const others = lately(20).map((movement) => ({ ...movement, way: 'out' as const }))
    expect(run(FREQUENCY, [...weekly(11), ...others, ...lately(9)]).hits).toEqual([])
  })

  it('wants eight full weeks before, covered by the data and by the relationship', () => {
    const moves = lately(12)
    const weeks = (n: number) => NOW - n * 7 * DAY
    expect(run(FREQUENCY, moves, { heldSince: weeks(9) }).hits).toMatchObject([
      { explanation: { params: { often: 0, periods: 8 } } },
    ])
    const gap = [{ reason: 'short-history' }]
    expect(run(FREQUENCY, moves, { heldSince: weeks(9) + 1 })).toMatchObject({ hits: [], notEvaluated: gap })
    const young = { customer: { riskRating: 'low', onboardedAt: weeks(9) + 1 } }
    expect(run(FREQUENCY, moves, young)).toMatchObject({ hits: [], notEvaluated: gap })
    const unknown = { customer: { riskRating: 'low', onboardedAt: null } }
    expect(run(FREQUENCY, moves, unknown)).toMatchObject({ hits: [], notEvaluated: gap })
    expect(run(FREQUENCY, [...weekly(11), ...moves], unknown).hits).toHaveLength(1)
  })
})

/** Twenty customers with one transfer of HK$1,000 each, the last of them in the period. */
const peersOf = (customers: number, often = 1, dollars = 1_000): PeerFigures =>
  peerFigures(
    'individual',
    Array.from({ length: customers * often }, (_, at) => ({
      customerRef: `P-${at % customers}`,
      time: NOW - DAY,
      minor: BigInt(dollars * 100),
    })),
    { end: NOW, window: 90 * DAY, period: 7 * DAY },
  )

describe('value against peers (T29)', () => {
  it('measures the distance from what twenty of the same kind usually move', () => {
    const peers = peersOf(20)
    expect(run(PEER_VALUE, [now(1_491.83)], { peers }).hits).toMatchObject([
      {
        observed: { value: '4' },
        explanation: {
          key: 'risk.hit.peer-value.inbound',
          params: { peers: 20, usual: '100000', value: '149183' },
        },
      },
    ])
    expect(run(PEER_VALUE, [now(1_491.8)], { peers })).toEqual({ hits: [], notEvaluated: [] })
    expect(run(PEER_VALUE, [now(600)], { peers }).hits).toHaveLength(1)
  })

  it('names all the customer’s transfers that stand as far out, so that they are one episode', () => {
    const moves = [movementOf(50, { fiat: hkd(9_000) }), movementOf(25, { fiat: hkd(1_000) }), now(9_000)]
    const [found] = run(PEER_VALUE, moves, { peers: peersOf(20) }).hits
    expect(found?.evidence.transferIds).toEqual([moves[0]!.id, moves[2]!.id])
  })

  it('is silent with fewer than twenty, or none known, and says so', () => {
    for (const peers of [peersOf(19), null]) {
      expect(run(PEER_VALUE, [now(90_000)], { peers })).toMatchObject({
        hits: [],
        notEvaluated: [{ ruleId: 'T29', reason: 'few-peers', params: { peers: peers === null ? 0 : 19 } }],
      })
    }
  })
})

describe('frequency against peers (T29)', () => {
  const lately = (count: number) => Array.from({ length: count }, (_, at) => movementOf(count - 1 - at))

  it('measures a week against a week of theirs', () => {
    expect(run(PEER_FREQUENCY, lately(10), { peers: peersOf(20) }).hits).toMatchObject([
      { observed: { value: '4' }, explanation: { params: { now: 10, often: 1, peers: 20 } } },
    ])
    expect(run(PEER_FREQUENCY, lately(9), { peers: peersOf(20) }).hits).toEqual([])
    expect(run(PEER_FREQUENCY, lately(10), { peers: peersOf(20, 5) }).hits).toEqual([])
  })

  it('is silent with fewer than twenty, and says so', () => {
    expect(run(PEER_FREQUENCY, lately(50), { peers: peersOf(19) }).notEvaluated).toMatchObject([
      { reason: 'few-peers' },
    ])
  })
})

describe('what peers do', () => {
  it('does not follow one of them, however much he moves', () => {
    const modest = Array.from({ length: 20 }, (_, at) => ({
      customerRef: `P-${at}`,
      time: NOW - DAY,
      minor: 100_000n,
    }))
    const busy = Array.from({ length: 500 }, () => ({
      customerRef: 'P-0',
      time: NOW - DAY,
      minor: 9_000_000n,
    }))
    const span = { end: NOW, window: 90 * DAY, period: 7 * DAY }
    const [without, together] = [peerFigures('x', modest, span), peerFigures('x', [...modest, ...busy], span)]
    expect(together.values).toEqual(without.values)
    expect(together.counts).toEqual(without.counts)
  })

  it('takes (end - window, end] and nothing that comes later', () => {
    const at = (time: number) => [{ customerRef: 'P', time, minor: 1n }]
    const span = { end: NOW, window: 90 * DAY, period: 7 * DAY }
    expect(peerFigures('x', at(NOW - 90 * DAY), span).counts).toBeNull()
    expect(peerFigures('x', at(NOW + 1), span).counts).toBeNull()
    expect(peerFigures('x', at(NOW), span).counts?.count).toBe(1)
  })
})

describe('invariants', () => {
  const some = fc.array(
    fc.record({ hours: fc.integer({ min: 1, max: 2_000 }), dollars: fc.integer({ min: 500, max: 200_000 }) }),
    { maxLength: 40 },
  )

  it('the order of what came before does not matter, and no hit is below the threshold', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...ALL), fc.integer({ min: 1, max: 30 }), (list, check, often) => {
        const all = [...list.map(({ hours, dollars }) => movementOf(hours, { fiat: hkd(dollars) })), now()]
        const activity = activityOf(all, { peers: peersOf(20, often) })
        const result = screenActivity(check, activity)
        const turned = { ...activity, earlier: activity.earlier.toReversed() }
        expect(screenActivity(check, turned)).toEqual(result)
        for (const { observed, evidence } of result.hits) {
          expect(Number(observed.value)).toBeGreaterThanOrEqual(4)
          expect(evidence.transferIds).toContain(activity.screened.id)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('nothing is decided without a time', () => {
    for (const check of ALL) {
      expect(run(check, [movementOf(null)], { peers: peersOf(20) })).toMatchObject({
        hits: [],
        notEvaluated: [{ reason: 'no-time' }],
      })
    }
  })
})
