import { numberFormat, relativeTimeFormat } from './intl.ts'
import type { Language, Timezone } from './preferences.ts'
import { wallClock } from './timezone.ts'

/**
 * How numbers, money and instants are written. Pure: language and zone are arguments; components use
 * `useFormat()` (use-format.ts), which fills them in from the reader's preferences.
 */

/** ICU has no compact currency for zh-HK and falls back to English, so Traditional uses zh-TW's. */
const INTL: Record<Language, string> = { en: 'en', 'zh-Hant': 'zh-TW', 'zh-Hans': 'zh-CN' }

const DASH = '–'

/** TypeScript's `Intl` takes a decimal string only as a literal type; the runtime takes it losslessly. */
type Decimal = `${number}`

/** Bitcoin and its relatives are counted in hundred-millionths: few enough digits to be read whole, so none is cut. */
const COIN_DECIMALS = 8

/**
 * An amount in an asset's smallest unit, exactly: `formatAmount('1500000', 6)` is `1.5`.
 * With `mostFraction` the rest is cut, never rounded up, and the cut shows: `1.234…`, or `<0.001`.
 * Throws on anything that is not a decimal integer.
 */
export function formatAmount(
  units: string | bigint,
  decimals: number,
  language: Language = 'en',
  mostFraction = decimals,
): string {
  return cutAmount(units, decimals, decimals === COIN_DECIMALS ? decimals : mostFraction, language)
}

/** The same with no more than `maxFraction` digits whatever the asset, for where there is no room for more. */
export function cutAmount(
  units: string | bigint,
  decimals: number,
  maxFraction: number,
  language: Language = 'en',
): string {
  const value = typeof units === 'bigint' ? units : parseUnits(units)
  const negative = value < 0n
  const digits = (negative ? -value : value).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '')
  const kept = fraction.slice(0, maxFraction)
  const cut = kept.length < fraction.length
  const sign = negative ? '−' : ''
  if (cut && BigInt(whole) === 0n && BigInt(kept || '0') === 0n) {
    return maxFraction === 0 ? `${sign}<1` : `${sign}<0.${'0'.repeat(maxFraction - 1)}1`
  }
  const grouped = numberFormat(INTL[language]).format(BigInt(whole))
  return `${sign}${grouped}${kept === '' ? '' : `.${kept}`}${cut ? '…' : ''}`
}

function parseUnits(units: string): bigint {
  if (!/^-?\d+$/.test(units)) throw new RangeError(`not an integer amount: ${units}`)
  return BigInt(units)
}

const digitsOf = new Map<string, number>()

function minorDigits(currency: string): number {
  const known = digitsOf.get(currency)
  if (known !== undefined) return known
  const { maximumFractionDigits = 2 } = numberFormat('en', { style: 'currency', currency }).resolvedOptions()
  digitsOf.set(currency, maximumFractionDigits)
  return maximumFractionDigits
}

/** Integer minor units as a decimal string: `('123456', 2)` is `1234.56`. */
function decimalString(units: string | bigint, decimals: number): Decimal {
  const value = typeof units === 'bigint' ? units : parseUnits(units)
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0')
  const sign = value < 0n ? '-' : ''
  if (decimals === 0) return `${sign}${digits}` as Decimal
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` as Decimal
}

/** Fiat in integer minor units, exactly: `('123456', 'HKD')` is `HK$1,234.56`. */
export function formatFiat(minor: string | bigint, currency: string, language: Language = 'en'): string {
  return numberFormat(INTL[language], { style: 'currency', currency }).format(
    decimalString(minor, minorDigits(currency)),
  )
}

/** Fiat for a dense column: `HK$1.2M`. Rounded; the exact value belongs in a title beside it. */
export function formatFiatCompact(
  minor: string | bigint,
  currency: string,
  language: Language = 'en',
): string {
  return numberFormat(INTL[language], {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumSignificantDigits: 3,
  }).format(decimalString(minor, minorDigits(currency)))
}

/** A share in parts per million as a percentage. A share that is not zero never reads 0 %. */
export function formatPpm(ppm: number, language: Language = 'en'): string {
  if (ppm > 0 && ppm < 100) return '<0.01%'
  if (ppm < 1_000_000 && ppm > 999_900) return '>99.99%'
  // One digit is enough for a tenth and more, except where it would round up to the whole.
  const fraction = ppm >= 100_000 && ppm < 999_500 ? 1 : 2
  return numberFormat(INTL[language], { style: 'percent', maximumFractionDigits: fraction }).format(
    ppm / 1_000_000,
  )
}

/** A whole number, grouped. */
export function formatCount(value: number | bigint, language: Language = 'en'): string {
  return numberFormat(INTL[language]).format(value)
}

/** `day` 2026-11-22 · `minute` 2026-11-22 23:08 HKT · `second` 2026-11-22 23:08:57 HKT. */
export type Precision = 'day' | 'minute' | 'second'

/** An instant (epoch ms, or ISO-8601) in the same unambiguous order in every language. Not an instant: `–`. */
export function formatInstant(
  instant: number | string,
  zone: Timezone = 'HKT',
  precision: Precision = 'minute',
): string {
  const at = toEpoch(instant)
  if (at === null) return DASH
  const { date, time, seconds } = wallClock(at, zone)
  if (precision === 'day') return date
  return precision === 'minute' ? `${date} ${time} ${zone}` : `${date} ${time}:${seconds} ${zone}`
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** `5 min. ago`, `in 2 hr.`, or `now` within a minute. Whole units, cut toward now. */
export function formatRelative(instant: number | string, nowMs: number, language: Language = 'en'): string {
  const at = toEpoch(instant)
  if (at === null) return DASH
  const diff = at - nowMs
  const words = relativeTimeFormat(INTL[language], { numeric: 'auto', style: 'short' })
  const step = STEPS.find(([, ms]) => Math.abs(diff) >= ms)
  return step === undefined ? words.format(0, 'second') : words.format(Math.trunc(diff / step[1]), step[0])
}

/** Epoch milliseconds of an instant, or null where it is none. */
export function toEpoch(instant: number | string): number | null {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  return Number.isFinite(at) ? at : null
}

/** Keeps both ends, which is where people compare: `0x12D66f…98d2`. Short text is returned as it is. */
export function shortenMiddle(text: string, head = 8, tail = 6): string {
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`
}

/** Bytes for people, in decimal units: `1.2 MB`. */
export function formatBytes(bytes: number, language: Language = 'en'): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return numberFormat(INTL[language], {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power)
}

/** First letters of the first and last word in Latin letters; of a name without any, its first character. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word))
  const chosen = latin.length > 1 ? [latin[0], latin.at(-1)] : [latin[0] ?? words[0]]
  return chosen.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('')
}
