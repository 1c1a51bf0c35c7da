/** Money of states: integer minor units with a currency, and the one place where a price meets an amount. */
import { formatUnits, parseDecimal, parseUnits } from './amount.ts'
import { ChainFormatError } from './errors.ts'

export interface Fiat {
  /** ISO 4217 code in capitals. */
  readonly currency: string
  /** Integer minor units: cents for HKD, yen for JPY. */
  readonly minor: bigint
}

/** Minor-unit exponents of ISO 4217 for the currencies that compliance figures are kept in. */
const EXPONENTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    (
      'AED AUD BRL CAD CHF CNH CNY CZK DKK EGP EUR GBP HKD HUF IDR ILS INR KES MOP MXN MYR NGN NOK NZD PHP PKR PLN ' +
      'QAR RON RUB SAR SEK SGD THB TRY TWD UAH USD ZAR'
    )
      .split(' ')
      .map((currency) => [currency, 2] as const),
  ),
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  BHD: 3,
  JOD: 3,
  KWD: 3,
  OMR: 3,
  TND: 3,
}

/** Digits after the decimal point of a currency. Throws {@link ChainFormatError} `bad-currency` if it is not known. */
export function currencyExponent(currency: string): number {
  const exponent = Object.hasOwn(EXPONENTS, currency) ? EXPONENTS[currency] : undefined
  if (exponent === undefined) {
    throw new ChainFormatError('bad-currency', `"${currency}" is not an ISO 4217 currency code that we know`)
  }
  return exponent
}

/** `parseFiat('1234.5', 'HKD')` is 123450 cents. Too many decimals is an error, never rounded. */
export function parseFiat(text: string, currency: string): Fiat {
  const code = currency.trim().toUpperCase()
  return { currency: code, minor: parseUnits(text, currencyExponent(code)) }
}

/** Exact decimal text with the currency's full decimals: `1234.50`, and no grouping: that is for the screen. */
export function formatFiat(fiat: Fiat): string {
  const exponent = currencyExponent(fiat.currency)
  const [whole = '0', fraction = ''] = formatUnits(fiat.minor, exponent).split('.')
  return exponent === 0 ? whole : `${whole}.${fraction.padEnd(exponent, '0')}`
}

/**
 * Value of `amount` smallest units at `price` (decimal text, currency per whole unit of the asset), computed in
 * integers and rounded once, half away from zero, to the currency's minor unit.
 */
export function valueAtPrice(amount: bigint, decimals: number, price: string, currency: string): Fiat {
  const code = currency.trim().toUpperCase()
  const { negative, digits, scale } = parseDecimal(price)
  const product = amount * (negative ? -digits : digits)
  const shift = currencyExponent(code) - decimals - scale
  const minor =
    shift >= 0 ? product * 10n ** BigInt(shift) : divideHalfAwayFromZero(product, 10n ** BigInt(-shift))
  return { currency: code, minor }
}

/** Integer division rounding halves away from zero; `divisor` is positive. */
export function divideHalfAwayFromZero(value: bigint, divisor: bigint): bigint {
  const magnitude = value < 0n ? -value : value
  const rounded = (2n * magnitude + divisor) / (2n * divisor)
  return value < 0n ? -rounded : rounded
}
