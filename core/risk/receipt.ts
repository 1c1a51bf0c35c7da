import type { ExposureResult } from '#core/flow/types.ts'
import type { Severity } from './categories.ts'
import { toPpm } from './detectors/support.ts'
import type { DetectorResult, Hit, NotEvaluated } from './hit.ts'
import { parametersOf, type RuleDefinition, type Unit } from './rule.ts'
import { scoreHits, type Contribution } from './score.ts'

/** What the exposure could not look into, in parts per million of the funds. Shown beside what it found. */
export interface ExposureCoverage {
  readonly side: ExposureResult['side']
  readonly account: string
  readonly method: ExposureResult['method']
  readonly denominator: string
  readonly denominatorMeaning: ExposureResult['denominatorMeaning']
  readonly service: number
  /** Unattributed: from before or outside the transfers we hold. */
  readonly outside: number
  readonly unresolved: number
  readonly truncated: boolean
}

/**
 * Why an alert exists, complete in itself: the rule as it was, what was observed against which threshold, the
 * proof, how the score adds up, what the finding rests on, and what could not be evaluated. Integers and text
 * only, so that it has one canonical JSON and one hash.
 */
export interface AlertReceipt {
  readonly format: 1
  readonly rule: { readonly id: string; readonly version: number; readonly name: string }
  readonly parameters: readonly { readonly name: string; readonly value: number; readonly unit: Unit }[]
  readonly severity: Severity
  readonly needsReview: boolean
  readonly hits: readonly Hit[]
  readonly score: number
  readonly contributions: readonly Contribution[]
  readonly coverage: readonly ExposureCoverage[]
  readonly notEvaluated: readonly NotEvaluated[]
  readonly engineVersion: string
  readonly ledgerDigest: string
  readonly labelSetDigest: string
}

/** What the finding was computed with. */
export interface ReceiptBasis {
  readonly engineVersion: string
  readonly ledgerDigest: string
  readonly labelSetDigest: string
  readonly exposures: readonly ExposureResult[]
}

/**
 * The receipt of the alert that `rule` raises from `result`; null if the rule did not hit. What other rules of
 * the same run could not evaluate is kept too: the reader of one alert must know that the picture has gaps.
 */
export function receiptOf(
  rule: RuleDefinition,
  result: DetectorResult,
  basis: ReceiptBasis,
): AlertReceipt | null {
  const hits = result.hits.filter((hit) => hit.ruleId === rule.id)
  const severities = hits.map((hit) => hit.severity)
  const severity = severities.reduce<Severity | null>(
    (most, each) => (most === null || each > most ? each : most),
    null,
  )
  if (severity === null) return null
  const { points, contributions } = scoreHits(hits, [rule])
  return {
    format: 1,
    rule: { id: rule.id, version: rule.version, name: rule.name.key },
    parameters: parametersOf(rule).map(({ name, value, unit }) => ({ name, value, unit })),
    severity,
    needsReview: hits.some((hit) => hit.needsReview),
    hits,
    score: points,
    contributions,
    coverage: basis.exposures.map(coverageOf),
    notEvaluated: result.notEvaluated,
    engineVersion: basis.engineVersion,
    ledgerDigest: basis.ledgerDigest,
    labelSetDigest: basis.labelSetDigest,
  }
}

function coverageOf(exposure: ExposureResult): ExposureCoverage {
  const { side, account, method, denominatorMeaning, truncated } = exposure
  return {
    side,
    account,
    method,
    denominator: exposure.denominator.toString(),
    denominatorMeaning,
    service: toPpm(exposure.service),
    outside: toPpm(exposure.outside),
    unresolved: toPpm(exposure.unresolved),
    truncated,
  }
}
