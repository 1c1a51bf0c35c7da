import { bech32, bech32m } from '@scure/base'
import { rejected, type AddressFamily, type Recognition } from './address-types.ts'
import { BITCOIN, BITCOIN_GOLD, DIGIBYTE, LITECOIN } from './chain-ids.ts'

interface SegwitChain {
  readonly family: AddressFamily
  readonly chain: string
}

const PREFIXES: Readonly<Record<string, SegwitChain>> = {
  bc: { family: 'bitcoin', chain: BITCOIN },
  ltc: { family: 'litecoin', chain: LITECOIN },
  dgb: { family: 'digibyte', chain: DIGIBYTE },
  btg: { family: 'bitcoingold', chain: BITCOIN_GOLD },
}
const TEST_PREFIXES: ReadonlySet<string> = new Set(['tb', 'bcrt', 'tltc', 'rltc'])

export function isSegwitPrefix(prefix: string): boolean {
  return Object.hasOwn(PREFIXES, prefix) || TEST_PREFIXES.has(prefix)
}

/**
 * Native segwit (BIP-141, 173, 350): witness version 0 in bech32, 1 to 16 in bech32m; the wrong variant is an error.
 * `text` is already lower case, `prefix` its human-readable part.
 */
export function recogniseSegwit(text: string, prefix: string): Recognition {
  const known = PREFIXES[prefix]
  if (!known) return rejected('test-network', `"${prefix}1…" is an address of a test network`)
  if (text.length > 90) return rejected('bad-length', 'a bech32 address has at most 90 characters')
  const asBech32 = bech32.decodeUnsafe(text)
  const decoded = asBech32 || bech32m.decodeUnsafe(text)
  if (!decoded) {
    return rejected('bad-checksum', 'the bech32 checksum does not match: at least one character is wrong')
  }
  const [version, ...words] = decoded.words
  if (version === undefined) return rejected('bad-length', 'the witness program is missing')
  if (version > 16)
    return rejected('unknown-version', `witness version ${version} does not exist (0 to 16 do)`)
  const program = bech32.fromWordsUnsafe(words)
  if (!program) return rejected('bad-length', 'the witness program has stray padding bits')
  if (program.length < 2 || program.length > 40) {
    return rejected('bad-length', `a witness program has 2 to 40 bytes; this has ${program.length}`)
  }
  if (version === 0 && program.length !== 20 && program.length !== 32) {
    return rejected('bad-length', `witness version 0 has 20 or 32 bytes; this has ${program.length}`)
  }
  if ((version === 0) !== Boolean(asBech32)) {
    const [needed, used] = version === 0 ? ['bech32', 'bech32m'] : ['bech32m', 'bech32']
    return rejected(
      'wrong-variant',
      `witness version ${version} must be written in ${needed}; this is ${used}`,
    )
  }
  return {
    ok: true,
    family: known.family,
    canonical: text,
    display: text,
    type: witnessType(version, program.length),
    possibleChains: [known.chain],
  }
}

function witnessType(version: number, length: number): string {
  if (version === 0) return length === 20 ? 'p2wpkh' : 'p2wsh'
  if (version === 1 && length === 32) return 'p2tr'
  return `witness-v${version}`
}
