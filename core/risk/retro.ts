/**
 * When this desk learned what an alert rests on, if it learned all of it only after the transfer happened: then
 * nobody could have raised the alert at the time. Null where any hit was known at the time (a pattern without a
 * label always was), and where the source gave the transfer no time, because that cannot be compared.
 *
 * @param learned when each hit's label became known, epoch milliseconds; null for a hit without a label
 * @param happenedAt epoch milliseconds
 * @returns epoch milliseconds: the first of the claims to become known
 */
export function knownSince(learned: readonly (number | null)[], happenedAt: number | null): number | null {
  if (happenedAt === null || learned.length === 0) return null
  let first = Infinity
  for (const at of learned) {
    if (at === null || at <= happenedAt) return null
    first = Math.min(first, at)
  }
  return first
}
