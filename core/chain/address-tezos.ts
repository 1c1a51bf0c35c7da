import { rejected, type Recognition } from './address-types.ts'
import { hasBase58Checksum, startsWith } from './base58.ts'
import { TEZOS } from './chain-ids.ts'

/** Three-byte prefixes of Tezos addresses, after which 20 bytes follow. */
const PREFIXES: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['tz1', [6, 161, 159]],
  ['tz2', [6, 161, 161]],
  ['tz3', [6, 161, 164]],
  ['tz4', [6, 161, 166]],
  ['contract', [2, 90, 121]],
]

export function recogniseTezos(text: string, bytes: Uint8Array): Recognition {
  const type = PREFIXES.find(([, prefix]) => startsWith(bytes, prefix))?.[0]
  if (type === undefined) return rejected('unknown-format', 'this base58 text is no address form we know')
  if (!hasBase58Checksum(bytes)) return rejected('bad-checksum', 'the Tezos checksum does not match')
  return { ok: true, family: 'tezos', canonical: text, display: text, type, possibleChains: [TEZOS] }
}
