import { detectDirectExposure } from './detectors/direct-exposure.ts'
import { detectIndirectExposure } from './detectors/indirect-exposure.ts'
import { detectStructuring, type StructuringSubject } from './detectors/structuring.ts'
import type { DetectorResult } from './hit.ts'
import type { RuleDefinition } from './rule.ts'
import type { ScreeningSubject } from './subject.ts'

/** Runs every exposure rule of `rules` over one transfer. Results keep the order of the rules. */
export function screenTransfer(rules: readonly RuleDefinition[], subject: ScreeningSubject): DetectorResult {
  return merge(
    rules.map((rule) => {
      if (rule.detector === 'direct-exposure') return detectDirectExposure(rule, subject)
      if (rule.detector === 'indirect-exposure') return detectIndirectExposure(rule, subject)
      return NOTHING
    }),
  )
}

/** Runs every behaviour rule of `rules` over one customer's transfers in one direction. */
export function screenCustomer(
  rules: readonly RuleDefinition[],
  subject: StructuringSubject,
): DetectorResult {
  return merge(
    rules.map((rule) => (rule.detector === 'structuring' ? detectStructuring(rule, subject) : NOTHING)),
  )
}

const NOTHING: DetectorResult = { hits: [], notEvaluated: [] }

function merge(results: readonly DetectorResult[]): DetectorResult {
  return {
    hits: results.flatMap((result) => result.hits),
    notEvaluated: results.flatMap((result) => result.notEvaluated),
  }
}
