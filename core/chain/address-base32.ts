import { blake2b } from '@noble/hashes/blake2.js'
import { sha512_256 } from '@noble/hashes/sha2.js'
import { base32nopad } from '@scure/base'
import { rejected, type Recognition } from './address-types.ts'
import { startsWith } from './base58.ts'
import { ALGORAND, FILECOIN, STELLAR } from './chain-ids.ts'

const STELLAR_SHAPE = /^[GMC][A-Z2-7]{55}$/
const ALGORAND_SHAPE = /^[A-Z2-7]{58}$/
const FILECOIN_SHAPE = /^f(0\d{1,20}|[123][a-z2-7]{20,90})$/

/** Recognises the families that are written in base32; null where the shape is none of theirs. */
export function recogniseBase32(text: string): Recognition | null {
  if (STELLAR_SHAPE.test(text)) return recogniseStellar(text)
  if (ALGORAND_SHAPE.test(text)) return recogniseAlgorand(text)
  if (FILECOIN_SHAPE.test(text)) return recogniseFilecoin(text)
  return null
}

/** Version byte, 32 bytes, CRC-16/XMODEM in little-endian order. */
function recogniseStellar(text: string): Recognition {
  const bytes = decode(text)
  const end = bytes.length - 2
  if (
    bytes.length !== 35 ||
    crc16(bytes.subarray(0, end)) !== ((bytes[end + 1] ?? 0) << 8) + (bytes[end] ?? 0)
  ) {
    return rejected('bad-checksum', 'the Stellar checksum does not match: at least one character is wrong')
  }
  const type = bytes[0] === 48 ? 'account' : bytes[0] === 16 ? 'contract' : null
  if (type === null) return rejected('unknown-version', 'this Stellar key is not an account or a contract')
  return { ok: true, family: 'stellar', canonical: text, display: text, type, possibleChains: [STELLAR] }
}

/** 32 bytes of key, then the last four bytes of its SHA-512/256. */
function recogniseAlgorand(text: string): Recognition {
  const bytes = decode(text)
  if (
    bytes.length !== 36 ||
    !startsWith(sha512_256(bytes.subarray(0, 32)).subarray(28), bytes.subarray(32))
  ) {
    return rejected('bad-checksum', 'the Algorand checksum does not match: at least one character is wrong')
  }
  return {
    ok: true,
    family: 'algorand',
    canonical: text,
    display: text,
    type: 'account',
    possibleChains: [ALGORAND],
  }
}

/** `f` + protocol + payload + blake2b-32 of protocol byte and payload; protocol 0 is a plain number. */
function recogniseFilecoin(text: string): Recognition {
  const protocol = Number(text[1])
  const type = ['id', 'secp256k1', 'actor', 'bls'][protocol] ?? 'id'
  const found = {
    ok: true,
    family: 'filecoin',
    canonical: text,
    display: text,
    type,
    possibleChains: [FILECOIN],
  } as const
  if (protocol === 0) return found
  const bytes = decode(text.slice(2).toUpperCase())
  const end = bytes.length - 4
  const length = protocol === 3 ? 48 : 20
  const input = new Uint8Array(end + 1)
  input[0] = protocol
  input.set(bytes.subarray(0, end), 1)
  if (end !== length || !startsWith(blake2b(input, { dkLen: 4 }), bytes.subarray(end))) {
    return rejected('bad-checksum', 'the Filecoin checksum does not match: at least one character is wrong')
  }
  return found
}

/** Decodes unpadded base32; an impossible length or stray bits give no bytes, which no checksum accepts. */
function decode(text: string): Uint8Array {
  try {
    return base32nopad.decode(text)
  } catch {
    return new Uint8Array(4)
  }
}

function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return crc
}
