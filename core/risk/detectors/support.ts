import type { LabelClaim } from '#core/flow/types.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import { categoryOf, SEVERE_FROM, type CategorySlug, type Severity } from '#core/risk/categories.ts'
import type {
  LabelEvidence,
  LabelValidity,
  Measure,
  NotEvaluated,
  NotEvaluatedReason,
} from '#core/risk/hit.ts'
import type { Check, ExposureCheck, RuleParameter } from '#core/risk/rule.ts'

/** One whole, in the parts per million that shares are written in. */
export const WHOLE_PPM = 1_000_000

/** A share from 0 to 1 as the nearest whole part per million: at a threshold it is lifted, never lost. */
export function toPpm(share: number): number {
  return Math.round(share * WHOLE_PPM)
}

/** `share` of `value`, rounded down. */
export function portion(value: bigint, sharePpm: number): bigint {
  return (value * BigInt(sharePpm)) / BigInt(WHOLE_PPM)
}

export function measure(name: string, value: bigint | number, unit: Measure['unit']): Measure {
  return { name, value: value.toString(), unit }
}

export function thresholdOf(name: string, parameter: RuleParameter): Measure {
  return measure(name, parameter.value, parameter.unit)
}

/** Null for a category that has no severity (unknown): such a label proves nothing and raises nothing. */
export function severityOf(
  rule: ExposureCheck,
  category: CategorySlug,
  kind: 'direct' | 'indirect',
): Severity | null {
  if (rule.severity.by === 'fixed') return rule.severity.value
  const severity = categoryOf(category)[kind]
  return severity === 0 ? null : severity
}

export function needsReview(rule: ExposureCheck, severity: Severity, confidence: number): boolean {
  return severity >= SEVERE_FROM && confidence < rule.parameters.reviewConfidence.value
}

export function labelEvidence(
  claim: LabelClaim,
  validity: Exclude<LabelValidity, 'not-effective'>,
): LabelEvidence {
  return {
    labelId: claim.id,
    account: claim.account,
    actor: claim.actor,
    source: claim.source,
    confidence: Math.floor(claim.confidence),
    validFrom: point(claim.validFrom),
    validUntil: point(claim.validUntil),
    validity,
  }
}

export function notEvaluated(
  rule: Check,
  reason: NotEvaluatedReason,
  params: NotEvaluated['params'] = {},
): NotEvaluated {
  return { ruleId: rule.ruleId, ruleVersion: rule.ruleVersion, reason, params }
}

function point(at: OrderPoint | null): LabelEvidence['validFrom'] {
  return at === null ? null : { block: at.block, time: at.time }
}
