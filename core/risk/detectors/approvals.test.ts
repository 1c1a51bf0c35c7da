import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity, Movement } from '#core/risk/activity.ts'
import type { Facts, FrozenAccount, TokenApproval } from '#core/risk/facts.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, DAY, HOUR, movementOf, NOW, ruleOf } from '#core/risk/testing.ts'

const SWEEP = ruleOf('T24', 'approval-sweep')
const FROZEN = ruleOf('T31', 'frozen-approval')
const VICTIM = 'eip155:1:0xvictim'
const TOKEN = 'eip155:1/erc20:0xtoken'

const into = (hoursAgo: number, amount = 100n, change: Partial<Movement> = {}) =>
  movementOf(hoursAgo, { asset: TOKEN, amount, ...change })
const out = (hoursAgo: number, amount: bigint, change: Partial<Movement> = {}) =>
  movementOf(hoursAgo, { way: 'out', party: 'drainer', asset: TOKEN, amount, ...change })
const approval = (hoursAgo: number, change: Partial<TokenApproval> = {}): TokenApproval => ({
  id: 'approval-1',
  owner: VICTIM,
  spender: 'spender',
  asset: TOKEN,
  amount: null,
  at: NOW - hoursAgo * HOUR,
  revokedAt: null,
  ...change,
})

const run = (all: readonly Movement[], facts: Facts, change: Partial<Activity> = {}) =>
  screenActivity(SWEEP, activityOf(all, { kind: 'account', id: VICTIM, facts, ...change }))
const hits = (
  all: readonly Movement[],
  approvals: readonly TokenApproval[],
  change: Partial<Activity> = {},
) => run(all, { tokenApprovals: approvals }, change).hits

