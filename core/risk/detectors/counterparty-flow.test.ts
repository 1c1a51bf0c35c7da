import { describe, expect, it } from 'vitest'
import type { Activity, Movement } from '#core/risk/activity.ts'
import type { CategorySlug } from '#core/risk/categories.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, hkd, movementOf, ruleOf } from '#core/risk/testing.ts'

const VASP = ruleOf('T18', 'category-flow')
const P2P = ruleOf('T19', 'p2p-cash-out')
const GAMBLING = ruleOf('T20', 'category-flow')
const KIOSK = ruleOf('T28', 'category-flow')

const run = (check: Parameters<typeof screenActivity>[0], all: readonly Movement[]) =>
  screenActivity(check, activityOf(all))
const hits = (...args: Parameters<typeof run>) => run(...args).hits
const at = (hoursAgo: number, dollars: number, category: CategorySlug | null = null) =>
  movementOf(hoursAgo, {
    fiat: hkd(dollars),
    partyKind: category === null ? 'other' : 'service',
    partyCategories: category === null ? [] : [category],
  })

describe('flow with services of a category', () => {
  it('adds up to the value of the rule', () => {
    expect(hits(GAMBLING, [at(300, 19_500, 'gambling'), at(0, 19_500, 'gambling')])).toMatchObject([
      { ruleId: 'T20', observed: { name: 'minFlow', value: '3900000' }, threshold: { value: '3900000' } },
    ])
    expect(
      hits(GAMBLING, [at(300, 500_000), at(300, 19_499, 'gambling'), at(0, 19_500, 'gambling')]),
    ).toEqual([])
    expect(hits(VASP, [at(9, 90_000), at(0, 7_800, 'instant-exchange')])).toHaveLength(1)
    expect(hits(VASP, [at(9, 90_000), at(0, 7_799, 'high-risk-exchange')])).toEqual([])
  })

  it('or to a tenth of what the customer moves, from HK$8,000 on', () => {
    expect(hits(GAMBLING, [at(9, 72_000), at(0, 8_000, 'gambling')])).toMatchObject([
      { observed: { name: 'minFlowShare', value: '100000', unit: 'ppm' }, threshold: { value: '100000' } },
    ])
    expect(hits(GAMBLING, [at(9, 72_001), at(0, 8_000, 'gambling')])).toEqual([])
    expect(hits(GAMBLING, [at(9, 100), at(0, 7_999, 'gambling')])).toEqual([])
  })

  it('within the window of the rule', () => {
    expect(hits(KIOSK, [at(167, 20_000, 'atm'), at(0, 3_400, 'atm')])).toHaveLength(1)
    expect(hits(KIOSK, [at(9, 1e6), at(168, 20_000, 'atm'), at(0, 3_400, 'atm')])).toEqual([])
  })

  it('counts kiosks by value alone', () => {
    expect(hits(KIOSK, [at(0, 23_399, 'atm')])).toEqual([])
    expect(hits(KIOSK, [at(0, 23_400, 'atm')])).toHaveLength(1)
  })

  it('looks at holders and wallets as at customers, and on a platform at registered wallets only', () => {
    const moves = [at(9, 72_000), at(0, 8_000, 'gambling')]
    const of = (change: Partial<Activity>) =>
      screenActivity(GAMBLING, activityOf(moves, { kind: 'account', ...change })).hits.length
    expect([of({ bookKind: 'token' }), of({ bookKind: 'instrument' }), of({ bookKind: 'case' })]).toEqual([
      1, 1, 1,
    ])
    expect([of({ bookKind: 'platform' }), of({ bookKind: 'platform', isKnown: true })]).toEqual([0, 1])
  })

  it('is undecided without a price', () => {
    expect(run(KIOSK, [{ ...at(0, 1, 'atm'), fiat: null }])).toMatchObject({
      hits: [],
      notEvaluated: [{ reason: 'no-price' }],
    })
  })
})

describe('P2P cash-out (T19)', () => {
  const payers = (count: number, dollars: number) =>
    Array.from({ length: count }, (_, n) => movementOf(count - n, { party: `p-${n}`, fiat: hkd(dollars) }))
  const market = (dollars: number) => ({ ...at(0, dollars, 'p2p-exchange'), party: 'market' })

  it('takes twenty counterparties, a P2P market among them, and USD 50,000', () => {
    expect(hits(P2P, [...payers(19, 19_500), market(19_500)])).toMatchObject([
      { ruleId: 'T19', observed: { value: '20' }, evidence: { value: '39000000' } },
    ])
    expect(hits(P2P, [...payers(18, 25_000), market(25_000)])).toEqual([])
    expect(hits(P2P, [...payers(19, 19_499), market(19_500)])).toEqual([])
    expect(hits(P2P, payers(30, 25_000))).toEqual([])
  })
})
