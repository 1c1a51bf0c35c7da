import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Movement } from '#core/risk/activity.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, hkd, movementOf, ruleOf } from '#core/risk/testing.ts'

const FAN_IN = ruleOf('T08', 'fan-in')
const FAN_OUT = ruleOf('T09', 'fan-out')
const DONATIONS = ruleOf('T15', 'small-donations')
const SHARED = ruleOf('T26', 'shared-wallet')

const senders = (count: number, dollars: number, hoursAgo = 5): Movement[] =>
  Array.from({ length: count }, (_, at) =>
    movementOf(hoursAgo - at / 100, { party: `sender-${at}`, fiat: hkd(dollars) }),
  )
const out = (dollars: number, change: Partial<Movement> = {}) =>
  movementOf(0, { way: 'out', party: 'exit', fiat: hkd(dollars), ...change })
const hits = (check: Parameters<typeof screenActivity>[0], all: readonly Movement[], change = {}) =>
  screenActivity(check, activityOf(all, change)).hits

describe('fan-in, then cash-out (T08)', () => {
  it('takes ten senders and 80 % out, and neither less', () => {
    expect(hits(FAN_IN, [...senders(10, 1_000), out(8_000)])).toMatchObject([
      {
        ruleId: 'T08',
        kind: 'behaviour',
        observed: { value: '10', unit: 'count' },
        threshold: { value: '10' },
        evidence: { value: '1800000', label: null },
        explanation: { key: 'risk.hit.fan-in', params: { count: 11, received: '1000000', sent: '800000' } },
      },
    ])
    expect(hits(FAN_IN, [...senders(9, 1_000), out(8_000)])).toEqual([])
    expect(hits(FAN_IN, [...senders(10, 1_000), out(7_999.99)])).toEqual([])
  })

  it('wants no sender with more than a fifth of the whole', () => {
    const large = (dollars: number) => [
      ...senders(10, 1_000),
      movementOf(1, { party: 'big', fiat: hkd(dollars) }),
    ]
    expect(hits(FAN_IN, [...large(2_500), out(11_000)])).toHaveLength(1)
    expect(hits(FAN_IN, [...large(2_501), out(11_000)])).toEqual([])
  })

  it('counts people, not services, and reaches back seven days', () => {
    const services = senders(10, 1_000).map((each) => ({ ...each, partyKind: 'service' as const }))
    expect(hits(FAN_IN, [...services, out(8_000)])).toEqual([])
    expect(hits(FAN_IN, [...senders(10, 1_000, 167), out(8_000)])[0]?.explanation.params).toMatchObject({
      window: 168 * 3_600_000,
    })
    expect(hits(FAN_IN, [...senders(10, 1_000, 168), out(8_000)])).toEqual([])
  })

  it('is undecided where a price is missing that could matter', () => {
    const gap = senders(1, 1_000).map((each) => ({ ...each, fiat: null }))
    const result = screenActivity(FAN_IN, activityOf([...senders(9, 1_000), ...gap, out(8_000)]))
    expect(result).toMatchObject({ hits: [], notEvaluated: [{ reason: 'no-price', params: { count: 1 } }] })
  })
})

describe('fan-out to new addresses (T09)', () => {
  const account = { kind: 'account' as const }
  const parts = (count: number, dollars: (at: number) => number, hoursAgo = 2): Movement[] =>
    Array.from({ length: count }, (_, at) =>
      movementOf(hoursAgo - at / 100, { way: 'out', party: `to-${at}`, fiat: hkd(dollars(at)) }),
    )

  it('takes ten recipients in similar parts, and not nine', () => {
    expect(
      hits(
        FAN_OUT,
        parts(10, () => 5_000),
        account,
      ),
    ).toHaveLength(1)
    expect(
      hits(
        FAN_OUT,
        parts(9, () => 5_000),
        account,
      ),
    ).toEqual([])
  })

  it('counts parts up to half away from the middle one', () => {
    expect(
      hits(
        FAN_OUT,
        parts(10, (at) => (at === 3 ? 7_500 : 5_000)),
        account,
      ),
    ).toHaveLength(1)
    expect(
      hits(
        FAN_OUT,
        parts(10, (at) => (at === 3 ? 7_600 : 5_000)),
        account,
      ),
    ).toEqual([])
  })

  it('counts addresses paid for the first time', () => {
    const before = movementOf(48, { way: 'out', party: 'to-4' })
    expect(hits(FAN_OUT, [before, ...parts(10, () => 5_000)], account)).toEqual([])
    expect(hits(FAN_OUT, [before, ...parts(11, () => 5_000)], account)).toHaveLength(1)
  })
})

