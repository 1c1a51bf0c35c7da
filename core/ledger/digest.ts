import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Ledger } from './ledger.ts'
import type { Transfer } from './types.ts'

const ROWS_PER_UPDATE = 1024

/**
 * SHA-256 over every transfer in canonical order (chains by name, then each chain's total order), as lower
 * case hex. Equal ledgers have equal digests whatever the order and the batches in which they arrived.
 * Each row is one JSON array on a line of its own, so no two different ledgers hash the same bytes.
 */
export function ledgerDigest(ledger: Ledger): string {
  const hash = sha256.create()
  for (const chain of ledger.chains.values()) {
    for (let start = 0; start < chain.count; start += ROWS_PER_UPDATE) {
      let lines = ''
      const end = Math.min(chain.count, start + ROWS_PER_UPDATE)
      for (let row = start; row < end; row++) lines += `${canonicalRow(chain.transfer(row))}\n`
      hash.update(utf8ToBytes(lines))
    }
  }
  return bytesToHex(hash.digest())
}

/** The bytes of one transfer that the digest covers: every field, in a fixed order. */
function canonicalRow(transfer: Transfer): string {
  const { chain, block, txIndex, logIndex, time, id, asset, txHash, from, to, amount } = transfer
  return JSON.stringify([
    chain,
    block,
    txIndex,
    logIndex,
    time,
    id,
    asset,
    txHash,
    from,
    to,
    amount.toString(),
  ])
}
