/**
 * Exact integer amounts beside a float64 working copy.
 *
 * An amount is kept as the double nearest to it (`amount`, what the kernels multiply) plus the double that
 * is left over (`low`): their sum is the exact integer for anything below 2^106, which is 8·10^13 ether in
 * wei. What two doubles cannot hold (uint256 is legal) is kept as a BigInt in a side table (`wide`).
 */
export interface ExactAmounts {
  readonly amount: Float64Array
  /** Null while every amount is its own double. */
  readonly low: Float64Array | null
  readonly wide: ReadonlyMap<number, bigint>
}

/** One past the largest legal amount: the range of uint256. */
const AMOUNT_LIMIT = 1n << 256n

/** Below this every integer is a double, and sums of them are exact while they stay below it too. */
export const EXACT_DOUBLE = 2 ** 53

export interface SplitAmount {
  readonly high: number
  readonly low: number
  /** False: `high + low` is not the amount, so the caller must keep the integer itself. */
  readonly exact: boolean
}

/** Splits an amount into its two doubles. Throws RangeError outside [0, 2^256). */
export function splitAmount(amount: bigint): SplitAmount {
  if (amount < 0n || amount >= AMOUNT_LIMIT) throw new RangeError(`amount ${amount} is not a uint256`)
  const high = Number(amount)
  if (high < EXACT_DOUBLE) return { high, low: 0, exact: true }
  const rest = amount - BigInt(high)
  const low = Number(rest)
  return { high, low, exact: BigInt(low) === rest }
}

/** The exact amount of one row. */
export function exactAmount(amounts: ExactAmounts, row: number): bigint {
  const wide = amounts.wide.get(row)
  if (wide !== undefined) return wide
  const high = BigInt(amounts.amount[row]!)
  return amounts.low === null ? high : high + BigInt(amounts.low[row]!)
}
