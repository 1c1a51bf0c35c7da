import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Movement } from '#core/risk/activity.ts'
import type { Facts, TravelRuleRecord, WalletProof } from '#core/risk/facts.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { screenActivity, screenTransfer } from '#core/risk/screen.ts'
import {
  activityOf,
  claimOf,
  DAY,
  hkd,
  movementOf,
  NOW,
  OURS,
  ruleOf,
  subjectOf,
  THEIRS,
  transferOf,
} from '#core/risk/testing.ts'

const T22 = ruleOf('T22', 'unproven-wallet')
const T23 = ruleOf('T23', 'travel-rule')
const LIMIT = ruleOf('T22', 'unhosted-limit')
const FROZEN = ruleOf('T31', 'frozen-holder')
const LOOPS = ruleOf('T31', 'mint-redeem')
const DEVICE = ruleOf('T26', 'shared-device')
const DETAILS = ruleOf('T27', 'changed-details')

const subject = (dollars: number | null, change = {}) =>
  subjectOf({ transfer: transferOf({ time: NOW }), fiat: dollars === null ? null : hkd(dollars), ...change })
const run = (
  check: Parameters<typeof screenTransfer>[0][number],
  dollars: number | null,
  facts: Facts,
  change = {},
) => screenTransfer([check], subject(dollars, change), facts)

describe('records that are not connected', () => {
  it('leave every rule that needs them not evaluated, with what it needs', () => {
    const customer = activityOf([movementOf(0)])
    const account = activityOf([movementOf(0)], { kind: 'account' })
    const gaps = RULE_REGISTER.flatMap(({ checks }) => checks).flatMap((check) => [
      ...screenTransfer([check], subject(9_000)).notEvaluated,
      ...screenActivity(check, customer).notEvaluated,
      ...screenActivity(check, account).notEvaluated,
    ])
    expect(
      gaps.flatMap(({ ruleId, reason, params }) => (reason === 'no-facts' ? [[ruleId, params['need']]] : [])),
    ).toEqual([
      ['T17', 'trade-records'],
      ['T17', 'trade-records'],
      ['T17', 'vulnerable-customers'],
      ['T17', 'vulnerable-customers'],
      ['T18', 'vasp-records'],
      ['T18', 'vasp-records'],
      ['T18', 'vasp-records'],
      ['T18', 'vasp-records'],
      ['T19', 'fiat-records'],
      ['T21', 'unsupported-assets'],
      ['T22', 'wallet-proofs'],
      ['T23', 'travel-rule-records'],
      ['T24', 'token-approvals'],
      ['T26', 'access-records'],
      ['T27', 'detail-changes'],
      ['T31', 'frozen-accounts'],
      ['T31', 'token-approvals'],
    ])
  })

  it('are another thing than connected and empty', () => {
    expect(run(T22, 9_000, { walletProofs: [] }).hits).toHaveLength(1)
    expect(run(T23, 9_000, { travelRuleRecords: [] }).hits).toHaveLength(1)
    expect(run(FROZEN, 9_000, { frozenAccounts: [] })).toEqual({ hits: [], notEvaluated: [] })
  })
})

