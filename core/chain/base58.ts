import { sha256 } from '@noble/hashes/sha2.js'
import { base58 } from '@scure/base'

const NOT_BASE58 = /[^1-9A-HJ-NP-Za-km-z]/

/** First character that the Bitcoin base58 alphabet does not have (0, O, I, l and everything else), or null. */
export function badBase58Character(text: string): string | null {
  return NOT_BASE58.exec(text)?.[0] ?? null
}

/** Decodes base58 of the Bitcoin alphabet; the caller has checked the characters. */
export function decodeBase58(text: string): Uint8Array {
  return base58.decode(text)
}

/** True where the last four bytes are the start of the double SHA-256 of the rest. */
export function hasBase58Checksum(bytes: Uint8Array): boolean {
  if (bytes.length < 5) return false
  const end = bytes.length - 4
  return startsWith(sha256(sha256(bytes.subarray(0, end))), bytes.subarray(end))
}

/** Encodes payload + double SHA-256 checksum. */
export function encodeBase58Check(payload: Uint8Array): string {
  const bytes = new Uint8Array(payload.length + 4)
  bytes.set(payload)
  bytes.set(sha256(sha256(payload)).subarray(0, 4), payload.length)
  return base58.encode(bytes)
}

export function startsWith(bytes: Uint8Array, prefix: Uint8Array | readonly number[]): boolean {
  return bytes.length >= prefix.length && prefix.every((byte: number, i: number) => bytes[i] === byte)
}
