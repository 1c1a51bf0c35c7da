import type { DetectorResult, Hit, NotEvaluated } from '#core/risk/hit.ts'
import type { Check, RuleParameter } from '#core/risk/rule.ts'
import type { FiatValue } from '#core/risk/subject.ts'
import { measure, notEvaluated, thresholdOf, WHOLE_PPM } from './support.ts'

type StructuringCheck = Check<'structuring'>

/** A customer's transfer, reduced to what structuring looks at. */
export interface CustomerTransfer {
  readonly id: string
  /** Epoch milliseconds UTC; null where the source gave no time. */
  readonly time: number | null
  readonly fiat: FiatValue | null
}

/** One customer's transfers in one direction, up to and including the one that is screened. */
export interface StructuringSubject {
  readonly customerId: string
  readonly direction: 'inbound' | 'outbound'
  readonly screened: CustomerTransfer
  /** Any order; transfers after the screened one are not looked at. */
  readonly earlier: readonly CustomerTransfer[]
}

type Priced = CustomerTransfer & { readonly time: number; readonly fiat: FiatValue }

/**
 * Are there enough transfers just below the threshold, ending with the screened one, that together reach it?
 * Of the windows that show it the shorter is reported. A transfer belongs to the band by its whole per cent of
 * the threshold, so with 70 to 99 HK$5,600.00 and HK$7,999.99 are in and HK$8,000.00 is out.
 *
 * Earlier transfers without time or price may be the missing pieces: if with them the count could be reached,
 * the rule is not evaluated. A window that hits without them stands.
 */
export function detectStructuring(rule: StructuringCheck, subject: StructuringSubject): DetectorResult {
  const { screened } = subject
  if (screened.time === null) return undecided(rule, 'no-time', [screened.id])
  if (screened.fiat === null) return undecided(rule, 'no-price', [screened.id])
  if (!inBand(rule, screened.fiat)) return { hits: [], notEvaluated: [] }

  const { shortWindow, longWindow, minCount } = rule.parameters
  for (const window of [shortWindow, longWindow]) {
    const inside = transfersInside(rule, subject, screened.time, window)
    const sum = inside.reduce((total, { fiat }) => total + fiat.minor, 0n)
    if (inside.length < minCount.value || sum < BigInt(rule.parameters.threshold.value)) continue
    return { hits: [hitOf(rule, subject, inside, sum, window)], notEvaluated: [] }
  }
  return { hits: [], notEvaluated: gaps(rule, subject, screened.time) }
}

function inBand({ parameters }: StructuringCheck, { minor }: FiatValue): boolean {
  const percent = (minor * 100n) / BigInt(parameters.threshold.value)
  return percent >= BigInt(parameters.bandFrom.value) && percent <= BigInt(parameters.bandTo.value)
}

/** In the window (end - length, end], oldest first; of equal times by id, so that evidence has one order. */
function transfersInside(
  rule: StructuringCheck,
  { screened, earlier }: StructuringSubject,
  end: number,
  window: RuleParameter,
): readonly Priced[] {
  return [...earlier.filter(({ id }) => id !== screened.id), screened]
    .filter((transfer): transfer is Priced => transfer.time !== null && transfer.fiat !== null)
    .filter(({ time, fiat }) => time <= end && time > end - window.value && inBand(rule, fiat))
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
}

function hitOf(
  rule: StructuringCheck,
  { customerId, direction }: StructuringSubject,
  inside: readonly Priced[],
  sum: bigint,
  window: RuleParameter,
): Hit {
  const sources = new Set(inside.map(({ fiat }) => fiat.source))
  return {
    ruleId: rule.ruleId,
    ruleVersion: rule.ruleVersion,
    severity: rule.severity.value,
    category: null,
    kind: 'behaviour',
    observed: measure('sum', sum, 'hkd-minor'),
    threshold: thresholdOf('threshold', rule.parameters.threshold),
    evidence: {
      transferIds: inside.map(({ id }) => id),
      label: null,
      path: [],
      hops: 0,
      share: WHOLE_PPM,
      amount: null,
      value: sum.toString(),
      priceSource: [...sources].sort().join(', '),
    },
    needsReview: false,
    explanation: {
      key: `risk.hit.structuring.${direction}`,
      params: { customerId, count: inside.length, window: window.value },
    },
  }
}

/** Transfers that, had their time or price been known, could have completed the count of the longer window. */
function gaps(rule: StructuringCheck, subject: StructuringSubject, end: number): readonly NotEvaluated[] {
  const { longWindow, minCount } = rule.parameters
  const untimed = subject.earlier.filter(
    ({ time, fiat }) => time === null && (fiat === null || inBand(rule, fiat)),
  )
  const unpriced = subject.earlier.filter(
    ({ time, fiat }) => fiat === null && time !== null && time <= end && time > end - longWindow.value,
  )
  const known = transfersInside(rule, subject, end, longWindow).length
  if (known + untimed.length + unpriced.length < minCount.value) return []
  return [
    ...(untimed.length > 0 ? undecided(rule, 'no-time', ids(untimed)).notEvaluated : []),
    ...(unpriced.length > 0 ? undecided(rule, 'no-price', ids(unpriced)).notEvaluated : []),
  ]
}

function ids(transfers: readonly CustomerTransfer[]): readonly string[] {
  return transfers.map(({ id }) => id).sort()
}

function undecided(
  rule: StructuringCheck,
  reason: 'no-time' | 'no-price',
  transfers: readonly string[],
): DetectorResult {
  const params = { count: transfers.length, transfers: transfers.join(', ') }
  return { hits: [], notEvaluated: [notEvaluated(rule, reason, params)] }
}
