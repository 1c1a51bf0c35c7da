import { describe, expect, it } from 'vitest'
import type { Activity, Movement } from '#core/risk/activity.ts'
import type { CategorySlug } from '#core/risk/categories.ts'
import type { Facts, RiskJurisdiction, VaspRecord } from '#core/risk/facts.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, DAY, hkd, movementOf, NOW, ruleOf } from '#core/risk/testing.ts'

const VASP = ruleOf('T18', 'category-flow')
const UNLICENSED = ruleOf('T18', 'unlicensed-flow')
const JURISDICTION = ruleOf('T18', 'jurisdiction-flow')
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

describe('services without a licence or in a high-risk jurisdiction (T18)', () => {
  const service = (change: Partial<VaspRecord> = {}): VaspRecord => ({
    account: 'vasp',
    name: 'Example Exchange',
    jurisdiction: 'XA',
    licensed: true,
    from: NOW - 300 * DAY,
    until: null,
    ...change,
  })
  const risk = (change: Partial<RiskJurisdiction> = {}): RiskJurisdiction => ({
    jurisdiction: 'XA',
    from: NOW - 300 * DAY,
    until: null,
    ...change,
  })
  const moves = (dollars: number, hoursAgo = 5) => [
    movementOf(hoursAgo, { party: 'vasp', fiat: hkd(dollars) }),
    movementOf(1, { party: 'somebody', fiat: hkd(500_000) }),
    movementOf(0, { way: 'out', party: 'vasp', fiat: hkd(3_900) }),
  ]
  const found = (
    check: Parameters<typeof screenActivity>[0],
    all: readonly Movement[],
    facts: Facts,
    change: Partial<Activity> = {},
  ) => screenActivity(check, activityOf(all, { facts, ...change }))

  it('adds up what was moved both ways, to USD 1,000', () => {
    const facts = { vaspRecords: [service({ licensed: false })] }
    expect(found(UNLICENSED, moves(3_900), facts).hits).toMatchObject([
      {
        ruleId: 'T18',
        observed: { name: 'minFlow', value: '780000' },
        threshold: { value: '780000' },
        evidence: { label: null },
        explanation: {
          key: 'risk.hit.unlicensed-flow',
          params: { flow: '780000', names: 'Example Exchange, XA' },
        },
      },
    ])
    expect(found(UNLICENSED, moves(3_899.99), facts).hits).toEqual([])
  })

  it('or to a tenth of the flow of thirty days', () => {
    const facts = { vaspRecords: [service({ licensed: false })] }
    const own = [movementOf(719, { fiat: hkd(69_300) }), movementOf(0, { party: 'vasp', fiat: hkd(7_700) })]
    expect(found(UNLICENSED, own, facts).hits).toEqual([])
    const enough = [movementOf(719, { fiat: hkd(10) }), movementOf(0, { party: 'vasp', fiat: hkd(8_000) })]
    expect(found(UNLICENSED, enough, facts).hits).toHaveLength(1)
  })

  it('goes by what was recorded when the transfer happened, and takes not found out for nothing', () => {
    const since = (from: number) => ({ vaspRecords: [service({ licensed: false, from })] })
    expect(found(UNLICENSED, moves(3_900), since(NOW - 4 * 3_600_000)).hits).toEqual([])
    expect(found(UNLICENSED, moves(3_900), since(NOW - 5 * 3_600_000)).hits).toHaveLength(1)
    expect(found(UNLICENSED, moves(3_900), { vaspRecords: [service({ licensed: null })] }).hits).toEqual([])
    expect(found(UNLICENSED, moves(3_900), { vaspRecords: [service()] }).hits).toEqual([])
  })

  it('takes a service in a jurisdiction that was rated high at the time', () => {
    const facts = (risks: readonly RiskJurisdiction[], at: string | null = 'XA') => ({
      vaspRecords: [service({ jurisdiction: at })],
      riskJurisdictions: risks,
    })
    expect(found(JURISDICTION, moves(3_900), facts([risk()])).hits).toMatchObject([
      {
        ruleId: 'T18',
        explanation: { key: 'risk.hit.jurisdiction-flow', params: { names: 'Example Exchange, XA' } },
      },
    ])
    expect(found(JURISDICTION, moves(3_900), facts([risk({ jurisdiction: 'XB' })])).hits).toEqual([])
    expect(found(JURISDICTION, moves(3_900), facts([risk()], null)).hits).toEqual([])
    expect(found(JURISDICTION, moves(3_900), facts([risk({ until: NOW })])).hits).toEqual([])
  })

  it('is not evaluated without the records it needs, and says which', () => {
    const missing = (check: Parameters<typeof screenActivity>[0], facts: Facts) =>
      found(check, moves(90_000), facts)
    expect(missing(UNLICENSED, {})).toMatchObject({
      hits: [],
      notEvaluated: [{ ruleId: 'T18', reason: 'no-facts', params: { need: 'vasp-records' } }],
    })
    expect(missing(JURISDICTION, { vaspRecords: [service()] })).toMatchObject({
      hits: [],
      notEvaluated: [{ reason: 'no-facts', params: { need: 'risk-jurisdictions' } }],
    })
    expect(missing(JURISDICTION, { vaspRecords: [], riskJurisdictions: [] })).toEqual({
      hits: [],
      notEvaluated: [],
    })
  })

  it('looks at strangers’ wallets in a case, on a platform at registered ones only', () => {
    const facts = { vaspRecords: [service({ licensed: false })] }
    const of = (change: Partial<Activity>) =>
      found(UNLICENSED, moves(3_900), facts, { kind: 'account', ...change }).hits.length
    expect([of({ bookKind: 'case' }), of({}), of({ isKnown: true })]).toEqual([1, 0, 1])
  })
})
