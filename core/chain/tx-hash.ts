import { findChain } from './chains.ts'

export interface DetectedTxHash {
  readonly ok: true
  /** Hex in lower case, with `0x` or without as the chain writes it; other forms as they are. */
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
const BARE_HEX: readonly string[] = [
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
]
/** Namespaces whose transaction ids are 64 hex digits after 0x. */
const PREFIXED_HEX: readonly string[] = ['eip155', 'polkadot', 'neo']

/** Namespaces that write their transaction ids in another way, and that way. */
const OWN_FORMS: readonly (readonly [namespace: string, form: RegExp])[] = [
  ['solana', /^[1-9A-HJ-NP-Za-km-z]{86,88}$/],
  ['algorand', /^[A-Z2-7]{52}$/],
  ['tezos', /^o[1-9A-HJ-NP-Za-km-z]{50}$/],
  ['fil', /^baf[a-z2-7]{50,80}$/],
]

/**
 * Says whether a text can be a transaction hash, and of which namespaces. With a chain (CAIP-2 or a common name)
 * the form must be that chain's; `0x` is then added or dropped as the chain writes it.
 */
export function detectTxHash(text: string, chain: string | null = null): DetectedTxHash | RejectedTxHash {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: false, code: 'empty', reason: 'the transaction hash is empty' }
  const namespace = chain === null ? null : ((findChain(chain)?.id ?? chain).split(':', 1)[0] ?? null)
  const own = OWN_FORMS.filter(([, form]) => form.test(trimmed)).map(([name]) => name)
  if (own.length > 0) {
    if (namespace !== null && !own.includes(namespace)) return wrongChain(namespace)
    return { ok: true, canonical: trimmed, namespaces: namespace === null ? own : [namespace] }
  }
  const isPrefixed = /^0x/i.test(trimmed)
  const digits = isPrefixed ? trimmed.slice(2) : trimmed
  if (!/^[0-9a-fA-F]+$/.test(digits)) {
    const reason = 'a transaction hash is 64 hexadecimal digits; this has other characters'
    return { ok: false, code: 'bad-character', reason }
  }
  if (digits.length !== 64) {
    const reason = `a transaction hash has 64 hexadecimal digits; this has ${digits.length}`
    return { ok: false, code: 'bad-length', reason }
  }
  return hexHash(digits.toLowerCase(), isPrefixed, namespace)
}

function hexHash(
  digits: string,
  isPrefixed: boolean,
  namespace: string | null,
): DetectedTxHash | RejectedTxHash {
  if (namespace === null) {
    return isPrefixed
      ? { ok: true, canonical: `0x${digits}`, namespaces: PREFIXED_HEX }
      : { ok: true, canonical: digits, namespaces: BARE_HEX }
  }
  if (OWN_FORMS.some(([name]) => name === namespace)) return wrongChain(namespace)
  return {
    ok: true,
    canonical: PREFIXED_HEX.includes(namespace) ? `0x${digits}` : digits,
    namespaces: [namespace],
  }
}

function wrongChain(namespace: string): RejectedTxHash {
  return { ok: false, code: 'wrong-chain', reason: `this is not how ${namespace} writes a transaction hash` }
}
