/**
 * GraphSense's ladder of confidence: how a source came to know, as a number from 0 to 100. `service_api` and below
 * are as its TagPack tool publishes them; `forensic_investigation` and `ledger_immanent` came to it later.
 */
const LADDER: Readonly<Record<string, number>> = {
  override: 100,
  ownership: 100,
  ledger_immanent: 100,
  manual_transaction: 90,
  service_api: 70,
  forensic_investigation: 70,
  authority_data: 60,
  trusted_provider: 50,
  service_data: 50,
  forensic: 50,
  untrusted_transaction: 40,
  web_crawl: 20,
  heuristic: 10,
  unknown: 5,
}

/** What a claim counts for when its source does not say how it knows. */
export const UNKNOWN_CONFIDENCE = 5

/** The number of a step of the ladder; null where there is no such step. */
export function ladderConfidence(id: string): number | null {
  return Object.hasOwn(LADDER, id) ? (LADDER[id] ?? null) : null
}

/** A whole number from 0 to 100, or a step of the ladder by name; null for anything else. */
export function parseConfidence(text: string): number | null {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : null
  if (number !== null) return number <= 100 ? number : null
  return ladderConfidence(text.toLowerCase())
}
