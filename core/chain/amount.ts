/** Exact conversion between decimal text and integers in an asset's smallest unit. No float takes part. */
import { ChainFormatError } from './errors.ts'

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/
const LONGEST_TEXT = 200
/** What a uint256 holds: no chain has a larger amount. */
export const MAX_UNITS = 2n ** 256n - 1n

/**
 * Decimal text to integer units: `parseUnits('1.5', 6)` is `1500000n`. Scientific notation (`1e-7`, `1.5E+21`) is
 * read exactly. Digits beyond `decimals` are an error unless they are zeros: nothing is ever rounded.
 * Throws {@link ChainFormatError} `bad-amount`, `too-precise`, `bad-decimals` or `out-of-range`.
 */
export function parseUnits(text: string, decimals: number): bigint {
  assertDecimals(decimals)
  const { negative, digits, scale } = parseDecimal(text)
  const shift = decimals - scale
  let units: bigint
  if (shift >= 0) {
    units = digits === 0n ? 0n : digits * 10n ** BigInt(shift)
  } else {
    const divisor = 10n ** BigInt(-shift)
    if (digits % divisor !== 0n) {
      throw new ChainFormatError(
        'too-precise',
        `"${text}" has more than the ${decimals} decimal places of this asset; it is not rounded`,
      )
    }
    units = digits / divisor
  }
  if (units > MAX_UNITS)
    throw new ChainFormatError('out-of-range', `"${text}" is larger than any chain can hold`)
  return negative ? -units : units
}

/** Integer units to the shortest exact decimal text: `formatUnits(1500000n, 6)` is `1.5`. */
export function formatUnits(units: bigint, decimals: number): string {
  assertDecimals(decimals)
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`
}

/** Text of an integer in smallest units (digits only). Throws `bad-amount` or `out-of-range`. */
export function parseIntegerUnits(text: string): bigint {
  if (!/^\d{1,200}$/.test(text)) {
    throw new ChainFormatError('bad-amount', `"${text}" is not a whole number of smallest units`)
  }
  const units = BigInt(text)
  if (units > MAX_UNITS)
    throw new ChainFormatError('out-of-range', `"${text}" is larger than any chain can hold`)
  return units
}

export interface Decimal {
  readonly negative: boolean
  /** The value is digits / 10^scale; scale may be negative. */
  readonly digits: bigint
  readonly scale: number
}

/** Reads decimal or scientific notation exactly. Throws {@link ChainFormatError} `bad-amount` or `out-of-range`. */
export function parseDecimal(text: string): Decimal {
  const match = text.length > LONGEST_TEXT ? null : DECIMAL.exec(text)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? []
  if (!match || (whole === '' && fraction === '')) {
    throw new ChainFormatError(
      'bad-amount',
      `"${text}" is not a decimal number (digits with "." for the decimals)`,
    )
  }
  const power = Number(exponent)
  if (Math.abs(power) > 1000)
    throw new ChainFormatError('out-of-range', `the exponent of "${text}" is out of range`)
  return { negative: sign === '-', digits: BigInt(whole + fraction), scale: fraction.length - power }
}

function assertDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 255) {
    throw new ChainFormatError('bad-decimals', `${decimals} is not a number of decimals (0 to 255)`)
  }
}
