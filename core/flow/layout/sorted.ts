/** Index of the first of sorted numbers from `from` up to `to` that is not below `value`; `to` where all are. O(log n). */
export function firstNotBelow(
  sorted: readonly number[],
  value: number,
  from = 0,
  to: number = sorted.length,
): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
