/**
 * Weighted isotonic regression by pooling adjacent violators (Ayer et al., 1955): the non-decreasing sequence
 * nearest to `wanted` in weighted least squares. O(n). Weights must be positive.
 */
export function isotonic(wanted: readonly number[], weights: readonly number[]): number[] {
  const means: number[] = []
  const masses: number[] = []
  const counts: number[] = []
  wanted.forEach((value, at) => {
    means.push(value)
    masses.push(weights[at] ?? 1)
    counts.push(1)
    while (means.length > 1 && means.at(-2)! > means.at(-1)!) {
      const [mean, mass, count] = [means.pop()!, masses.pop()!, counts.pop()!]
      const last = means.length - 1
      const total = masses[last]! + mass
      means[last] = (means[last]! * masses[last]! + mean * mass) / total
      masses[last] = total
      counts[last] = counts[last]! + count
    }
  })
  return means.flatMap((mean, at) => Array.from({ length: counts[at]! }, () => mean))
}

/**
 * Places items in the given order as near as possible to where they want to be, never closer to each other
 * than `separation[i]` (distance of item i from item i-1; the first entry is ignored).
 */
export function spaceOut(
  wanted: readonly number[],
  weights: readonly number[],
  separation: readonly number[],
): number[] {
  let sum = 0
  const offsets = separation.map((distance, at) => (at === 0 ? 0 : (sum += distance)))
  const relaxed = isotonic(
    wanted.map((value, at) => value - offsets[at]!),
    weights,
  )
  return relaxed.map((value, at) => value + offsets[at]!)
}
