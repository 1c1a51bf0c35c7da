import type { CategorySlug } from '#core/risk/categories.ts'
import type { RuleNeed } from '#core/risk/rule.ts'
import type { AlertFull } from '#src/data/alerts.ts'
import { shortenMiddle } from '#src/platform/format.ts'
import type { Format } from '#src/platform/use-format.ts'
import type { AlertT } from './use-alert-t.ts'

export type Hit = AlertFull['receipt']['hits'][number]
export type Contribution = AlertFull['receipt']['contributions'][number]
export type NotEvaluated = AlertFull['receipt']['notEvaluated'][number]
type Params = Hit['explanation']['params']
type Measure = Hit['observed']

export interface Words {
  readonly t: AlertT
  readonly format: Format
}

/** Digits in running text; the figure beside it is exact. */
export const SENTENCE_FRACTION = 6

const PPM_PER_PERCENT = 10_000
const HOUR_MS = 3_600_000
const HOURS_SHOWN_AS_DAYS = 48

export function categoryName(t: AlertT, slug: string): string {
  return t(`domain:category.${slug as CategorySlug}`, { defaultValue: slug })
}

/** A quantity of a receipt as text: 6,120 ppm is `0.61%`, 86,400,000 ms is `24 hours`. */
export function measureText({ value, unit }: Pick<Measure, 'value' | 'unit'>, { t, format }: Words): string {
  switch (unit) {
    case 'ppm':
      return format.ppm(Number(value))
    case 'hkd-minor':
      return format.fiat(value, 'HKD')
    case 'percent':
      return `${value} %`
    case 'hops':
      return t('domain:unit.hops', { count: Number(value) })
    case 'ms': {
      const hours = Number(value) / HOUR_MS
      return hours > HOURS_SHOWN_AS_DAYS
        ? t('domain:unit.days', { count: hours / 24 })
        : t('domain:unit.hours', { count: hours })
    }
    default:
      return format.count(BigInt(value))
  }
}

/** Observed against threshold; an amount in the asset's smallest unit is written through its decimals. */
export function observedText(hit: Hit, words: Words): string {
  const { observed, amount } = hit
  if (observed.unit === 'asset-unit' && amount !== null) return amountText(amount, words)
  return measureText(observed, words)
}

/** What must be reached; a threshold of nothing reads "any amount". */
export function thresholdText(hit: Hit, words: Words): string {
  const { threshold } = hit
  if (threshold.name === 'minValue' && threshold.value === '0') return words.t('alert:anyAmount')
  return measureText(threshold, words)
}

/** An amount with its symbol; what is cut off shows as an ellipsis. */
export function amountText(
  { asset, units }: NonNullable<Hit['amount']>,
  { format }: Pick<Words, 'format'>,
  maxFraction = asset.decimals,
): string {
  return `${format.amount(units, asset.decimals, Math.min(maxFraction, asset.decimals))} ${asset.symbol}`
}

const HIT_KEYS = [
  'risk.hit.direct.inbound',
  'risk.hit.direct.outbound',
  'risk.hit.direct.observed',
  'risk.hit.indirect.source',
  'risk.hit.indirect.destination',
  'risk.hit.structuring.inbound',
  'risk.hit.structuring.outbound',
] as const

/** Why a hit was raised, in one sentence of the reader's language. */
export function hitSentence(hit: Hit, alert: Pick<AlertFull, 'rule' | 'subject'>, words: Words): string {
  const { t, format } = words
  const { key, params } = hit.explanation
  const known = HIT_KEYS.find((each) => each === key)
  if (known === undefined) {
    return t('alert:unexplained', {
      rule: alert.rule.id,
      observed: observedText(hit, words),
      threshold: thresholdText(hit, words),
    })
  }
  return t(`alert:${known}`, {
    who: labelledName(hit, t),
    source: String(params['source'] ?? ''),
    category: categoryName(t, hit.category),
    amount: hit.amount === null ? observedText(hit, words) : amountText(hit.amount, words, SENTENCE_FRACTION),
    share: format.ppm(Number(params['share'] ?? hit.sharePpm ?? 0)),
    hops: t('domain:unit.hops', { count: Number(params['hops'] ?? hit.hops ?? 0) }),
    customer: alert.subject.customer?.name ?? String(params['customerId'] ?? alert.subject.id),
    count: Number(params['count'] ?? 0),
    window: measureText({ value: String(params['window'] ?? 0), unit: 'ms' }, words),
    threshold: thresholdText(hit, words),
    sum: observedText(hit, words),
  })
}

export function labelledName(hit: Hit, t: AlertT): string {
  const actor = hit.label?.actor ?? hit.explanation.params['actor']
  if (typeof actor === 'string' && actor !== '') return actor
  return hit.label === null ? t('alert:unnamed') : shortenMiddle(hit.label.address)
}

/** What a contribution to the score stands for. */
export function contributionText(contribution: Contribution, words: Words): string {
  const { t } = words
  const { key, params } = contribution.explanation
  const category = categoryName(t, String(params['category'] ?? ''))
  return key.endsWith('.floor')
    ? t('alert:risk.contribution.floor', { category })
    : t('alert:risk.contribution.evidence', { category })
}

/** How the points came about: what was multiplied, and how many labels said the same. Null for a floor. */
export function factorsText({ explanation: { params } }: Contribution, { t, format }: Words): string | null {
  if (params['weight'] === undefined) return null
  const factors = {
    weight: params['weight'],
    saturation: format.ppm(Number(params['saturation'])),
    distance: format.ppm(Number(params['kindPercent']) * PPM_PER_PERCENT),
    confidence: format.ppm(Number(params['confidence']) * PPM_PER_PERCENT),
  }
  const sources = Number(params['sources'] ?? 1)
  const told = sources > 1 ? ` ${t('alert:told', { count: sources })}` : ''
  return `${params['priced'] === 1 ? t('alert:factors', factors) : t('alert:factorsUnpriced', factors)}.${told}`
}

const NEW_GAPS = ['no-facts', 'short-history', 'few-peers'] as const
const GAPS = ['no-price', 'no-time', 'no-exposure', 'exposure-unresolved', 'label-unknown'] as const

/** Why a rule could not be decided. */
export function gapText({ reason }: NotEvaluated, { t, format }: Words): string {
  const added = NEW_GAPS.find((each) => reason.key === `risk.not-evaluated.${each}`)
  if (added !== undefined) {
    const need = String(reason.params['need'] ?? '')
    return t(`patterns:gap.${added}`, {
      need: t(`patterns:need.${need as RuleNeed}`, { defaultValue: need }),
      peers: format.count(BigInt(reason.params['peers'] ?? 0)),
    })
  }
  const gap = GAPS.find((each) => reason.key === `risk.not-evaluated.${each}`)
  if (gap === undefined) return reason.key
  const { params }: { params: Params } = reason
  return t(`alert:risk.not-evaluated.${gap}`, {
    count: Number(params['count'] ?? 1),
    unresolved: format.ppm(Number(params['unresolved'] ?? 0)),
    category: categoryName(t, String(params['category'] ?? '')),
  })
}
