import { keccak_256 } from '@noble/hashes/sha3.js'
import { rejected, type Recognition } from './address-types.ts'
import { XDC } from './chain-ids.ts'
import { EVM_CHAINS } from './chains.ts'

const CHAIN_IDS = EVM_CHAINS.map((chain) => chain.id)
const HEX = /^[0-9a-fA-F]*$/

/**
 * Recognises `0x` + 40 hex digits. All lower or all upper case carries no checksum; mixed case must be the
 * EIP-55 checksum, and a wrong one is an error that says what it should have been.
 */
export function recogniseEvm(text: string): Recognition {
  const digits = text.slice(2)
  if (!HEX.test(digits)) {
    const bad = /[^0-9a-fA-F]/.exec(digits)?.[0] ?? ''
    return rejected('bad-character', `"${bad}" is not a hexadecimal digit, so this is not a 0x address`)
  }
  if (digits.length === 64) {
    return rejected(
      'looks-like-hash',
      '64 hexadecimal digits are a transaction hash or an account of a chain that is not supported, not a 0x address',
    )
  }
  if (digits.length !== 40) {
    return rejected('bad-length', `a 0x address has 40 hexadecimal digits; this has ${digits.length}`)
  }
  const lower = digits.toLowerCase()
  const display = toChecksumAddress(lower)
  if (digits !== lower && digits !== digits.toUpperCase() && `0x${digits}` !== display) {
    return rejected('bad-checksum', `wrong EIP-55 checksum: the letter case should be ${display}`)
  }
  return {
    ok: true,
    family: 'evm',
    canonical: `0x${lower}`,
    display,
    type: 'account',
    possibleChains: CHAIN_IDS,
  }
}

/** The XDC Network writes the same accounts with `xdc` in place of `0x`. */
export function recogniseXdc(text: string): Recognition {
  const found = recogniseEvm(`0x${text.slice(3)}`)
  return found.ok ? { ...found, possibleChains: [XDC] } : found
}

/** EIP-55: a letter is upper case where the same nibble of keccak256(lower-case hex) is 8 or more. */
export function toChecksumAddress(lowerHex: string): string {
  const ascii = new Uint8Array(40)
  for (let i = 0; i < 40; i++) ascii[i] = lowerHex.charCodeAt(i)
  const hash = keccak_256(ascii)
  let out = '0x'
  for (let i = 0; i < 40; i++) {
    const byte = hash[i >> 1] ?? 0
    const nibble = i % 2 === 0 ? byte >> 4 : byte & 15
    const c = lowerHex[i] ?? ''
    out += nibble >= 8 ? c.toUpperCase() : c
  }
  return out
}
