import { describe, expect, it } from 'vitest'
import type { Activity, Movement } from '#core/risk/activity.ts'
import type { TradeRecord, VulnerableCustomer } from '#core/risk/facts.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, DAY, hkd, HOUR, movementOf, NOW, ruleOf } from '#core/risk/testing.ts'

const RISING = ruleOf('T17', 'rising-payments')
const BUYER = ruleOf('T17', 'first-time-buyer')
const VULNERABLE = ruleOf('T17', 'vulnerable-payer')
const RETAIL = ruleOf('T17', 'retail-fan-in')

const run = (
  check: Parameters<typeof screenActivity>[0],
  all: readonly Movement[],
  change: Partial<Activity> = {},
) => screenActivity(check, activityOf(all, change))
const hits = (...args: Parameters<typeof run>) => run(...args).hits

/** Payments a day apart, the last one now. */
const payments = (dollars: readonly number[], change: Partial<Movement> = {}) =>
  dollars.map((each, at) => movementOf((dollars.length - 1 - at) * 24, { fiat: hkd(each), ...change }))
const out = (dollars: readonly number[], change: Partial<Movement> = {}) =>
  payments(dollars, { way: 'out', party: 'collector', ...change })

describe('rising payments to a young wallet (T17)', () => {
  const account = { kind: 'account' as const }

  it('takes three payments that grow by a fifth each', () => {
    expect(hits(RISING, payments([1_000, 1_200, 1_440]), account)).toMatchObject([
      { observed: { value: '3' }, explanation: { params: { first: '100000', last: '144000' } } },
    ])
    expect(hits(RISING, payments([1_000, 1_200, 1_439.99]), account)).toEqual([])
    expect(hits(RISING, payments([1_000, 1_200]), account)).toEqual([])
  })

  it('wants the wallet young and nobody’s', () => {
    const three = payments([1_000, 1_200, 1_440])
    expect(hits(RISING, [movementOf(30 * 24, { party: 'old' }), ...three], account)).toEqual([])
    expect(hits(RISING, three, { ...account, isKnown: true })).toEqual([])
    expect(run(RISING, three, { ...account, heldSince: NOW - 5 * DAY }).notEvaluated).toMatchObject([
      { reason: 'short-history' },
    ])
  })
})

describe('rising payments of a first-time buyer (T17)', () => {
  const trade = (daysAgo: number, side: TradeRecord['side'] = 'buy', customerRef = 'C-1'): TradeRecord => ({
    customerRef,
    side,
    at: NOW - daysAgo * DAY,
  })
  const rising = out([1_000, 1_200, 1_440])
  const with_ = (...tradeRecords: TradeRecord[]) => ({ facts: { tradeRecords } })

  it('takes them to an address of any age, if the first trade was a purchase of the last 90 days', () => {
    expect(
      hits(BUYER, [movementOf(9_000, { way: 'out', party: 'collector' }), ...rising], with_(trade(90))),
    ).toMatchObject([
      {
        ruleId: 'T17',
        observed: { name: 'minCount', value: '3' },
        explanation: { key: 'risk.hit.first-time-buyer', params: { first: '100000', last: '144000' } },
      },
    ])
    expect(hits(BUYER, rising, with_(trade(90.1)))).toEqual([])
    expect(hits(BUYER, rising, with_(trade(120), trade(3)))).toEqual([])
    expect(hits(BUYER, rising, with_(trade(20, 'sell'), trade(3)))).toEqual([])
  })

  it('goes by the trades of this customer up to the last payment', () => {
    expect(hits(BUYER, rising, with_(trade(3, 'buy', 'C-2')))).toEqual([])
    expect(hits(BUYER, rising, with_(trade(-1)))).toEqual([])
    expect(hits(BUYER, rising, with_())).toEqual([])
  })

  it('wants three that rise, to one address that is no service', () => {
    expect(hits(BUYER, out([1_000, 1_200, 1_439.99]), with_(trade(3)))).toEqual([])
    expect(
      hits(BUYER, [...out([1_000]), ...out([1_200, 1_440], { party: 'another' })], with_(trade(3))),
    ).toEqual([])
    expect(hits(BUYER, out([1_000, 1_200, 1_440], { partyKind: 'service' }), with_(trade(3)))).toEqual([])
    expect(hits(BUYER, payments([1_000, 1_200, 1_440]), with_(trade(3)))).toEqual([])
  })

  it('sees the customer behind a registered wallet, and nobody behind any other', () => {
    const wallet = { kind: 'account' as const, id: 'w-1', isKnown: true, ...with_(trade(3)) }
    expect(hits(BUYER, rising, { ...wallet, owner: 'C-1' })).toHaveLength(1)
    expect(hits(BUYER, rising, { ...wallet, owner: null })).toEqual([])
  })

  it('is not evaluated without trading records', () => {
    expect(run(BUYER, rising)).toMatchObject({
      hits: [],
      notEvaluated: [{ ruleId: 'T17', reason: 'no-facts', params: { need: 'trade-records' } }],
    })
  })
})

