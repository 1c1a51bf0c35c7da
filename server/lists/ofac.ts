/** What both forms of the OFAC list share. */
import { ladderConfidence, UNKNOWN_CONFIDENCE } from './confidence.ts'

export const OFAC_SOURCE = 'OFAC SDN'
export const OFAC_CATEGORY = 'sanctioned-entity'
export const OFAC_CONFIDENCE = ladderConfidence('authority_data') ?? UNKNOWN_CONFIDENCE

/** Metadata without the entries that are empty. */
export function ofacMeta(entries: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== ''))
}
