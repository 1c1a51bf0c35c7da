import { recogniseByron } from './address-cardano.ts'
import { recogniseSubstrate } from './address-substrate.ts'
import { recogniseTezos } from './address-tezos.ts'
import { rejected, type AddressFamily, type Recognition } from './address-types.ts'
import { badBase58Character, decodeBase58, hasBase58Checksum } from './base58.ts'
import * as ids from './chain-ids.ts'

interface Version {
  readonly family: AddressFamily
  readonly type: string
  readonly chains: readonly string[]
}

/**
 * Version bytes of 20-byte hashes in base58check. One byte may be several chains': forks kept Bitcoin's, and
 * Litecoin's old P2SH is Bitcoin's. The family is the chain that the form is known by.
 */
const ONE_BYTE: Readonly<Record<number, Version>> = {
  0: { family: 'bitcoin', type: 'p2pkh', chains: [ids.BITCOIN, ids.BITCOIN_CASH, ids.BITCOIN_SV, ids.ECASH] },
  5: {
    family: 'bitcoin',
    type: 'p2sh',
    chains: [ids.BITCOIN, ids.BITCOIN_CASH, ids.BITCOIN_SV, ids.ECASH, ids.LITECOIN, ids.DIGIBYTE],
  },
  16: { family: 'dash', type: 'p2sh', chains: [ids.DASH] },
  22: { family: 'dogecoin', type: 'p2sh', chains: [ids.DOGECOIN] },
  23: { family: 'bitcoingold', type: 'p2sh', chains: [ids.BITCOIN_GOLD] },
  30: { family: 'dogecoin', type: 'p2pkh', chains: [ids.DOGECOIN, ids.DIGIBYTE, ids.VERGE] },
  33: { family: 'verge', type: 'p2sh', chains: [ids.VERGE] },
  38: { family: 'bitcoingold', type: 'p2pkh', chains: [ids.BITCOIN_GOLD] },
  48: { family: 'litecoin', type: 'p2pkh', chains: [ids.LITECOIN] },
  50: { family: 'litecoin', type: 'p2sh', chains: [ids.LITECOIN] },
  53: { family: 'neo', type: 'script-hash', chains: [ids.NEO] },
  63: { family: 'digibyte', type: 'p2sh', chains: [ids.DIGIBYTE] },
  65: { family: 'tron', type: 'account', chains: [ids.TRON] },
  76: { family: 'dash', type: 'p2pkh', chains: [ids.DASH] },
}

const TWO_BYTES: Readonly<Record<number, Version>> = {
  0x1cb8: { family: 'zcash', type: 'p2pkh', chains: [ids.ZCASH] },
  0x1cbd: { family: 'zcash', type: 'p2sh', chains: [ids.ZCASH] },
}

const TEST_VERSIONS: ReadonlySet<number> = new Set([111, 196, 140, 113])

/**
 * Recognises everything written in Bitcoin's base58 alphabet, by the number of bytes it decodes to:
 * 25 and 26 are hashes with a version and checksum, 27 Tezos, 32 a Solana key, 35 and 36 Substrate, more Byron.
 */
export function recogniseBase58(text: string): Recognition {
  const bad = badBase58Character(text)
  if (bad !== null) {
    return rejected(
      'bad-character',
      `"${bad}" does not occur in base58 addresses and no other known form fits${lowerCaseHint(text)}`,
    )
  }
  const bytes = decodeBase58(text)
  switch (bytes.length) {
    case 25:
      return recogniseHash(text, bytes, ONE_BYTE[bytes[0] ?? -1], 1)
    case 26:
      return recogniseHash(text, bytes, TWO_BYTES[((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)], 2)
    case 27:
      return recogniseTezos(text, bytes)
    case 32:
      return {
        ok: true,
        family: 'solana',
        canonical: text,
        display: text,
        type: 'key',
        possibleChains: [ids.SOLANA],
      }
    case 35:
    case 36:
      return recogniseSubstrate(text, bytes)
    default:
      if (bytes[0] === 0x82 && bytes.length > 36) return recogniseByron(text, bytes)
      return rejected(
        'unknown-format',
        `${text.length} base58 characters (${bytes.length} bytes) are no address form we know`,
      )
  }
}

function recogniseHash(
  text: string,
  bytes: Uint8Array,
  version: Version | undefined,
  versionBytes: 1 | 2,
): Recognition {
  if (!hasBase58Checksum(bytes)) return rejected('bad-checksum', checksumReason(text))
  if (version) {
    return {
      ok: true,
      family: version.family,
      canonical: text,
      display: text,
      type: version.type,
      possibleChains: version.chains,
    }
  }
  if (versionBytes === 1 && TEST_VERSIONS.has(bytes[0] ?? -1)) {
    return rejected('test-network', 'this is an address of a test network')
  }
  const number = Array.from(bytes.subarray(0, versionBytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  return rejected(
    'unknown-version',
    `the checksum is right but version 0x${number} belongs to no chain we know`,
  )
}

function checksumReason(text: string): string {
  return `the base58 checksum does not match: at least one character is wrong${lowerCaseHint(text)}`
}

function lowerCaseHint(text: string): string {
  const lostItsCase = text.length >= 25 && text === text.toLowerCase()
  return lostItsCase ? '; base58 is case-sensitive and this was written in lower case' : ''
}
