/** Relative error that a sweep may leave in a share; see {@link amountOfShare}. */
const SHARE_ERROR = 2 ** -46

/**
 * A share of an integer amount, rounded down to the digits that a float64 share can vouch for: to a power of
 * ten no less than 2^-45 of the amount (for amounts below 3·10^13 that is a single unit). A share that misses
 * such a step by no more than its own rounding error (2^-46 relative) counts as having reached it: 0.3 of 10
 * is 3, not 2, and a third of 3 ether is 1 ether. Never more than the amount; a share of 1 is the amount itself.
 */
export function amountOfShare(share: number, whole: bigint): bigint {
  if (!(share > 0)) return 0n
  if (share >= 1) return whole
  const step = stepOf(whole)
  const amount = (scaleDown(share * (1 + SHARE_ERROR), whole) / step) * step
  return amount > whole ? whole : amount
}

function stepOf(whole: bigint): bigint {
  const finest = whole >> 45n
  let step = 1n
  while (step < finest) step *= 10n
  return step
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
