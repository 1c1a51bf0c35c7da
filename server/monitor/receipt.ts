import type { z } from 'zod'
import type { Receipt } from '#core/contract/receipts.ts'
import type { Hit } from '#core/risk/hit.ts'
import type { AlertReceipt } from '#core/risk/receipt.ts'
import { parametersOf, type RuleDefinition } from '#core/risk/rule.ts'
import { toWireLabel, type LabelRow } from '../store/label-claims.ts'
import type { WireTransfer } from '../store/transfer-facts.ts'

export type WireReceipt = z.output<typeof Receipt>
type WireHit = WireReceipt['hits'][number]
type WireContribution = WireReceipt['contributions'][number]

/** What a receipt quotes: the claims and transfers its hits name. */
export interface Quoted {
  readonly label: (id: string) => LabelRow | null
  readonly transfer: (id: string) => WireTransfer | null
}

/** Category under which an alert without a labelled counterparty is counted: the rule's typology. */
export const categoryName = (hit: Hit, rule: RuleDefinition): string => hit.category ?? rule.typology

export const kindName = (hit: Hit): WireHit['kind'] => (hit.kind === 'behaviour' ? 'pattern' : hit.kind)

/** The receipt as the contract shows it: complete in itself, with every transfer and claim it rests on. */
export function wireReceipt(
  rule: RuleDefinition,
  receipt: AlertReceipt,
  quoted: Quoted,
  screenedAt: number,
): WireReceipt {
  return {
    rule: {
      id: rule.id,
      version: rule.version,
      name: rule.name.en,
      purpose: rule.purpose.en,
      references: [...rule.references],
    },
    parameters: parametersOf(rule).map(({ name, value, unit, source }) => ({
      name,
      value: String(value),
      unit,
      origin: source,
    })),
    hits: receipt.hits.map((hit) => wireHit(rule, hit, quoted)),
    contributions: receipt.contributions.map((contribution, at) =>
      wireContribution(rule, receipt, contribution, at),
    ),
    score: receipt.score,
    notEvaluated: receipt.notEvaluated.map(({ ruleId, reason, params }) => ({
      ruleId,
      reason: { key: `risk.not-evaluated.${reason}`, params: { ...params } },
    })),
    engineVersion: receipt.engineVersion,
    ledgerDigest: receipt.ledgerDigest,
    labelSetDigest: receipt.labelSetDigest,
    screenedAt: new Date(screenedAt).toISOString(),
  }
}

function wireHit(rule: RuleDefinition, hit: Hit, { label, transfer }: Quoted): WireHit {
  const { evidence } = hit
  const pattern = hit.kind === 'behaviour'
  const row = evidence.label === null ? null : label(evidence.label.labelId)
  const path = evidence.path.flatMap((id) => transfer(id) ?? [])
  const asset = transfer(evidence.transferIds[0] ?? '')?.amount.asset
  return {
    category: categoryName(hit, rule),
    kind: kindName(hit),
    severity: hit.severity,
    observed: hit.observed,
    threshold: hit.threshold,
    validity: evidence.label?.validity ?? 'effective',
    needsReview: hit.needsReview,
    explanation: { key: hit.explanation.key, params: { ...hit.explanation.params } },
    label: row === null ? null : toWireLabel(row),
    hops: pattern ? null : evidence.hops,
    sharePpm: pattern ? null : evidence.share,
    amount: evidence.amount === null || asset === undefined ? null : { asset, units: evidence.amount },
    path,
  }
}

function wireContribution(
  rule: RuleDefinition,
  { hits }: AlertReceipt,
  { points, kind, category, hits: places, factors }: AlertReceipt['contributions'][number],
  at: number,
): WireContribution {
  const weighed = hits[places[0] ?? 0]
  const evidence = weighed?.evidence
  return {
    id: `c${at + 1}`,
    points,
    explanation: {
      key: `risk.contribution.${kind}`,
      params: {
        category: category ?? rule.typology,
        sources: places.length,
        ...(factors === null
          ? {}
          : {
              weight: factors.weight,
              saturation: factors.saturation,
              kindPercent: factors.kindPercent,
              confidence: factors.confidence,
              priced: factors.priced ? 1 : 0,
            }),
      },
    },
    transferIds: [...(evidence?.path.length ? evidence.path : (evidence?.transferIds ?? []))],
    labelId: evidence?.label?.labelId ?? null,
  }
}