describe('unproven wallet (T22)', () => {
  const proof = (change: Partial<WalletProof> = {}): WalletProof => ({
    account: THEIRS,
    customerRef: 'C-1',
    method: 'signed-message',
    provenAt: NOW - DAY,
    withdrawnAt: null,
    ...change,
  })
  const hits = (dollars: number, proofs: readonly WalletProof[], change = {}) =>
    run(T22, dollars, { walletProofs: proofs }, change).hits

  it('starts at HK$8,000', () => {
    expect(hits(8_000, [])).toMatchObject([{ observed: { value: '800000' }, threshold: { value: '800000' } }])
    expect(hits(7_999.99, [])).toEqual([])
  })

  it('wants a proof of this wallet that is in force and no mere declaration', () => {
    expect(hits(9_000, [proof()])).toEqual([])
    expect(hits(9_000, [proof({ account: OURS })])).toHaveLength(1)
    expect(hits(9_000, [proof({ method: 'self-declaration' })])).toHaveLength(1)
    expect(hits(9_000, [proof({ withdrawnAt: NOW })])).toHaveLength(1)
    expect(hits(9_000, [proof({ provenAt: NOW - 365 * DAY + 1 })])).toEqual([])
    expect(hits(9_000, [proof({ provenAt: NOW - 365 * DAY })])).toHaveLength(1)
  })

  it('leaves services to other rules', () => {
    expect(hits(9_000, [], { labels: [claimOf({ category: 'exchange', role: 'service' })] })).toEqual([])
    expect(run(T22, null, { walletProofs: [] })).toMatchObject({ notEvaluated: [{ reason: 'no-price' }] })
  })
})

describe('travel-rule gap (T23)', () => {
  const record = (change: Partial<TravelRuleRecord> = {}): TravelRuleRecord => ({
    transferId: 't-1',
    receivedAt: NOW,
    missing: [],
    nameMatches: true,
    ...change,
  })
  const keys = (dollars: number, records: readonly TravelRuleRecord[]) =>
    run(T23, dollars, { travelRuleRecords: records }).hits.map(({ explanation }) => explanation.key)

  it('asks for a whole record from HK$8,000 on', () => {
    expect(keys(8_000, [])).toEqual(['risk.hit.travel-rule.absent'])
    expect(keys(7_999.99, [])).toEqual([])
    expect(keys(8_000, [record()])).toEqual([])
    expect(keys(8_000, [record({ missing: ['originator-address'] })])).toEqual([
      'risk.hit.travel-rule.missing',
    ])
    expect(keys(7_999.99, [record({ missing: ['originator-address'] })])).toEqual([])
  })

  it('takes a name that belongs to somebody else at any amount', () => {
    expect(keys(1, [record({ nameMatches: false })])).toEqual(['risk.hit.travel-rule.mismatch'])
    expect(keys(1, [record({ nameMatches: null })])).toEqual([])
  })
})

describe('limit for outside wallets (T22)', () => {
  it('takes what is above the firm’s limit, with or without a proof of ownership', () => {
    expect(run(LIMIT, 1_000_000.01, {}).hits).toMatchObject([
      { ruleId: 'T22', observed: { name: 'limit', value: '100000001' }, threshold: { value: '100000000' } },
    ])
    expect(run(LIMIT, 1_000_000, {}).hits).toEqual([])
    expect(run(LIMIT, null, {}).notEvaluated).toMatchObject([{ reason: 'no-price' }])
  })

  it('leaves services and what is only observed alone', () => {
    expect(
      run(LIMIT, 2e6, {}, { labels: [claimOf({ category: 'exchange', role: 'service' })] }).hits,
    ).toEqual([])
    expect(run(LIMIT, 2e6, {}, { perspective: 'observed' }).hits).toEqual([])
  })
})

describe('frozen holders (T31)', () => {
  it('may not move while they are frozen', () => {
    const during = { frozenAccounts: [{ account: THEIRS, frozenFrom: NOW, frozenUntil: NOW + 1 }] }
    expect(run(FROZEN, 1, during).hits).toMatchObject([
      { severity: 5, explanation: { key: 'risk.hit.frozen-holder.sent' } },
    ])
    const later = { frozenAccounts: [{ account: THEIRS, frozenFrom: NOW + 1, frozenUntil: null }] }
    const over = { frozenAccounts: [{ account: THEIRS, frozenFrom: 0, frozenUntil: NOW }] }
    expect([run(FROZEN, 1, later).hits, run(FROZEN, 1, over).hits]).toEqual([[], []])
  })
})

