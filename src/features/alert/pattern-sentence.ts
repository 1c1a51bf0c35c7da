import type { AlertFull } from '#src/data/alerts.ts'
import { shortenMiddle } from '#src/platform/format.ts'
import {
  amountText,
  categoryName,
  hitSentence,
  labelledName,
  measureText,
  observedText,
  SENTENCE_FRACTION,
  thresholdText,
  type Hit,
  type Words,
} from './sentence.ts'

/** What the rules about behaviour and shapes say, by the key a hit carries after `risk.hit.`. */
const KEYS = [
  'direct.observed-from',
  'direct.observed-to',
  'equal-outputs',
  'peel-chain',
  'chain-hopping',
  'pass-through',
  'fan-in',
  'fan-out',
  'burst.new',
  'burst.idle',
  'staggered',
  'rising-payments',
  'first-time-buyer',
  'vulnerable-payer',
  'retail-fan-in',
  'victim-payment',
  'small-donations',
  'category-flow',
  'unlicensed-flow',
  'jurisdiction-flow',
  'p2p-cash-out',
  'p2p-fiat-out',
  'privacy-conversion',
  'unsupported-conversion',
  'unproven-wallet',
  'unhosted-limit',
  'travel-rule.absent',
  'travel-rule.missing',
  'travel-rule.mismatch',
  'poisoning.dust',
  'poisoning.paid',
  'approval-sweep',
  'circular-flow',
  'shared-wallet',
  'shared-device',
  'changed-details',
  'deviation.inbound',
  'deviation.outbound',
  'frequency-deviation.inbound',
  'frequency-deviation.outbound',
  'peer-value.inbound',
  'peer-value.outbound',
  'peer-frequency.inbound',
  'peer-frequency.outbound',
  'mint-redeem',
  'frozen-holder.sent',
  'frozen-holder.received',
  'frozen-approval',
] as const

/** Variants of a detector whose sentence has a name of its own. */
const SAID_OTHERWISE: Readonly<Record<string, string>> = {
  'risk.hit.circular-flow.same-funder': 'funded-circle',
  'risk.hit.chain-hopping.swaps': 'hopping-swaps',
  'risk.hit.swap-hopping.swaps': 'hopping-swaps',
  'risk.hit.recorded-hopping.swaps': 'hopping-swaps',
}

/** Why a hit was raised, in one sentence of the reader's language, whichever rule it is. */
export function hitText(hit: Hit, alert: Pick<AlertFull, 'rule' | 'subject'>, words: Words): string {
  const key =
    SAID_OTHERWISE[hit.explanation.key] ?? KEYS.find((each) => hit.explanation.key === `risk.hit.${each}`)
  if (key === undefined) return hitSentence(hit, alert, words)
  // One key stands for all: each has its own figures, and i18next types only what one sentence takes.
  return words.t(`patterns:hit.${key as 'fan-in'}`, { ...patternParams(hit, alert, words), defaultValue: '' })
}

const MONEY = ['sum', 'received', 'sent', 'paid', 'flow', 'total', 'first', 'last', 'usual', 'each', 'value']
const DURATIONS = ['window', 'silence', 'every', 'period']
const SHARES = ['share', 'confidence']
const ACCOUNTS = ['real', 'lookalike', 'account', 'spender', 'funder']
const SIGNALS = ['high-risk-customer', 'new-customer', 'risk-counterparty', 'no-trading'] as const

/** The figures of a hit, each written as what it is: money, time, share, address. */
function patternParams(
  hit: Hit,
  alert: Pick<AlertFull, 'rule' | 'subject'>,
  words: Words,
): Record<string, string> {
  const { t } = words
  const written = Object.entries(hit.explanation.params)
    .filter(([name]) => name !== 'count')
    .map(([name, value]) => [name, paramText(name, String(value), words)] as const)
  return {
    ...Object.fromEntries(written),
    who: labelledName(hit, t),
    source: String(hit.explanation.params['source'] ?? ''),
    category: categoryName(t, hit.category),
    amount: hit.amount === null ? observedText(hit, words) : amountText(hit.amount, words, SENTENCE_FRACTION),
    subject: subjectText(alert),
    named: namesText(hit, words),
    observed: observedText(hit, words),
    threshold: thresholdText(hit, words),
  }
}

function subjectText({ subject }: Pick<AlertFull, 'subject'>): string {
  if (subject.kind !== 'customer') return shortenMiddle(subject.id.slice(subject.id.lastIndexOf(':') + 1))
  return subject.customer?.name ?? subject.id
}

/** Services that due diligence names, in brackets; nothing where the receipt names none. */
function namesText({ explanation: { params } }: Hit, { t }: Words): string {
  const names = params['names']
  return typeof names === 'string' && names !== '' ? t('patterns:named', { names }) : ''
}

function paramText(name: string, value: string, words: Words): string {
  const isNumber = /^\d+$/.test(value)
  if (MONEY.includes(name) && isNumber) return measureText({ value, unit: 'hkd-minor' }, words)
  if (DURATIONS.includes(name)) return measureText({ value: wholeHours(value), unit: 'ms' }, words)
  if (SHARES.includes(name)) return measureText({ value, unit: 'ppm' }, words)
  if (ACCOUNTS.includes(name)) return shortenMiddle(value.slice(value.lastIndexOf(':') + 1))
  if (name === 'signals') return signalsText(value, words)
  return isNumber ? words.format.count(BigInt(value)) : value
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A sentence says whole hours, and from two days on whole days, rounded down to what surely passed. */
function wholeHours(ms: string): string {
  const step = Number(ms) > 2 * DAY_MS ? DAY_MS : HOUR_MS
  return String(Math.max(1, Math.floor(Number(ms) / step)) * step)
}

function signalsText(value: string, { t }: Words): string {
  return value
    .split(', ')
    .map((each) => {
      const known = SIGNALS.find((signal) => signal === each)
      return known === undefined ? each : t(`patterns:signal.${known}`)
    })
    .join('; ')
}
