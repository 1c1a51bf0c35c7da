/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const MAD_TO_SIGMA = 1.4826

/** The middle value; of an even number the lower middle. Throws for none. */
export function medianOf<Value extends bigint | number>(values: readonly Value[]): Value {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const middle = sorted[(sorted.length - 1) >> 1]
  if (middle === undefined) throw new RangeError('nothing has no median')
  return middle
}

/** The middle of some figures and how far they lie from it: median and scaled median absolute deviation. */
export interface Spread {
  readonly middle: number
  readonly sigma: number
  readonly count: number
}

/** The spread of figures that no outlier can move: up to half of them may be anything. Null for none. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  const middle = medianOf(values)
  const sigma = MAD_TO_SIGMA * medianOf(values.map((value) => Math.abs(value - middle)))
  return { middle, sigma, count: values.length }
}

/**
 * Robust z-score of `value` as a whole number, rounded down: |value - middle| / sigma, with at least `least` for
 * sigma, so that what was always the same may vary a little.
 */
export function deviationFrom({ middle, sigma }: Spread, value: number, least: number): number {
  return Math.floor(Math.abs(value - middle) / Math.max(least, sigma) + 1e-9)
}

/** Value in cents on the scale on which values are compared: money is skewed, its logarithm is not. */
export const onValueScale = (minor: bigint): number => Math.log(Math.max(1, Number(minor)))
/** Back to cents, rounded. */
export const valueFromScale = (log: number): bigint => BigInt(Math.round(Math.exp(log)))
/** Least spread on that scale, about 10 %. */
export const LEAST_VALUE_SPREAD = 0.1

/**
 * A count on the scale on which counts are compared: 2 sqrt(n + 3/8) (Anscombe 1948). Counts of events that come by
 * chance have a standard deviation of one there, whatever their mean.
 */
export const onCountScale = (count: number): number => 2 * Math.sqrt(count + 3 / 8)
/** Back to a count, rounded. */
export const countFromScale = (root: number): number => Math.round((root / 2) ** 2 - 3 / 8)
/** Least spread on that scale: what chance alone does. */
export const LEAST_COUNT_SPREAD = 1
