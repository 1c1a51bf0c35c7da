import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { LabelRow } from '../lists/label-row.ts'

/** 160 bits: enough against chance and against anyone who looks for two claims with one id. */
const ID_BYTES = 20

/**
 * Identity of a label claim: a digest of everything the source claims. The same claim met in two files is one row;
 * another source, confidence or validity is another claim about the same address. The link and the note only say
 * where the claim was read, so they are no part of it.
 */
export function claimId(row: LabelRow): string {
  const claim = JSON.stringify([
    row.namespace,
    row.address,
    row.chain,
    row.category,
    row.label,
    row.actor,
    row.source,
    row.confidence,
    row.validFrom,
    row.validUntil,
    row.validFromBlock,
    row.validUntilBlock,
  ])
  return bytesToHex(sha256(utf8ToBytes(claim)).subarray(0, ID_BYTES))
}
