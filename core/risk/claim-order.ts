import type { LabelClaim } from '#core/flow/types.ts'
import { categoryOf, SANCTIONS_CATEGORIES } from './categories.ts'

/**
 * Which of two claims in force on one account names the funds in a trace: negative if `a` goes first.
 *
 * A trace can carry one category only, and the rules look for the severe ones: a sanctioned mixer must be traced
 * as sanctioned, however much surer a source is that it is a mixer. So the more severe category goes first, among
 * equals sanctions, then a risk before a service, then the surer claim, then the id: the same answer everywhere.
 */
export function bySeverityThenConfidence(a: LabelClaim, b: LabelClaim): number {
  const [first, second] = [categoryOf(a.category), categoryOf(b.category)]
  if (first.direct !== second.direct) return second.direct - first.direct
  if (first.indirect !== second.indirect) return second.indirect - first.indirect
  const sanctions = sanctionsRank(b) - sanctionsRank(a)
  if (sanctions !== 0) return sanctions
  if (a.role !== b.role) return roleRank(a) - roleRank(b)
  if (a.confidence !== b.confidence) return b.confidence - a.confidence
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function sanctionsRank({ category }: LabelClaim): number {
  return SANCTIONS_CATEGORIES.some((slug) => slug === category) ? 1 : 0
}

function roleRank({ role }: LabelClaim): number {
  return role === 'risk' ? 0 : role === 'service' ? 1 : 2
}