describe('approval, then a sweep (T24)', () => {
  it('takes nine tenths of what lay there, within a day of an unlimited approval', () => {
    expect(hits([into(50), out(0, 90n)], [approval(23.9)])).toMatchObject([
      {
        ruleId: 'T24',
        severity: 4,
        observed: { name: 'swept', value: '90', unit: 'percent' },
        threshold: { value: '90' },
        explanation: {
          key: 'risk.hit.approval-sweep',
          params: { spender: 'spender', approval: 'approval-1' },
        },
      },
    ])
    expect(hits([into(50), out(0, 89n)], [approval(23.9)])).toEqual([])
    expect(hits([into(50), out(0, 100n)], [approval(24)])).toEqual([])
    expect(hits([into(50), out(0, 100n)], [approval(-1)])).toEqual([])
  })

  it('adds up parts that leave for several new addresses', () => {
    const parts = [into(50), out(2, 50n, { party: 'a' }), out(0, 44n, { party: 'b' })]
    expect(hits(parts, [approval(3)])).toMatchObject([{ observed: { value: '94' } }])
    expect(hits(parts, [approval(1)])).toEqual([])
  })

  it('links nothing to a limited, foreign or revoked approval, nor to a service or an address paid before', () => {
    const swept = [into(50), out(0, 100n)]
    expect(hits(swept, [approval(5)])).toHaveLength(1)
    expect(hits(swept, [approval(5, { amount: 100n })])).toEqual([])
    expect(hits(swept, [approval(5, { owner: 'somebody' })])).toEqual([])
    expect(hits(swept, [approval(5, { asset: 'eip155:1/slip44:60' })])).toEqual([])
    expect(hits(swept, [approval(5, { revokedAt: NOW })])).toEqual([])
    expect(hits(swept, [approval(5, { revokedAt: NOW + 1 })])).toHaveLength(1)
    expect(hits(swept, [approval(5)], { kindOf: () => 'service' })).toEqual([])
    expect(hits([into(50), out(0, 100n, { partyKind: 'service' })], [approval(5)])).toEqual([])
    expect(hits([into(50), out(0, 100n, { partyKind: 'known' })], [approval(5)])).toEqual([])
    expect(hits([into(50, 200n), out(40, 100n), out(0, 100n)], [approval(5)])).toEqual([])
  })

  it('is silent without the records, and says so; connected and empty is an answer', () => {
    const swept = [into(50), out(0, 100n)]
    expect(run(swept, {})).toMatchObject({
      hits: [],
      notEvaluated: [{ ruleId: 'T24', reason: 'no-facts', params: { need: 'token-approvals' } }],
    })
    expect(run(swept, { tokenApprovals: [] })).toEqual({ hits: [], notEvaluated: [] })
  })

  it('does not guess where more leaves than was known to be there', () => {
    expect(run([into(50), out(0, 101n)], { tokenApprovals: [approval(5)] })).toMatchObject({
      hits: [],
      notEvaluated: [{ reason: 'short-history' }],
    })
  })

  it('never says more than all, never less than the share, in any order', () => {
    const some = fc.array(
      fc.record({
        hours: fc.integer({ min: 1, max: 60 }),
        amount: fc.bigInt({ min: 1n, max: 100n }),
        way: fc.constantFrom('in' as const, 'out' as const),
        party: fc.constantFrom('a', 'b', 'c'),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 0, max: 30 }),
        fc.bigInt({ min: 1n, max: 200n }),
        (list, ago, last) => {
          const before = list.map(({ hours, ...change }) => movementOf(hours, { asset: TOKEN, ...change }))
          const facts = { tokenApprovals: [approval(ago), approval(ago + 1, { id: 'approval-2' })] }
          const activity = activityOf([...before, out(0, last)], { kind: 'account', id: VICTIM, facts })
          const result = screenActivity(SWEEP, activity)
          for (const { observed } of result.hits) {
            expect(Number(observed.value)).toBeGreaterThanOrEqual(90)
            expect(Number(observed.value)).toBeLessThanOrEqual(100)
          }
          const turned = { tokenApprovals: facts.tokenApprovals.toReversed() }
          expect(
            screenActivity(SWEEP, { ...activity, earlier: activity.earlier.toReversed(), facts: turned }),
          ).toEqual(result)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('approval to a frozen account (T31)', () => {
  const frozen = (change: Partial<FrozenAccount> = {}): FrozenAccount => ({
    account: 'spender',
    frozenFrom: NOW - 40 * DAY,
    frozenUntil: null,
    ...change,
  })
  const screened = (facts: Facts) =>
    screenActivity(FROZEN, activityOf([into(0)], { kind: 'account', bookKind: 'token', id: VICTIM, facts }))

  it('is raised by the first movement after it, for thirty days', () => {
    const after = (hoursAgo: number) =>
      screened({ tokenApprovals: [approval(hoursAgo)], frozenAccounts: [frozen()] }).hits
    expect(after(29.9 * 24)).toMatchObject([{ ruleId: 'T31', severity: 4, observed: { unit: 'ms' } }])
    expect(after(30 * 24)).toEqual([])
    expect(after(-1)).toEqual([])
  })

  it('asks whether the spender was frozen when it was approved', () => {
    const with_ = (change: Partial<FrozenAccount>) =>
      screened({ tokenApprovals: [approval(5)], frozenAccounts: [frozen(change)] }).hits
    expect(with_({})).toHaveLength(1)
    expect(with_({ frozenFrom: NOW - 4 * HOUR })).toEqual([])
    expect(with_({ frozenUntil: NOW - 5 * HOUR })).toEqual([])
    expect(with_({ account: 'other' })).toEqual([])
  })

  it('says which of the two kinds of record is missing', () => {
    expect(screened({ frozenAccounts: [] }).notEvaluated).toMatchObject([
      { params: { need: 'token-approvals' } },
    ])
    expect(screened({ tokenApprovals: [] }).notEvaluated).toMatchObject([
      { params: { need: 'frozen-accounts' } },
    ])
  })
})
