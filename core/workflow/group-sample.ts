import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Fewest alerts of a group that a person looks at before deciding for all. */
export const LEAST_SAMPLE = 5
/** Most of them: beyond, another look at the same cause tells nothing new. */
export const LARGEST_SAMPLE = 30

/**
 * How many of `members` alerts have to be looked at before one decision may stand for all of them: the square root,
 * at least `LEAST_SAMPLE` and at most `LARGEST_SAMPLE`, and never more than there are. A rule of this desk; no
 * regulation gives a number.
 */
export function sampleSize(members: number): number {
  return Math.min(members, LARGEST_SAMPLE, Math.max(LEAST_SAMPLE, Math.ceil(Math.sqrt(members))))
}

/**
 * The alerts of a group that chance picks: those whose SHA-256 of `seed:id` is smallest. Whoever knows the seed and
 * the members can draw the same sample again, in any language, and nobody who does not know the seed can foresee it.
 * Independent of the order of `ids`; sorted by the order of the draw.
 */
export function drawSample(seed: string, ids: readonly string[], size = sampleSize(ids.length)): string[] {
  const drawn = [...new Set(ids)].map((id) => ({ id, lot: bytesToHex(sha256(utf8ToBytes(`${seed}:${id}`))) }))
  return drawn
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
    .slice(0, size)
    .map(({ id }) => id)
}
