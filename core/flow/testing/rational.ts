/** An exact fraction, for references that must not round. */
export interface Rational {
  readonly top: bigint
  readonly bottom: bigint
}

export const ZERO: Rational = { top: 0n, bottom: 1n }

export function rational(top: bigint, bottom = 1n): Rational {
  const divisor = gcd(top < 0n ? -top : top, bottom)
  return divisor === 0n ? ZERO : { top: top / divisor, bottom: bottom / divisor }
}

export const add = (a: Rational, b: Rational) =>
  rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
export const subtract = (a: Rational, b: Rational) =>
  rational(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
export const multiply = (a: Rational, b: Rational) => rational(a.top * b.top, a.bottom * b.bottom)

/** Nearest double, to about 2^-60 relative. */
export function toNumber({ top, bottom }: Rational): number {
  if (top === 0n) return 0
  return Number((top << 80n) / bottom) / 2 ** 80
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