describe('mint and redeem (T31)', () => {
  const issuer = {
    party: 'mint',
    partyKind: 'service' as const,
    partyCategories: ['token-contract' as const],
  }
  const issue = (hoursAgo: number): Movement => movementOf(hoursAgo, { ...issuer, amount: 100n })
  const redeem = (hoursAgo: number, amount = 95n): Movement =>
    movementOf(hoursAgo, { ...issuer, way: 'out', amount })
  const hits = (all: readonly Movement[]) => screenActivity(LOOPS, activityOf(all, { kind: 'account' })).hits

  it('takes two loops of 95 % within a day each and seven in all', () => {
    expect(hits([issue(48), redeem(24), issue(10), redeem(0)])).toMatchObject([
      { observed: { value: '2' }, explanation: { params: { loops: 2 } } },
    ])
    expect(hits([issue(10), redeem(0)])).toEqual([])
    expect(hits([issue(48), redeem(24, 94n), issue(10), redeem(0)])).toEqual([])
    expect(hits([issue(48.1), redeem(24), issue(10), redeem(0)])).toEqual([])
    expect(hits([issue(168), redeem(160), issue(10), redeem(0)])).toEqual([])
  })

  it('is no loop where the tokens were used in between', () => {
    const used = movementOf(5, { way: 'out', party: 'shop', amount: 1n })
    expect(hits([issue(48), redeem(24), issue(10), used, redeem(0)])).toEqual([])
  })
})

describe('shared device and changed details (T26, T27)', () => {
  const access = (customerRef: string, daysAgo: number, device = 'd-1') => ({
    customerRef,
    at: NOW - daysAgo * DAY,
    device,
    ip: null,
  })
  const at = (facts: Facts) => activityOf([movementOf(0)], { facts })

  it('takes three customers on one device within thirty days', () => {
    const three = [access('C-1', 0), access('C-2', 5), access('C-3', 29.9)]
    const { hits: found } = screenActivity(DEVICE, at({ accessRecords: three }))
    // Nothing moved: no value is known, and it is not weighed as a value of nothing.
    expect(found).toMatchObject([{ evidence: { value: null, priceSource: null } }])
    expect(
      screenActivity(DEVICE, at({ accessRecords: [...three.slice(0, 2), access('C-3', 30)] })).hits,
    ).toEqual([])
    expect(
      screenActivity(DEVICE, at({ accessRecords: three.map((r) => ({ ...r, device: r.customerRef })) })).hits,
    ).toEqual([])
  })

  it('takes three changes within thirty days, each once', () => {
    const change = (id: string, daysAgo: number) => ({
      id,
      customerRef: 'C-1',
      field: 'wallet',
      at: NOW - daysAgo * DAY,
    })
    const changes = [change('a', 0), change('b', 9), change('c', 29.9)]
    expect(screenActivity(DETAILS, at({ detailChanges: changes })).hits).toHaveLength(1)
    expect(
      screenActivity(DETAILS, at({ detailChanges: [...changes.slice(0, 2), change('b', 3)] })).hits,
    ).toEqual([])
  })

  it('does not depend on the order of the records', () => {
    const some = fc.array(
      fc.record({
        who: fc.integer({ min: 1, max: 5 }),
        days: fc.integer({ min: 0, max: 40 }),
        on: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(some, (list) => {
        const accessRecords = list.map(({ who, days, on }) => access(`C-${who}`, days, `d-${on}`))
        const detailChanges = list.map(({ days, on }, n) => ({
          id: `${n}`,
          customerRef: 'C-1',
          field: `${on}`,
          at: NOW - days * DAY,
        }))
        for (const check of [DEVICE, DETAILS]) {
          expect(
            screenActivity(
              check,
              at({ accessRecords: accessRecords.toReversed(), detailChanges: detailChanges.toReversed() }),
            ),
          ).toEqual(screenActivity(check, at({ accessRecords, detailChanges })))
        }
      }),
      { numRuns: 2000 },
    )
  })
})
