import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity, Movement } from '#core/risk/activity.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, DAY, hkd, HOUR, movementOf, NOW, ruleOf } from '#core/risk/testing.ts'

const PASS = ruleOf('T07', 'pass-through')
const VICTIM = ruleOf('T14', 'victim-payment')
const HIGH = { customer: { riskRating: 'high', onboardedAt: null } }

const into = (hoursAgo: number, dollars: number, change: Partial<Movement> = {}) =>
  movementOf(hoursAgo, { fiat: hkd(dollars), ...change })
const out = (hoursAgo: number, dollars: number, change: Partial<Movement> = {}) =>
  movementOf(hoursAgo, { way: 'out', party: 'exit', fiat: hkd(dollars), ...change })
const run = (
  check: Parameters<typeof screenActivity>[0],
  all: readonly Movement[],
  change: Partial<Activity> = {},
) => screenActivity(check, activityOf(all, change))
const hits = (...args: Parameters<typeof run>) => run(...args).hits

describe('rapid pass-through (T07)', () => {
  it('takes 80 % passed on within a day, HK$8,000 or more of it', () => {
    expect(hits(PASS, [into(0.5, 10_000), out(0, 8_000)], HIGH)).toMatchObject([
      {
        observed: { value: '80', unit: 'percent' },
        explanation: { params: { window: HOUR, signals: 'high-risk-customer', received: '1000000' } },
      },
    ])
    expect(hits(PASS, [into(0.5, 10_000), out(0, 7_999.99)], HIGH)).toEqual([])
    expect(hits(PASS, [into(23.9, 10_000), out(0, 9_000)], HIGH)).toHaveLength(1)
    expect(hits(PASS, [into(24, 10_000), out(0, 9_000)], HIGH)).toEqual([])
    expect(hits(PASS, [into(1, 9_000), out(0, 7_999.99)], HIGH)).toEqual([])
  })

  it('adds up parts, and takes nothing out that never came in', () => {
    expect(hits(PASS, [into(3, 10_000), out(2, 4_000), out(0, 4_500)], HIGH)).toHaveLength(1)
    expect(hits(PASS, [into(0.5, 10_000), out(0, 10_000.01)], HIGH)).toEqual([])
  })

  it('raises nothing without a second signal, and says which one it could not look for', () => {
    const shape = [into(0.5, 10_000), out(0, 9_000)]
    expect(run(PASS, shape)).toMatchObject({
      hits: [],
      notEvaluated: [{ reason: 'no-facts', params: { need: 'trade-records' } }],
    })
    const traded = {
      facts: { tradeRecords: [{ customerRef: 'C-1', side: 'buy' as const, at: NOW - 600_000 }] },
    }
    expect(run(PASS, shape, traded)).toEqual({ hits: [], notEvaluated: [] })
    expect(hits(PASS, shape, { facts: { tradeRecords: [] } })[0]?.explanation.params['signals']).toBe(
      'no-trading',
    )
    const young = { customer: { riskRating: 'low', onboardedAt: NOW - 30 * DAY + 1 } }
    expect(hits(PASS, shape, young)[0]?.explanation.params['signals']).toBe('new-customer')
    expect(hits(PASS, shape, { customer: { riskRating: 'low', onboardedAt: NOW - 30 * DAY } })).toEqual([])
    const risky = [into(0.5, 10_000, { partyCategories: ['instant-exchange'] }), out(0, 9_000)]
    expect(hits(PASS, risky)[0]?.explanation.params['signals']).toBe('risk-counterparty')
  })
})

describe('payment of a victim’s shape (T14)', () => {
  const bought = into(10, 100_000)
  it('takes USD 10,000 and 90 % of what was bought, after thirty quiet days', () => {
    expect(hits(VICTIM, [bought, out(0, 90_000)])).toHaveLength(1)
    expect(hits(VICTIM, [bought, out(0, 89_999.99)])).toEqual([])
    expect(hits(VICTIM, [into(10, 78_000), out(0, 78_000)])).toHaveLength(1)
    expect(hits(VICTIM, [into(10, 77_999.99), out(0, 77_999.99)])).toEqual([])
    expect(hits(VICTIM, [out(30 * 24, 10), bought, out(0, 95_000)])).toHaveLength(1)
    expect(hits(VICTIM, [out(30 * 24 - 1, 10), bought, out(0, 95_000)])).toEqual([])
  })

  it('asks for an address nobody knows', () => {
    expect(hits(VICTIM, [bought, out(0, 95_000, { partyKind: 'service' })])).toEqual([])
    expect(hits(VICTIM, [bought, out(0, 95_000, { partyCategories: ['scam'] })])).toEqual([])
  })
})

describe('invariants', () => {
  const some = fc.array(
    fc.record({
      hours: fc.integer({ min: 0, max: 40 }),
      dollars: fc.integer({ min: 100, max: 60_000 }),
      way: fc.constantFrom('in' as const, 'out' as const),
    }),
    { maxLength: 14 },
  )

  it('never passes on more than came in, never less than the share, in any order', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 100, max: 90_000 }), (list, last) => {
        const before = list.map(({ hours, dollars, way }) => movementOf(hours, { way, fiat: hkd(dollars) }))
        const activity = activityOf([...before, out(0, last)], HIGH)
        const result = screenActivity(PASS, activity)
        expect(screenActivity(PASS, { ...activity, earlier: activity.earlier.toReversed() })).toEqual(result)
        for (const { explanation, observed } of result.hits) {
          const [received, sent] = [explanation.params['received'], explanation.params['sent']].map(Number)
          expect(sent).toBeLessThanOrEqual(received ?? 0)
          expect(Number(observed.value)).toBeGreaterThanOrEqual(80)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
