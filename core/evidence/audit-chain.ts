import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, type JsonValue } from './canonical.ts'

export interface AuditPerson {
  readonly id: string
  readonly role: string
  readonly name: string
}

/** What happened, before it has a place in the chain. `at` is ISO-8601 UTC with milliseconds. */
export interface AuditEntry {
  readonly at: string
  readonly actor: AuditPerson | 'system'
  readonly type: string
  readonly target: { readonly kind: string; readonly id: string } | null
  readonly data: JsonValue
}

/** An entry chained to the one before it. `seq` counts from 1 without gaps. */
export interface AuditRecord extends AuditEntry {
  readonly seq: number
  readonly prevHash: string
  /** SHA-256, hex, of the canonical JSON of the whole record without this field. */
  readonly hash: string
}

/** What the first record links to: 32 zero bytes, so the start of the chain needs no explanation. */
export const GENESIS_HASH = '0'.repeat(64)

const INSTANT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** True for `2026-11-22T07:30:00.000Z` and nothing looser: such texts order by time when compared as text. */
export function isAuditInstant(text: string): boolean {
  return INSTANT.test(text)
}

/** SHA-256 as lower-case hex of the canonical JSON of `value`. @throws CanonicalJsonError */
export function digestJson(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
}

/**
 * The hash that `record` must carry. It covers every field except `hash` itself, also one we do not know:
 * a field added afterwards is a change like any other.
 *
 * @throws CanonicalJsonError if the record has no canonical form
 */
export function hashRecord(record: Omit<AuditRecord, 'hash'>): string {
  return digestJson(Object.fromEntries(Object.entries(record).filter(([field]) => field !== 'hash')))
}

/**
 * The next record of the chain. `prev` is the head it links to, null for an empty chain. The result shares no
 * object with `entry`, so a later change to the caller's data cannot reach into the chain.
 *
 * @throws RangeError if `entry.at` is not an ISO-8601 UTC instant with milliseconds
 * @throws CanonicalJsonError if the entry has no canonical form
 */
export function appendRecord(prev: Pick<AuditRecord, 'seq' | 'hash'> | null, entry: AuditEntry): AuditRecord {
  if (!isAuditInstant(entry.at))
    throw new RangeError(`audit entry: "${entry.at}" is not an ISO-8601 UTC instant`)
  const { at, actor, type, target, data } = entry
  const place = { seq: (prev?.seq ?? 0) + 1, prevHash: prev?.hash ?? GENESIS_HASH }
  const detached = JSON.parse(canonicalJson({ at, actor, type, target, data })) as AuditEntry
  const body = { ...place, ...detached }
  return { ...body, hash: hashRecord(body) }
}
