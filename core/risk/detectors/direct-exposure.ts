import { isCategorySlug } from '#core/risk/categories.ts'
import type { DetectorResult, Hit } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { counterpartiesOf, labelValidity, type ScreeningSubject } from '#core/risk/subject.ts'
import {
  labelEvidence,
  measure,
  needsReview,
  notEvaluated,
  severityOf,
  thresholdOf,
  WHOLE_PPM,
} from './support.ts'

/**
 * Does the immediate counterparty carry a label of the rule's categories that was effective at the transfer?
 * One hit for each such label: sources that agree are separate evidence.
 *
 * With a least value and no price the rule is not evaluated, provided a label matched: without one there is
 * nothing the price could decide.
 */
export function detectDirectExposure(
  rule: Check<'direct-exposure'>,
  subject: ScreeningSubject,
): DetectorResult {
  const { transfer, fiat } = subject
  const { minValue } = rule.parameters
  const counterparties = counterpartiesOf(subject)
  const hits: Hit[] = []
  let unpriced = false

  for (const claim of subject.labels) {
    const { category, confidence } = claim
    if (!counterparties.includes(claim.account) || !isCategorySlug(category)) continue
    if (!rule.categories.includes(category)) continue
    const validity = labelValidity(claim, transfer)
    const severity = severityOf(rule, category, 'direct')
    if (validity === 'not-effective' || severity === null) continue
    if (fiat === null && minValue.value > 0) {
      unpriced = true
      continue
    }
    if (fiat !== null && fiat.minor < BigInt(minValue.value)) continue
    hits.push({
      ruleId: rule.ruleId,
      ruleVersion: rule.ruleVersion,
      severity,
      category,
      kind: 'direct',
      observed: fiat
        ? measure('value', fiat.minor, 'hkd-minor')
        : measure('amount', transfer.amount, 'asset-unit'),
      threshold: thresholdOf('minValue', minValue),
      evidence: {
        transferIds: [transfer.id],
        label: labelEvidence(claim, validity),
        path: [transfer.id],
        hops: 1,
        share: WHOLE_PPM,
        amount: transfer.amount.toString(),
        value: fiat ? fiat.minor.toString() : null,
        priceSource: fiat ? fiat.source : null,
      },
      needsReview: needsReview(rule, severity, confidence),
      explanation: {
        key: `risk.hit.direct.${wayOf(subject, claim.account)}`,
        params: {
          category,
          actor: claim.actor ?? '',
          source: claim.source,
          confidence: Math.floor(confidence),
        },
      },
    })
  }
  return { hits, notEvaluated: unpriced ? [notEvaluated(rule, 'no-price')] : [] }
}

/** Seen from neither side, a reader must still be told whether the labelled account sent or received. */
function wayOf({ perspective, transfer }: ScreeningSubject, labelled: string): string {
  if (perspective !== 'observed' || transfer.from === transfer.to) return perspective
  return transfer.from === labelled ? 'observed-from' : 'observed-to'
}
