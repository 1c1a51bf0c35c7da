import { describe, expect, it } from 'vitest'
import type { Rule } from '#src/data/assurance.ts'
import { narrow } from './narrow.ts'

const rule = (id: string, family: Rule['family'], coverage: Rule['coverage']): Rule => ({
  id,
  version: 1,
  family,
  typology: id,
  name: `Name of ${id}`,
  purpose: '',
  coverage,
  checks: [],
  references: ['SFC 12.7.3'],
  owner: 'desk',
  alerts: 0,
  openAlerts: 0,
})
const RULES = [
  rule('T01', 'sanctions', 'evaluated'),
  rule('T22', 'records', 'silent'),
  rule('T08', 'layering', 'evaluated'),
]
const words = (each: Rule) => `${each.id} ${each.name} ${each.references.join(' ')}`
const ids = (search: Parameters<typeof narrow>[1]) =>
  narrow(RULES, search, words).map(({ family, rules }) => [family, rules.map(({ id }) => id)])

describe('the register, narrowed', () => {
  it('groups by family and leaves empty families out', () => {
    expect(ids({})).toEqual([
      ['sanctions', ['T01']],
      ['layering', ['T08']],
      ['records', ['T22']],
    ])
  })

  it('wants every word somewhere in the rule, in any case', () => {
    expect(ids({ q: 'sfc t08' })).toEqual([['layering', ['T08']]])
    expect(ids({ q: 'sfc nothing' })).toEqual([])
  })

  it('shows what is silent', () => {
    expect(ids({ show: 'silent' })).toEqual([['records', ['T22']]])
  })
})
