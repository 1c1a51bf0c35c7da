import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ChainLedger, Ledger } from './ledger.ts'
import type { Transfer } from './types.ts'

const ROWS_PER_UPDATE = 1024

/**
 * SHA-256 over every transfer of a chain in its total order, as lower case hex. Each row is one JSON array on
 * a line of its own, so no two different ledgers hash the same bytes. The state after the last row is kept
 * with the ledger: after an append only the new rows are hashed, unless a late one went in between.
 */
export function chainDigest(chain: ChainLedger): string {
  const known = chain.hashed.current
  const hash = known === null ? sha256.create() : known.state.clone()
  for (let start = known?.rows ?? 0; start < chain.count; start += ROWS_PER_UPDATE) {
    let lines = ''
    const end = Math.min(chain.count, start + ROWS_PER_UPDATE)
    for (let row = start; row < end; row++) lines += `${canonicalRow(chain.transfer(row))}\n`
    hash.update(utf8ToBytes(lines))
  }
  chain.hashed.current = { rows: chain.count, state: hash.clone() }
  return bytesToHex(hash.digest())
}

/**
 * SHA-256 over the chains by name, each with its {@link chainDigest}. Equal ledgers have equal digests,
 * whatever the order and the batches in which they arrived.
 */
export function ledgerDigest(ledger: Ledger): string {
  const lines = [...ledger.chains.values()].map(
    (chain) => `${JSON.stringify([chain.chain, chainDigest(chain)])}\n`,
  )
  return bytesToHex(sha256(utf8ToBytes(lines.join(''))))
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
