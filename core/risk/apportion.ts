/**
 * Splits `total` over `weights` in integers that add up to it exactly (largest remainder, Hamilton's method).
 * Each part is its exact quota rounded down or up; of equal remainders the earlier one is rounded up first.
 * All arithmetic is on integers, so every machine gives the same parts.
 *
 * @param weights not negative; if all are 0 so must be `total`
 * @throws RangeError if a total is to be split over weights that are all 0, or anything is negative
 */
export function apportion(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0n)
  if (total < 0n || weights.some((weight) => weight < 0n)) throw new RangeError('apportion: negative amount')
  if (sum === 0n) {
    if (total !== 0n) throw new RangeError('apportion: nothing to split over')
    return weights
  }
  const parts = weights.map((weight, at) => ({
    at,
    floor: (total * weight) / sum,
    rest: (total * weight) % sum,
  }))
  const missing = Number(total - parts.reduce((whole, { floor }) => whole + floor, 0n))
  const roundedUp = new Set(
    [...parts]
      .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
      .slice(0, missing)
      .map(({ at }) => at),
  )
  return parts.map(({ at, floor }) => (roundedUp.has(at) ? floor + 1n : floor))
}
