import { describe, expect, it } from 'vitest'
import { CATEGORIES, SEVERE_FROM } from './categories.ts'
import { RULE_REGISTER } from './register.ts'
import { configureRule, parametersOf } from './rule.ts'
import { ruleOf } from './testing.ts'

describe('rule register', () => {
  it('has each rule once, in the order of the catalogue', () => {
    expect(RULE_REGISTER.map(({ id }) => id)).toEqual(
      'T01 T02 T03 T06 T12 T13 T14 T15 T16 T17 T20 T30 T32'.split(' '),
    )
  })

  it('alerts on a direct label of every severe category, and each category has one direct rule', () => {
    const covered = RULE_REGISTER.flatMap((rule) =>
      rule.detector === 'direct-exposure' ? rule.categories : [],
    )
    const severe = CATEGORIES.filter(({ direct }) => direct >= SEVERE_FROM).map(({ slug }) => slug)
    expect(severe.filter((slug) => !covered.includes(slug))).toEqual([])
    expect(new Set(covered).size).toBe(covered.length)
  })

  it('ships every parameter at its default, within its bounds, saying whose figure it is', () => {
    for (const parameter of RULE_REGISTER.flatMap(parametersOf)) {
      expect(parameter.value).toBe(parameter.default)
      expect(parameter.value).toBeGreaterThanOrEqual(parameter.min)
      expect(parameter.value).toBeLessThanOrEqual(parameter.max)
      expect(parameter.note).not.toBe('')
    }
    const regulatory = RULE_REGISTER.flatMap(parametersOf).filter(({ source }) => source === 'regulation')
    expect(regulatory.map(({ name, value }) => ({ name, value }))).toEqual([
      { name: 'threshold', value: 800_000 },
    ])
  })

  it('gives every rule a reference, an owner and translation keys of its own', () => {
    const keys = RULE_REGISTER.flatMap((rule) => [rule.name.key, rule.purpose.key])
    expect(new Set(keys).size).toBe(keys.length)
    for (const rule of RULE_REGISTER) {
      expect(rule.references.length).toBeGreaterThan(0)
      expect(rule.owner).not.toBe('')
      expect(rule.needs.length).toBeGreaterThan(0)
    }
  })

  it('holds severe indirect exposure against 1 % or HK$780 within 5 hops', () => {
    const { minShare, minValue, maxHops } = ruleOf('T02', 'indirect-exposure').parameters
    expect([minShare.value, minValue.value, maxHops.value]).toEqual([10_000, 78_000, 5])
  })
})

describe('configureRule', () => {
  const rule = ruleOf('T06', 'structuring')

  it('makes a new version and leaves the old one alone', () => {
    const changed = configureRule(rule, { minCount: 5 })
    expect(changed.version).toBe(2)
    expect(changed.parameters.minCount).toMatchObject({ value: 5, default: 3 })
    expect(rule).toMatchObject({ version: 1, parameters: { minCount: { value: 3 } } })
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
