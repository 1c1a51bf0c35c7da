/** Relative error that a sweep may leave in a share; see {@link amountOfShare}. */
const SHARE_ERROR = 2 ** -46

/**
 * A share of an integer amount, rounded down. The share is a float64 result, so one that misses a whole unit
 * by no more than its own rounding error (2^-46 relative) counts as having reached it: 0.3 of 10 is 3, not 2.
 * Never more than the amount.
 */
export function amountOfShare(share: number, whole: bigint): bigint {
  if (!(share > 0)) return 0n
  if (share >= 1) return whole
  const amount = scaleDown(share * (1 + SHARE_ERROR), whole)
  return amount > whole ? whole : amount
}

/** floor(factor · whole), exact for the double that `factor` is. */
function scaleDown(factor: number, whole: bigint): bigint {
  let exponent = 0
  let mantissa = factor
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2
    exponent++
  }
  return (BigInt(mantissa) * whole) >> BigInt(exponent)
}