describe('rising payments of a vulnerable customer (T17)', () => {
  const record = (change: Partial<VulnerableCustomer> = {}) => ({
    facts: {
      vulnerableCustomers: [{ customerRef: 'C-1', from: NOW - DAY, until: null, ...change }],
    },
  })
  const rising = out([1_000, 1_200, 1_440])

  it('takes them while the firm holds the customer to be vulnerable', () => {
    expect(hits(VULNERABLE, rising, record())).toMatchObject([
      { ruleId: 'T17', explanation: { key: 'risk.hit.vulnerable-payer' } },
    ])
    expect(hits(VULNERABLE, rising, record({ until: NOW }))).toEqual([])
    expect(hits(VULNERABLE, rising, record({ from: NOW + 1 }))).toEqual([])
    expect(hits(VULNERABLE, rising, record({ customerRef: 'C-2' }))).toEqual([])
    expect(hits(VULNERABLE, out([1_000, 1_200]), record())).toEqual([])
  })

  it('is not evaluated without the firm’s list, and finds nothing in an empty one', () => {
    expect(run(VULNERABLE, rising).notEvaluated).toMatchObject([
      { reason: 'no-facts', params: { need: 'vulnerable-customers' } },
    ])
    expect(run(VULNERABLE, rising, { facts: { vulnerableCustomers: [] } })).toEqual({
      hits: [],
      notEvaluated: [],
    })
  })
})

describe('exchanges that pay into one young wallet (T17)', () => {
  const account = { kind: 'account' as const }
  const receipts = (count: number, exchanges: number, change: Partial<Movement> = {}) =>
    Array.from({ length: count }, (_, at) =>
      movementOf(count - 1 - at, {
        party: `exchange-${at % exchanges}`,
        partyKind: 'service',
        partyCategories: ['exchange'],
        fiat: null,
        ...change,
      }),
    )

  it('takes ten payments from three exchanges, without any price', () => {
    expect(hits(RETAIL, receipts(10, 3), account)).toMatchObject([
      {
        ruleId: 'T17',
        observed: { name: 'minReceipts', value: '10' },
        explanation: { key: 'risk.hit.retail-fan-in', params: { exchanges: 3 } },
      },
    ])
    expect(hits(RETAIL, receipts(9, 3), account)).toEqual([])
    expect(hits(RETAIL, receipts(10, 2), account)).toEqual([])
  })

  it('counts the platform as one exchange, whichever of its wallets paid, and no other service', () => {
    const own = receipts(5, 4, { partyCategories: [] })
    expect(hits(RETAIL, [...own, ...receipts(5, 2)], account)).toHaveLength(1)
    expect(hits(RETAIL, [...own, ...receipts(5, 1)], account)).toEqual([])
    expect(hits(RETAIL, receipts(10, 3, { partyCategories: ['defi'] }), account)).toEqual([])
  })

  it('wants the wallet young and nobody’s', () => {
    expect(hits(RETAIL, [movementOf(30 * 24, { party: 'old' }), ...receipts(10, 3)], account)).toEqual([])
    expect(hits(RETAIL, receipts(10, 3), { ...account, isKnown: true })).toEqual([])
    expect(
      run(RETAIL, receipts(10, 3), { ...account, heldSince: NOW - 12 * HOUR }).notEvaluated,
    ).toMatchObject([{ reason: 'short-history' }])
  })
})
