import { findChain } from './chains.ts'

export interface DetectedTxHash {
  readonly ok: true
  /** Lower-case; with `0x` for EVM, without for the others; Solana signatures as they are. */
  readonly canonical: string
  /** CAIP-2 namespaces in which this can be a transaction. */
  readonly namespaces: readonly string[]
}

export interface RejectedTxHash {
  readonly ok: false
  readonly code: 'empty' | 'bad-length' | 'bad-character' | 'wrong-chain'
  readonly reason: string
}

/** Namespaces whose transaction ids are 64 hex digits written without 0x. */
const BARE_HEX = [
  'bip122',
  'bsv',
  'btg',
  'ecash',
  'tron',
  'monero',
  'xrpl',
  'stellar',
  'antelope',
  'cosmos',
  'cip34',
] as const

/**
 * Says whether a text can be a transaction hash, and of which namespaces. With a chain (CAIP-2 or a common name)
 * the form must be that chain's; `0x` is then added or dropped as the chain writes it.
 */
export function detectTxHash(text: string, chain: string | null = null): DetectedTxHash | RejectedTxHash {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: false, code: 'empty', reason: 'the transaction hash is empty' }
  const namespace = chain === null ? null : (findChain(chain)?.id ?? chain).split(':', 1)[0]
  const bare = /^0x/i.test(trimmed) ? trimmed.slice(2) : trimmed
  const isSignature = /^[1-9A-HJ-NP-Za-km-z]{86,88}$/.test(trimmed)
  if (!isSignature && /^[0-9a-fA-F]+$/.test(bare)) return hexHash(trimmed, bare, namespace ?? null)
  if (!isSignature) {
    return {
      ok: false,
      code: 'bad-character',
      reason: 'a transaction hash is 64 hexadecimal digits; this has other characters',
    }
  }
  if (namespace !== null && namespace !== 'solana') return wrongChain(namespace ?? '')
  return { ok: true, canonical: trimmed, namespaces: ['solana'] }
}

function hexHash(trimmed: string, bare: string, namespace: string | null): DetectedTxHash | RejectedTxHash {
  if (bare.length !== 64) {
    return {
      ok: false,
      code: 'bad-length',
      reason: `a transaction hash has 64 hexadecimal digits; this has ${bare.length}`,
    }
  }
  const lower = bare.toLowerCase()
  if (namespace === 'solana') return wrongChain(namespace)
  if (namespace !== null) {
    return { ok: true, canonical: namespace === 'eip155' ? `0x${lower}` : lower, namespaces: [namespace] }
  }
  return trimmed.length === 66
    ? { ok: true, canonical: `0x${lower}`, namespaces: ['eip155'] }
    : { ok: true, canonical: lower, namespaces: BARE_HEX }
}

function wrongChain(namespace: string): RejectedTxHash {
  return { ok: false, code: 'wrong-chain', reason: `this is not how ${namespace} writes a transaction hash` }
}
