import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Movement } from '#core/risk/activity.ts'
import type { FiatRecord } from '#core/risk/facts.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, hkd, HOUR, movementOf, NOW, ruleOf } from '#core/risk/testing.ts'

const P2P = ruleOf('T19', 'p2p-cash-out')
const FIAT = ruleOf('T19', 'p2p-fiat-out')

/** One payer after the other, each four hours after the one before; the last one now. */
const payers = (count: number, dollars: number, every = 4) =>
  Array.from({ length: count }, (_, n) =>
    movementOf((count - 1 - n) * every, { party: `p-${n}`, fiat: hkd(dollars) }),
  )
const market = (dollars: number) =>
  movementOf(0, {
    party: 'market',
    fiat: hkd(dollars),
    partyKind: 'service',
    partyCategories: ['p2p-exchange'],
  })

describe('P2P cash-out (T19)', () => {
  const hits = (all: readonly Movement[]) => screenActivity(P2P, activityOf(all)).hits

  it('takes twenty counterparties, a P2P market among them, and USD 50,000', () => {
    expect(hits([...payers(19, 19_500), market(19_500)])).toMatchObject([
      { ruleId: 'T19', observed: { value: '20' }, evidence: { value: '39000000' } },
    ])
    expect(hits([...payers(18, 25_000), market(25_000)])).toEqual([])
    expect(hits([...payers(19, 19_499), market(19_500)])).toEqual([])
    expect(hits(payers(30, 25_000))).toEqual([])
  })
})

describe('P2P, money out at once (T19)', () => {
  let made = 0
  const payout = (hoursAgo: number, dollars: number, change: Partial<FiatRecord> = {}): FiatRecord => {
    made += 1
    const at = NOW - hoursAgo * HOUR
    return { id: `f-${made}`, customerRef: 'C-1', way: 'out', minor: hkd(dollars).minor, at, ...change }
  }
  const run = (all: readonly Movement[], fiatRecords?: readonly FiatRecord[]) =>
    screenActivity(FIAT, activityOf(all, { facts: fiatRecords === undefined ? {} : { fiatRecords } }))
  const hits = (...args: Parameters<typeof run>) => run(...args).hits
  const twenty = payers(20, 20_000)

  it('takes twenty payers without any market, if 80 % of what came before was paid out', () => {
    expect(
      hits(twenty, [payout(60, 76_000), payout(40, 76_000), payout(20, 76_000), payout(1, 76_000)]),
    ).toMatchObject([
      {
        ruleId: 'T19',
        observed: { name: 'minCounterparties', value: '20' },
        evidence: { value: '40000000' },
        explanation: {
          key: 'risk.hit.p2p-fiat-out',
          params: { received: '38000000', paid: '30400000', period: 24 * HOUR },
        },
      },
    ])
    expect(
      hits(twenty, [payout(60, 76_000), payout(40, 76_000), payout(20, 76_000), payout(1, 75_999.99)]),
    ).toEqual([])
  })

  it('counts a payout for what came in within the day before it, and each cent once', () => {
    // By then only the last six payments were younger than a day.
    expect(hits(twenty, [payout(0, 400_000)])).toEqual([])
    expect(hits(payers(20, 20_000, 1), [payout(0, 400_000)])).toMatchObject([
      { explanation: { params: { paid: '38000000' } } },
    ])
    expect(hits(payers(20, 20_000, 1), [payout(0, 100_000), payout(0, 200_000)])).toEqual([])
  })

  it('takes no payment in, none of somebody else and none of later', () => {
    const close = payers(20, 20_000, 1)
    expect(hits(close, [payout(0, 400_000, { way: 'in' })])).toEqual([])
    expect(hits(close, [payout(0, 400_000, { customerRef: 'C-2' })])).toEqual([])
    expect(hits(close, [payout(-0.1, 400_000)])).toEqual([])
    expect(hits(payers(19, 22_000, 1), [payout(0, 400_000)])).toEqual([])
    expect(hits(payers(20, 19_499, 1), [payout(0, 400_000)])).toEqual([])
  })

  it('is not evaluated without records of money, and finds nothing where there was none', () => {
    expect(run(twenty)).toMatchObject({
      hits: [],
      notEvaluated: [{ ruleId: 'T19', reason: 'no-facts', params: { need: 'fiat-records' } }],
    })
    expect(run(twenty, [])).toEqual({ hits: [], notEvaluated: [] })
  })

  it('never says more was paid out than came in or than was paid, in whatever order records stand', () => {
    const records = fc.array(
      fc.record({ hours: fc.integer({ min: 0, max: 40 }), dollars: fc.integer({ min: 1, max: 300_000 }) }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(records, (list) => {
        const all = list.map(({ hours, dollars }) => payout(hours, dollars))
        const close = payers(20, 20_000, 1)
        const [found] = hits(close, all)
        expect(hits(close, all.toReversed())).toEqual(found === undefined ? [] : [found])
        if (found === undefined) return
        const paid = BigInt(found.explanation.params['paid'] ?? '')
        expect(paid <= 38_000_000n).toBe(true)
        expect(paid <= all.reduce((sum, { minor }) => sum + minor, 0n)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
