import { describe, expect, it } from 'vitest'
import { CATEGORIES, SEVERE_FROM } from './categories.ts'
import { RULE_REGISTER } from './register.ts'
import { checkOf, configureRule, needsOf, parametersOfCheck } from './rule.ts'
import { ruleById, ruleOf } from './testing.ts'

const checks = RULE_REGISTER.flatMap((rule) => rule.checks)

describe('rule register', () => {
  it('has the 31 typologies of the catalogue and ours, each once and in order', () => {
    const catalogue = Array.from({ length: 32 }, (_, at) => `T${String(at + 1).padStart(2, '0')}`)
    expect(RULE_REGISTER.map(({ id }) => id)).toEqual(catalogue)
  })

  it('alerts on a direct label of every severe category, and each category has one direct rule', () => {
    const covered = checks.flatMap((check) => (check.detector === 'direct-exposure' ? check.categories : []))
    const severe = CATEGORIES.filter(({ direct }) => direct >= SEVERE_FROM).map(({ slug }) => slug)
    expect(severe.filter((slug) => !covered.includes(slug))).toEqual([])
    expect(new Set(covered).size).toBe(covered.length)
  })

  it('traces every critical category, and each with one rule', () => {
    const traced = checks.flatMap((check) => (check.detector === 'indirect-exposure' ? check.categories : []))
    const critical = CATEGORIES.filter(({ direct }) => direct === 5).map(({ slug }) => slug)
    expect(critical.filter((slug) => !traced.includes(slug))).toEqual([])
    expect(new Set(traced).size).toBe(traced.length)
  })

  it('ships every parameter at its default, within its bounds, saying whose figure it is', () => {
    for (const parameter of checks.flatMap(parametersOfCheck)) {
      expect(parameter.value).toBe(parameter.default)
      expect(Number.isSafeInteger(parameter.value)).toBe(true)
      expect(parameter.value).toBeGreaterThanOrEqual(parameter.min)
      expect(parameter.value).toBeLessThanOrEqual(parameter.max)
      expect(parameter.note).not.toBe('')
    }
  })

  it('takes from regulation the HK$8,000 of the travel rule and the 24 hours of a burst, nothing else', () => {
    const regulatory = checks.flatMap((check) =>
      parametersOfCheck(check).flatMap(({ name, value, source }) =>
        source === 'regulation' ? [`${check.ruleId} ${name} ${value}`] : [],
      ),
    )
    expect(regulatory).toEqual([
      'T06 threshold 800000',
      'T10 window 86400000',
      'T22 threshold 800000',
      'T23 threshold 800000',
    ])
  })

  it('means one thing by one parameter name within a rule', () => {
    for (const rule of RULE_REGISTER) {
      const all = rule.checks.flatMap(parametersOfCheck)
      for (const [name, same] of Map.groupBy(all, (each) => each.name)) {
        expect(new Set(same.map((each) => JSON.stringify(each))).size, `${rule.id} ${name}`).toBe(1)
      }
    }
  })

  it('gives every rule a reference, an owner, a check with needs and translation keys of its own', () => {
    const keys = RULE_REGISTER.flatMap((rule) => [rule.name.key, rule.purpose.key, rule.typology])
    expect(new Set(keys).size).toBe(keys.length)
    for (const rule of RULE_REGISTER) {
      expect(rule.references.length).toBeGreaterThan(0)
      expect(rule.owner).not.toBe('')
      expect(needsOf(rule).length).toBeGreaterThan(0)
      for (const check of rule.checks) {
        expect([check.ruleId, check.ruleVersion]).toEqual([rule.id, rule.version])
        expect(check.books.length).toBeGreaterThan(0)
        const byLabel = check.detector === 'direct-exposure' || check.detector === 'indirect-exposure'
        expect(check.severity.by === 'category').toBe(byLabel)
      }
    }
  })

  it('holds severe indirect exposure against 1 % or HK$780 within 5 hops', () => {
    const { minShare, minTraced, maxHops } = ruleOf('T02', 'indirect-exposure').parameters
    expect([minShare.value, minTraced?.value, maxHops.value]).toEqual([10_000, 78_000, 5])
  })
})

describe('configureRule', () => {
  const rule = ruleById('T06')

  it('makes a new version and leaves the old one alone', () => {
    const changed = configureRule(rule, { minCount: 5 })
    expect(changed.version).toBe(rule.version + 1)
    const [check] = changed.checks
    expect(check).toMatchObject({ ruleVersion: rule.version + 1 })
    expect(checkOf(changed, 'structuring').parameters.minCount).toMatchObject({ value: 5, default: 3 })
    expect(checkOf(rule, 'structuring').parameters.minCount.value).toBe(3)
  })

  it('changes a value in every check that has it', () => {
    const changed = configureRule(ruleById('T12'), { reviewConfidence: 70 })
    expect(
      changed.checks.map(
        (check) => 'reviewConfidence' in check.parameters && check.parameters.reviewConfidence.value,
      ),
    ).toEqual([70, 70])
  })

  it.each([
    ['a parameter the rule does not have', { maxHops: 3 }],
    ['a name of the object prototype', { toString: 1 }],
    ['a value below the bounds', { minCount: 1 }],
    ['a value above the bounds', { bandTo: 100 }],
    ['a fraction', { minCount: 3.5 }],
  ])('refuses %s', (_, values) => {
    expect(() => configureRule(rule, values as Record<string, number>)).toThrow(RangeError)
  })
})
