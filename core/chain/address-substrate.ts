import { blake2b } from '@noble/hashes/blake2.js'
import { rejected, type Recognition } from './address-types.ts'
import { startsWith } from './base58.ts'
import { KUSAMA, POLKADOT } from './chain-ids.ts'

const CONTEXT = Uint8Array.from('SS58PRE', (c) => c.charCodeAt(0))
const ONE_BYTE_PREFIXES: Readonly<Record<number, readonly string[]>> = { 0: [POLKADOT], 2: [KUSAMA] }

/**
 * SS58: network prefix (1 byte below 64, else 2), a 32-byte account, 2 bytes of blake2b-512("SS58PRE" + rest).
 * Prefix 42 is the generic one, used by any chain of the kind: valid, with the chain left open.
 */
export function recogniseSubstrate(text: string, bytes: Uint8Array): Recognition {
  const first = bytes[0] ?? 0
  const prefixLength = first < 64 ? 1 : 2
  if (bytes.length !== prefixLength + 34 || first > 127) {
    return rejected('unknown-format', 'this base58 text is no address form we know')
  }
  const end = bytes.length - 2
  const input = new Uint8Array(CONTEXT.length + end)
  input.set(CONTEXT)
  input.set(bytes.subarray(0, end), CONTEXT.length)
  if (!startsWith(blake2b(input, { dkLen: 64 }), bytes.subarray(end))) {
    return rejected('bad-checksum', 'the SS58 checksum does not match: at least one character is wrong')
  }
  const possibleChains = prefixLength === 1 ? (ONE_BYTE_PREFIXES[first] ?? []) : []
  return { ok: true, family: 'substrate', canonical: text, display: text, type: 'account', possibleChains }
}
