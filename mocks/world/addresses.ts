import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { bech32, createBase58check } from '@scure/base'
import type { ChainId, WorldAddress } from './types.ts'

export const ETHEREUM: ChainId = 'eip155:1'
export const TRON: ChainId = 'tron:0x2b6653dc'
export const BITCOIN: ChainId = 'bip122:000000000019d6689c085ae165831e93'

const base58check = createBase58check(sha256)
const TRON_VERSION = 0x41

/** EIP-55: a letter is a capital where the same nibble of keccak-256(lower-case hex text) is 8 or more. */
export function eip55(lowerCase: string): string {
  const hex = lowerCase.slice(2)
  const digest = keccak_256(utf8ToBytes(hex))
  let out = '0x'
  for (let i = 0; i < hex.length; i += 1) {
    const byte = digest[i >> 1]!
    const nibble = i % 2 === 0 ? byte >> 4 : byte & 15
    out += nibble >= 8 ? hex[i]!.toUpperCase() : hex[i]!
  }
  return out
}

/**
 * The address with this 20-byte payload: EVM hex, Tron base58check (version 0x41) or Bitcoin P2WPKH (bech32, v0).
 * @throws RangeError when the payload is not 20 bytes.
 */
export function addressOf(chain: ChainId, payload: Uint8Array): WorldAddress {
  if (payload.length !== 20) throw new RangeError(`an address payload has 20 bytes, got ${payload.length}`)
  if (chain === ETHEREUM) {
    const canonical = `0x${bytesToHex(payload)}`
    return { chain, canonical, display: eip55(canonical) }
  }
  if (chain === TRON) {
    const text = base58check.encode(Uint8Array.of(TRON_VERSION, ...payload))
    return { chain, canonical: text, display: text }
  }
  const text = bech32.encode('bc', [0, ...bech32.toWords(payload)])
  return { chain, canonical: text, display: text }
}

/** True when the canonical form is well formed and the display form carries a right checksum. */
export function isValidAddress(address: WorldAddress): boolean {
  const { canonical, display } = address
  if (address.chain === ETHEREUM) return /^0x[0-9a-f]{40}$/.test(canonical) && display === eip55(canonical)
  if (canonical !== display) return false
  try {
    if (address.chain === TRON) {
      const bytes = base58check.decode(canonical)
      return bytes.length === 21 && bytes[0] === TRON_VERSION
    }
    const { prefix, words } = bech32.decode(canonical as `${string}1${string}`)
    return prefix === 'bc' && words[0] === 0 && bech32.fromWords(words.slice(1)).length === 20
  } catch {
    return false
  }
}
