import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Movement } from '#core/risk/activity.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, DAY, hkd, HOUR, movementOf, NOW, ruleOf } from '#core/risk/testing.ts'

const BURST = ruleOf('T10', 'burst')
const STAGGERED = ruleOf('T11', 'staggered')
const RISING = ruleOf('T17', 'rising-payments')

const run = (check: Parameters<typeof screenActivity>[0], all: readonly Movement[], change = {}) =>
  screenActivity(check, activityOf(all, { kind: 'account', ...change }))
const hits = (...args: Parameters<typeof run>) => run(...args).hits

describe('burst to a new or dormant wallet (T10)', () => {
  const large = (hoursAgo: number, dollars = 78_000) => movementOf(hoursAgo, { fiat: hkd(dollars) })

  it('takes three receipts of USD 10,000 within 24 hours at a wallet seen for the first time', () => {
    expect(hits(BURST, [large(23.9), large(5), large(0)])).toMatchObject([
      { ruleId: 'T10', observed: { value: '3' }, explanation: { key: 'risk.hit.burst.new' } },
    ])
    expect(hits(BURST, [large(24), large(5), large(0)])).toEqual([])
    expect(hits(BURST, [large(9), large(5, 77_999.99), large(0)])).toEqual([])
  })

  it('takes a wallet as new for less than seven days, as dormant after more than 180', () => {
    const three = [large(9), large(5), large(0)]
    expect(hits(BURST, [movementOf(7 * 24 - 0.1), ...three])).toHaveLength(1)
    expect(hits(BURST, [movementOf(7 * 24), ...three])).toEqual([])
    expect(hits(BURST, [movementOf(180 * 24 + 9.1), ...three])).toMatchObject([
      { explanation: { key: 'risk.hit.burst.idle' } },
    ])
    expect(hits(BURST, [movementOf(180 * 24 + 9), ...three])).toEqual([])
  })

  it('does not call a wallet new where the data only begin with it', () => {
    const three = [large(9), large(5), large(0)]
    expect(run(BURST, three, { heldSince: NOW - 2 * DAY })).toMatchObject({
      hits: [],
      notEvaluated: [{ reason: 'short-history' }],
    })
    expect(hits(BURST, three, { heldSince: NOW - 9 * HOUR - 7 * DAY })).toHaveLength(1)
  })
})

describe('staggered payments, then silence (T11)', () => {
  const rhythm = (hours: readonly number[]) => hours.map((ago) => movementOf(ago, { fiat: null }))
  const even = rhythm([200, 150, 100, 50, 0])

  it('takes five at even intervals and seven silent days, without any price', () => {
    expect(hits(STAGGERED, even, { asOf: NOW + 7 * DAY })).toMatchObject([
      { observed: { value: '5' }, explanation: { params: { silence: 7 * DAY, every: 50 * HOUR } } },
    ])
    expect(hits(STAGGERED, even, { asOf: NOW + 7 * DAY - 1 })).toEqual([])
    expect(hits(STAGGERED, even.slice(1))).toEqual([])
    expect(hits(STAGGERED, even, { nextAt: NOW + 6 * DAY })).toEqual([])
  })

  it('takes intervals whose deviation is a fifth of their mean, not more', () => {
    expect(hits(STAGGERED, rhythm([200, 140, 100, 40, 0]))).toHaveLength(1)
    expect(hits(STAGGERED, rhythm([200, 139, 100, 39, 0]))).toEqual([])
  })

  it('does not take a batch for a rhythm', () => {
    expect(hits(STAGGERED, rhythm([24, 18, 12, 6, 0]))).toHaveLength(1)
    expect(hits(STAGGERED, rhythm([23.6, 17.7, 11.8, 5.9, 0]))).toEqual([])
  })
})

describe('without a time', () => {
  it('nothing is decided', () => {
    const untimed = movementOf(null)
    for (const check of [BURST, STAGGERED, RISING]) {
      expect(run(check, [untimed])).toMatchObject({
        hits: [],
        notEvaluated: [{ reason: 'no-time' }],
      })
    }
  })
})

describe('order', () => {
  it('of what came before does not matter', () => {
    const some = fc.array(
      fc.record({ hours: fc.integer({ min: 1, max: 900 }), dollars: fc.integer({ min: 500, max: 200_000 }) }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(some, fc.constantFrom(BURST, STAGGERED, RISING), (list, check) => {
        const all = [
          ...list.map(({ hours, dollars }) => movementOf(hours, { fiat: hkd(dollars) })),
          movementOf(0),
        ]
        const activity = activityOf(all, { kind: 'account' })
        const turned = { ...activity, earlier: activity.earlier.toReversed() }
        expect(screenActivity(check, turned)).toEqual(screenActivity(check, activity))
      }),
      { numRuns: 2000 },
    )
  })
})
