import { keccak_256 } from '@noble/hashes/sha3.js'
import { base58xmr } from '@scure/base'
import { rejected, type Recognition } from './address-types.ts'
import { badBase58Character, startsWith } from './base58.ts'
import { MONERO } from './chain-ids.ts'

const TYPES: Readonly<Record<number, { type: string; length: number }>> = {
  18: { type: 'standard', length: 69 },
  19: { type: 'integrated', length: 77 },
  42: { type: 'subaddress', length: 69 },
}

/** Monero main network: 95 characters, or 106 with a payment id, that start with 4 or 8. */
export function looksLikeMonero(text: string): boolean {
  return (text.length === 95 || text.length === 106) && (text.startsWith('4') || text.startsWith('8'))
}

/** Network byte, two keys and perhaps a payment id, then four bytes of keccak-256; blockwise base58. */
export function recogniseMonero(text: string): Recognition {
  const bad = badBase58Character(text)
  if (bad !== null) return rejected('bad-character', `"${bad}" does not occur in Monero addresses`)
  let bytes: Uint8Array
  try {
    bytes = base58xmr.decode(text)
  } catch {
    return rejected('bad-checksum', 'this Monero address holds a block that cannot be decoded')
  }
  const end = bytes.length - 4
  if (!startsWith(keccak_256(bytes.subarray(0, end)), bytes.subarray(end))) {
    return rejected('bad-checksum', 'the Monero checksum does not match: at least one character is wrong')
  }
  const known = TYPES[bytes[0] ?? -1]
  if (!known || known.length !== bytes.length) {
    return rejected('unknown-version', `network byte ${bytes[0]} is not one of Monero's main network`)
  }
  return {
    ok: true,
    family: 'monero',
    canonical: text,
    display: text,
    type: known.type,
    possibleChains: [MONERO],
  }
}