describe('small donations (T15)', () => {
  const account = { kind: 'account' as const }
  it('takes twenty givers of at most HK$800', () => {
    expect(hits(DONATIONS, senders(20, 800), account)).toHaveLength(1)
    expect(hits(DONATIONS, senders(19, 800), account)).toEqual([])
    expect(hits(DONATIONS, senders(20, 800.01), account)).toEqual([])
  })
})

describe('one wallet of several customers (T26)', () => {
  const account = { kind: 'account' as const }
  const theirs = (hours: readonly number[]) =>
    hours.map((ago, at) => movementOf(ago, { way: 'out', customerRef: `C-${at}` }))
  it('takes three customers within thirty days', () => {
    expect(hits(SHARED, theirs([719, 10, 0]), account)[0]?.explanation.params).toMatchObject({
      customers: 'C-0, C-1, C-2',
    })
    expect(hits(SHARED, theirs([720, 10, 0]), account)).toEqual([])
    expect(hits(SHARED, theirs([10, 0]), account)).toEqual([])
    expect(hits(SHARED, theirs([20, 10, 0]), { ...account, isKnown: true })).toEqual([])
  })
})

describe('invariants', () => {
  const some = fc.array(
    fc.record({
      party: fc.integer({ min: 0, max: 14 }),
      hours: fc.integer({ min: 0, max: 240 }),
      dollars: fc.integer({ min: 1, max: 2_000 }),
      way: fc.constantFrom('in' as const, 'out' as const),
    }),
    { minLength: 12, maxLength: 40 },
  )
  const build = (list: readonly { party: number; hours: number; dollars: number; way: 'in' | 'out' }[]) =>
    list.map(({ party, hours, dollars, way }) =>
      movementOf(hours, { party: `p-${party}`, way, fiat: hkd(dollars) }),
    )
  const anyCheck = fc.constantFrom(FAN_IN, FAN_OUT, DONATIONS)

  it('does not depend on the order of what came before, nor on what came after', () => {
    fc.assert(
      fc.property(some, anyCheck, (list, check) => {
        const all = [...build(list), out(9_000)]
        const later = movementOf(-5, { party: 'later' })
        const kind = check.detector === 'fan-in' ? ('customer' as const) : ('account' as const)
        const activity = activityOf(all, { kind })
        const result = screenActivity(check, activity)
        const turned = [later, ...activity.earlier.toReversed()]
        expect(screenActivity(check, { ...activity, earlier: turned })).toEqual(result)
      }),
      { numRuns: 2000 },
    )
  })

  it('does not depend on what the accounts are called', () => {
    fc.assert(
      fc.property(some, anyCheck, (list, check) => {
        const all = [...build(list), out(9_000)]
        const renamed = all.map((each) => ({ ...each, party: `x/${each.party}` }))
        const kind = check.detector === 'fan-in' ? ('customer' as const) : ('account' as const)
        expect(screenActivity(check, activityOf(renamed, { kind }))).toEqual(
          screenActivity(check, activityOf(all, { kind })),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('sees the same fan-in where a payment is split in two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 13 }), fc.integer({ min: 0, max: 7 }), (count, at) => {
        const whole = [...senders(count, 1_000), out(count * 900)]
        const split = whole.flatMap((each, place) =>
          place === at
            ? [
                { ...each, id: `${each.id}-a`, fiat: hkd(400) },
                { ...each, id: `${each.id}-b`, fiat: hkd(600) },
              ]
            : [each],
        )
        const observed = (all: readonly Movement[]) => hits(FAN_IN, all).map((hit) => hit.observed)
        expect(observed(split)).toEqual(observed(whole))
      }),
      { numRuns: 2000 },
    )
  })
})
