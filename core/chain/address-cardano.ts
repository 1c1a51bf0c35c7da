import { rejected, type Recognition } from './address-types.ts'
import { CARDANO } from './chain-ids.ts'

/**
 * Byron-era Cardano: CBOR [24(bytes), crc32 of those bytes] in base58. Only the frame and the CRC are read.
 */
export function recogniseByron(text: string, bytes: Uint8Array): Recognition {
  // 82 = array of two; d8 18 = tag 24; 58 nn = byte string of nn bytes; 1a = four-byte unsigned integer.
  const length = bytes[4] ?? 0
  const end = 5 + length
  const framed = bytes[1] === 0xd8 && bytes[2] === 0x18 && bytes[3] === 0x58 && bytes[end] === 0x1a
  if (!framed || bytes.length !== end + 5) {
    return rejected('unknown-format', 'this base58 text is no address form we know')
  }
  const stated = new DataView(bytes.buffer, bytes.byteOffset + end + 1, 4).getUint32(0)
  if (crc32(bytes.subarray(5, end)) !== stated) {
    return rejected('bad-checksum', 'the CRC of this Cardano (Byron) address does not match')
  }
  return {
    ok: true,
    family: 'cardano',
    canonical: text,
    display: text,
    type: 'byron',
    possibleChains: [CARDANO],
  }
}

/** CRC-32 of ISO-HDLC (polynomial 0xEDB88320 reflected). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
