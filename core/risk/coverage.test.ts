import { describe, expect, it } from 'vitest'
import { CATEGORY_SLUGS } from './categories.ts'
import { coverageOfCheck, coverageOfRule, type Holdings } from './coverage.ts'
import { RULE_REGISTER } from './register.ts'
import { RULE_NEEDS, type RuleNeed } from './rule.ts'
import { ruleById, ruleOf } from './testing.ts'

const RECORDS: readonly RuleNeed[] = [
  'wallet-proofs',
  'travel-rule-records',
  'access-records',
  'detail-changes',
  'frozen-accounts',
  'token-approvals',
  'unsupported-assets',
  'trade-records',
  'fiat-records',
  'swap-records',
  'vulnerable-customers',
  'vasp-records',
  'risk-jurisdictions',
]
const holding = (count: (need: RuleNeed) => number | null): Holdings => ({
  counts: Object.fromEntries(RULE_NEEDS.map((need) => [need, count(need)])) as Holdings['counts'],
  labels: new Map(CATEGORY_SLUGS.map((slug) => [slug, 1])),
  books: new Set(['platform', 'token', 'instrument', 'case']),
})
const everything = holding(() => 1)

describe('coverage', () => {
  it('is whole where everything is held', () => {
    expect(RULE_REGISTER.filter((rule) => coverageOfRule(rule, everything) !== 'evaluated')).toEqual([])
  })

  it('is nowhere on an empty desk', () => {
    const nothing = { ...holding(() => 0), labels: new Map(), books: new Set<never>() }
    expect(RULE_REGISTER.filter((rule) => coverageOfRule(rule, nothing) !== 'silent')).toEqual([])
  })

  it('says what is missing, and whether there is a source for it', () => {
    const desk = holding((need) => (RECORDS.includes(need) ? null : 1))
    const states = RULE_REGISTER.map((rule) => [rule.id, coverageOfRule(rule, desk)] as const)
    expect(states.filter(([, state]) => state !== 'evaluated')).toEqual([
      ['T05', 'partly'],
      ['T17', 'partly'],
      ['T18', 'partly'],
      ['T19', 'partly'],
      ['T21', 'partly'],
      ['T22', 'partly'],
      ['T23', 'silent'],
      ['T24', 'partly'],
      ['T26', 'partly'],
      ['T27', 'silent'],
      ['T31', 'partly'],
    ])
    expect(coverageOfCheck(ruleOf('T27', 'changed-details'), desk).missing).toEqual([
      { kind: 'need', need: 'detail-changes', connected: false },
    ])
    const empty = holding((need) => (need === 'detail-changes' ? 0 : 1))
    expect(coverageOfCheck(ruleOf('T27', 'changed-details'), empty).missing).toEqual([
      { kind: 'need', need: 'detail-changes', connected: true },
    ])
  })

  it('is silent without a label of the categories, or without a book', () => {
    const unlabelled = { ...everything, labels: new Map([['mixer', 1]]) }
    expect(coverageOfRule(ruleById('T16'), unlabelled)).toBe('silent')
    expect(coverageOfRule(ruleById('T03'), unlabelled)).toBe('evaluated')
    const platform = { ...everything, books: new Set(['platform' as const]) }
    expect(coverageOfRule(ruleById('T31'), platform)).toBe('silent')
  })
})
