import type { Rule } from '#src/data/assurance.ts'
import type { RulesSearch } from './search.ts'

export const FAMILIES = [
  'sanctions',
  'crime',
  'layering',
  'behaviour',
  'counterparty',
  'records',
  'issuer',
] as const satisfies readonly Rule['family'][]

export interface FamilyGroup {
  readonly family: Rule['family']
  readonly rules: readonly Rule[]
}

/** Rules by family in the register's order; `wordsOf` is everything of a rule that can be searched for. */
export function narrow(
  rules: readonly Rule[],
  { q = '', show }: RulesSearch,
  wordsOf: (rule: Rule) => string,
): readonly FamilyGroup[] {
  const wanted = q.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (rule: Rule) => {
    const words = wordsOf(rule).toLowerCase()
    return (show === undefined || rule.coverage === show) && wanted.every((word) => words.includes(word))
  }
  return FAMILIES.map((family) => ({
    family,
    rules: rules.filter((rule) => rule.family === family && fits(rule)),
  })).filter((group) => group.rules.length > 0)
}
