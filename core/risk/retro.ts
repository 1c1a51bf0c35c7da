/** As much of a hit as says when this desk could know of it. */
interface KnownHit {
  readonly label: { readonly knownFrom: string } | null
}

/**
 * When this desk learned what an alert rests on, if it learned all of it only after the transfer happened: then
 * nobody could have raised the alert at the time. Null where any hit was known at the time (a pattern without a
 * label always was), and where the source gave the transfer no time, because that cannot be compared.
 *
 * @param happenedAt epoch milliseconds
 * @returns epoch milliseconds: the first of the claims to become known
 */
export function knownSince(hits: readonly KnownHit[], happenedAt: number | null): number | null {
  if (happenedAt === null || hits.length === 0) return null
  let first = Infinity
  for (const { label } of hits) {
    const learned = label === null ? -Infinity : Date.parse(label.knownFrom)
    if (learned <= happenedAt) return null
    first = Math.min(first, learned)
  }
  return first
}
