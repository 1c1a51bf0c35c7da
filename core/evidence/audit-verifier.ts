import { GENESIS_HASH, hashRecord, isAuditInstant, type AuditRecord } from './audit-chain.ts'
import { CanonicalJsonError } from './canonical.ts'

/** Where a chain stands: the last record's number and hash. Kept outside the system, it anchors the chain. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

/**
 * - `sequence`  a number is missing, repeated or out of order
 * - `link`      the record does not name the hash of the one before it
 * - `malformed` the record has no canonical form, or no valid instant
 * - `hash`      the record's content is not what was hashed
 * - `head`      the chain does not end where the anchor says: records at the end are missing or replaced
 */
export type ChainCheck = 'sequence' | 'link' | 'malformed' | 'hash' | 'head'

export interface ChainBreak {
  /** The number the record at the break should have had. */
  readonly seq: number
  readonly check: ChainCheck
}

/** Clocks are set back in real life: worth showing, but no proof of tampering. */
export interface ChainWarning {
  readonly seq: number
  readonly code: 'time-went-backwards'
}

export interface ChainReport {
  readonly ok: boolean
  /** Records that were found intact, up to the first break. */
  readonly verified: number
  readonly firstBreak: ChainBreak | null
  readonly warnings: readonly ChainWarning[]
  /** Last intact record, or where the verification started. */
  readonly head: ChainHead
}

export interface ChainVerifier {
  /** Checks the next record. After the first break nothing more can be proven and records are not looked at. */
  readonly push: (record: AuditRecord) => ChainBreak | null
  /** The verdict. Give the anchored head if there is one: without it a cut-off end cannot be noticed. */
  readonly report: (anchor?: ChainHead) => ChainReport
}

/** An incremental verifier: feed records in order, in constant memory, from the start or after a trusted head. */
export function createVerifier(start: ChainHead = { seq: 0, hash: GENESIS_HASH }): ChainVerifier {
  let head = start
  let firstBreak: ChainBreak | null = null
  let lastAt: string | null = null
  let verified = 0
  const warnings: ChainWarning[] = []

  return {
    push(record) {
      if (firstBreak) return firstBreak
      const seq = head.seq + 1
      const check = failedCheck(record, seq, head.hash)
      if (check) {
        firstBreak = { seq, check }
        return firstBreak
      }
      if (lastAt !== null && record.at < lastAt) warnings.push({ seq, code: 'time-went-backwards' })
      lastAt = record.at
      head = { seq, hash: record.hash }
      verified += 1
      return null
    },
    report(anchor) {
      const atAnchor = anchor === undefined || (anchor.seq === head.seq && anchor.hash === head.hash)
      const found = firstBreak ?? (atAnchor ? null : { seq: head.seq + 1, check: 'head' as const })
      return { ok: found === null, verified, firstBreak: found, warnings: [...warnings], head }
    },
  }
}

function failedCheck(record: AuditRecord, seq: number, prevHash: string): ChainCheck | null {
  if (record.seq !== seq) return 'sequence'
  if (record.prevHash !== prevHash) return 'link'
  if (typeof record.at !== 'string' || !isAuditInstant(record.at)) return 'malformed'
  try {
    return hashRecord(record) === record.hash ? null : 'hash'
  } catch (error) {
    if (error instanceof CanonicalJsonError) return 'malformed'
    throw error
  }
}
