import type { ExposurePart, ExposureResult, LabelClaim } from '#core/flow/types.ts'
import type { CategorySlug } from '#core/risk/categories.ts'
import type { DetectorResult, Hit, Measure, NotEvaluated } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { labelValidity, type ScreeningSubject } from '#core/risk/subject.ts'
import {
  labelEvidence,
  measure,
  needsReview,
  notEvaluated,
  portion,
  severityOf,
  thresholdOf,
  toPpm,
} from './support.ts'

type IndirectCheck = Check<'indirect-exposure'>

interface Crossing {
  readonly observed: Measure
  readonly threshold: Measure
}

/**
 * Does a share of the funds, or a value, lead to labels of a category within some hops? Thresholds are held
 * against the sum of a category: many small labelled addresses weigh as much as one. One hit for each label.
 *
 * Whether the label was effective at the transfers of the path was the tracer's question; the hit repeats the
 * claim's dates against the subject. What the tracer gave up on (`unresolved`) might hide a crossing: if it
 * could lift a category over the threshold, the rule is not evaluated for that side.
 */
export function detectIndirectExposure(rule: IndirectCheck, subject: ScreeningSubject): DetectorResult {
  if (subject.exposures.length === 0) return { hits: [], notEvaluated: [notEvaluated(rule, 'no-exposure')] }
  const results = subject.exposures.map((exposure) => detectSide(rule, subject, exposure))
  return {
    hits: results.flatMap((result) => result.hits),
    notEvaluated: results.flatMap((result) => result.notEvaluated),
  }
}

function detectSide(
  rule: IndirectCheck,
  subject: ScreeningSubject,
  exposure: ExposureResult,
): DetectorResult {
  const hits: Hit[] = []
  const open: NotEvaluated[] = []
  const unresolved = toPpm(exposure.unresolved)
  let undecided = false
  let unpriced = false

  for (const category of rule.categories) {
    const parts = exposure.parts.filter((part) => isIndirectPart(rule, part, category))
    const share = toPpm(parts.reduce((sum, part) => sum + part.share, 0))
    const crossing = crossingOf(rule, subject, share)
    if (!crossing) {
      undecided ||= crossingOf(rule, subject, share + unresolved) !== null
      unpriced ||= rule.parameters.minTraced !== undefined && subject.fiat === null && share > 0
      continue
    }
    for (const part of parts) {
      const claim = subject.labels.find(({ id }) => id === part.labelId)
      const hit = claim ? hitOf({ rule, subject, exposure, category, crossing, part, claim }) : null
      if (hit) hits.push(hit)
      if (!claim) open.push(notEvaluated(rule, 'label-unknown', { labelId: part.labelId, category }))
    }
  }
  const side = exposure.side
  if (undecided) open.push(notEvaluated(rule, 'exposure-unresolved', { side, unresolved }))
  if (unpriced) open.push(notEvaluated(rule, 'no-price', { side }))
  return { hits, notEvaluated: open }
}

function isIndirectPart(rule: IndirectCheck, part: ExposurePart, category: CategorySlug): boolean {
  return part.kind === 'indirect' && part.category === category && part.hops <= rule.parameters.maxHops.value
}

/** The threshold that `share` reaches, the share's before the value's; null if it reaches neither. */
function crossingOf(rule: IndirectCheck, { fiat }: ScreeningSubject, share: number): Crossing | null {
  const { minShare, minTraced } = rule.parameters
  if (share >= minShare.value) {
    return { observed: measure('share', share, 'ppm'), threshold: thresholdOf('minShare', minShare) }
  }
  if (!fiat || !minTraced) return null
  const value = portion(fiat.minor, share)
  if (value < BigInt(minTraced.value)) return null
  return { observed: measure('value', value, 'hkd-minor'), threshold: thresholdOf('minTraced', minTraced) }
}

interface Found {
  readonly rule: IndirectCheck
  readonly subject: ScreeningSubject
  readonly exposure: ExposureResult
  readonly category: CategorySlug
  readonly crossing: Crossing
  readonly part: ExposurePart
  readonly claim: LabelClaim
}

function hitOf({ rule, subject, exposure, category, crossing, part, claim }: Found): Hit | null {
  const severity = severityOf(rule, category, 'indirect')
  if (severity === null) return null
  const share = toPpm(part.share)
  const validity =
    labelValidity(claim, subject.transfer) === 'not-comparable' ? 'not-comparable' : 'effective'
  return {
    ruleId: rule.ruleId,
    ruleVersion: rule.ruleVersion,
    severity,
    category,
    kind: 'indirect',
    ...crossing,
    evidence: {
      transferIds: [subject.transfer.id],
      label: labelEvidence(claim, validity),
      path: [...part.path],
      hops: part.hops,
      share,
      amount: part.amount.toString(),
      value: subject.fiat ? portion(subject.fiat.minor, share).toString() : null,
      priceSource: subject.fiat ? subject.fiat.source : null,
    },
    needsReview: needsReview(rule, severity, claim.confidence),
    explanation: {
      key: `risk.hit.indirect.${exposure.side}`,
      params: {
        category,
        actor: claim.actor ?? '',
        source: claim.source,
        confidence: Math.floor(claim.confidence),
        share,
        hops: part.hops,
      },
    },
  }
}
