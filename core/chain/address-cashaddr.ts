import { rejected, type AddressFamily, type Recognition } from './address-types.ts'
import { BITCOIN_CASH, ECASH } from './chain-ids.ts'

const CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const PREFIXES = {
  bitcoincash: { family: 'bitcoincash', chain: BITCOIN_CASH },
  ecash: { family: 'ecash', chain: ECASH },
} as const satisfies Readonly<Record<string, { family: AddressFamily; chain: string }>>
export type CashAddrPrefix = keyof typeof PREFIXES

const TYPES: Readonly<Record<number, string>> = { 0: 'p2pkh', 1: 'p2sh', 2: 'p2pkh-token', 3: 'p2sh-token' }
const HASH_SIZES = [20, 24, 28, 32, 40, 48, 56, 64] as const
const GENERATORS = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n] as const

/** True for text shaped like a cashaddr, with or without its prefix. */
export function looksLikeCashAddr(text: string): boolean {
  return /^[a-z]+:[0-9a-z]+$/i.test(text) || /^[qp][qpzry9x8gf2tvdw0s3jn54khce6mua7l]{41}$/i.test(text)
}

/**
 * Recognises Bitcoin Cash and eCash cashaddr. Without a prefix the checksum decides which of the two it is;
 * canonical and display carry the prefix and are lower case.
 */
export function recogniseCashAddr(text: string): Recognition {
  const lower = text.toLowerCase()
  if (text !== lower && text !== text.toUpperCase()) {
    return rejected('bad-case', 'a cashaddr is all lower case or all upper case, never mixed')
  }
  const colon = lower.indexOf(':')
  const body = lower.slice(colon + 1)
  const candidates = Object.keys(PREFIXES) as CashAddrPrefix[]
  if (colon >= 0 && !candidates.some((prefix) => prefix === lower.slice(0, colon))) {
    return rejected('unknown-format', `"${text.slice(0, colon)}:" is no address prefix we know`)
  }
  const words = Array.from(body, (c) => CHARSET.indexOf(c))
  if (words.includes(-1))
    return rejected('bad-character', 'this cashaddr has a character that cashaddr does not use')
  const prefix = candidates.find((p) => (colon < 0 || lower.startsWith(`${p}:`)) && checksum(p, words) === 0n)
  if (!prefix) {
    return rejected('bad-checksum', 'the cashaddr checksum does not match: at least one character is wrong')
  }
  const bytes = fromWords(words.slice(0, -8))
  const version = bytes?.[0]
  if (!bytes || version === undefined || version > 127 || bytes.length - 1 !== HASH_SIZES[version & 7]) {
    return rejected('bad-length', 'the cashaddr payload has the wrong length')
  }
  const type = TYPES[version >> 3]
  if (type === undefined) return rejected('unknown-version', `cashaddr type ${version >> 3} is not known`)
  const canonical = `${prefix}:${body}`
  const { family, chain } = PREFIXES[prefix]
  return { ok: true, family, canonical, display: canonical, type, possibleChains: [chain] }
}

/** Writes a 20-byte hash as cashaddr, for the same account given in the old base58 form. */
export function encodeCashAddr(prefix: CashAddrPrefix, type: 'p2pkh' | 'p2sh', hash: Uint8Array): string {
  const words = toWords(Uint8Array.of(type === 'p2pkh' ? 0 : 8, ...hash))
  const sum = checksum(prefix, [...words, 0, 0, 0, 0, 0, 0, 0, 0])
  for (let i = 7; i >= 0; i--) words.push(Number((sum >> BigInt(5 * i)) & 31n))
  return `${prefix}:${words.map((word) => CHARSET[word]).join('')}`
}

/** The 40-bit BCH code of the cashaddr specification; 0 for a valid address. */
function checksum(prefix: string, words: readonly number[]): bigint {
  let c = 1n
  const feed = (word: number) => {
    const top = c >> 35n
    c = ((c & 0x07ffffffffn) << 5n) ^ BigInt(word)
    GENERATORS.forEach((generator, i) => {
      if ((top >> BigInt(i)) & 1n) c ^= generator
    })
  }
  for (const letter of prefix) feed(letter.charCodeAt(0) & 31)
  feed(0)
  words.forEach(feed)
  return c ^ 1n
}

function toWords(bytes: Uint8Array): number[] {
  const words: number[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) words.push((held >> (bits - 5)) & 31)
    held &= 255
  }
  if (bits > 0) words.push((held << (5 - bits)) & 31)
  return words
}

/** Null where the padding is not the shortest one of zeros. */
function fromWords(words: readonly number[]): Uint8Array | null {
  const bytes = new Uint8Array((words.length * 5) >> 3)
  let held = 0
  let bits = 0
  let at = 0
  for (const word of words) {
    held = ((held << 5) | word) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  return bits >= 5 || (held & ((1 << bits) - 1)) !== 0 ? null : bytes
}
