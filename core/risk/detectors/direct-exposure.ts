import type { Payer } from '#core/ledger/payments.ts'
import { isCategorySlug } from '#core/risk/categories.ts'
import type { DetectorResult, Hit } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { counterpartiesOf, labelValidity, type ScreeningSubject } from '#core/risk/subject.ts'
import {
  labelEvidence,
  measure,
  needsReview,
  notEvaluated,
  portion,
  severityOf,
  thresholdOf,
  WHOLE_PPM,
} from './support.ts'

/**
 * Does the immediate counterparty carry a label of the rule's categories that was effective at the transfer?
 * One hit for each such label: sources that agree are separate evidence.
 *
 * Of several who paid together (a transaction of coins) each stands for what it put in.
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
    const payer = subject.payers?.find(({ account }) => account === claim.account) ?? null
    const share = payer === null ? WHOLE_PPM : shareOf(payer, subject.payers ?? [])
    const value = fiat === null ? null : portion(fiat.minor, share)
    const amount = portion(transfer.amount, share)
    if (value !== null && value < BigInt(minValue.value)) continue
    hits.push({
      ruleId: rule.ruleId,
      ruleVersion: rule.ruleVersion,
      severity,
      category,
      kind: 'direct',
      observed:
        value === null ? measure('amount', amount, 'asset-unit') : measure('value', value, 'hkd-minor'),
      threshold: thresholdOf('minValue', minValue),
      evidence: {
        transferIds: [transfer.id],
        label: labelEvidence(claim, validity),
        path: payer === null ? [transfer.id] : [payer.transferId, transfer.id],
        hops: 1,
        share,
        amount: amount.toString(),
        value: value === null ? null : value.toString(),
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

/** What one of several put in, of all that was. */
function shareOf({ amount }: Payer, payers: readonly Payer[]): number {
  const total = payers.reduce((sum, payer) => sum + payer.amount, 0n)
  return total === 0n ? 0 : Number((amount * BigInt(WHOLE_PPM)) / total)
}

/** Seen from neither side, a reader must still be told whether the labelled account sent or received. */
function wayOf({ perspective, transfer }: ScreeningSubject, labelled: string): string {
  if (perspective !== 'observed' || transfer.from === transfer.to) return perspective
  return transfer.to === labelled ? 'observed-to' : 'observed-from'
}
