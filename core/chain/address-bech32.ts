import { bech32, bech32m } from '@scure/base'
import { isSegwitPrefix, recogniseSegwit } from './address-segwit.ts'
import { rejected, type AddressFamily, type Recognition } from './address-types.ts'
import * as ids from './chain-ids.ts'

interface Bech32Account {
  readonly family: AddressFamily
  readonly type: string
  readonly chains: readonly string[]
  readonly variant: 'bech32' | 'bech32m'
  /** Lengths of the payload in bytes; null where the payload is not whole bytes or its form is not checked here. */
  readonly bytes: readonly number[] | null
}

const account = (
  family: AddressFamily,
  chains: readonly string[],
  bytes: readonly number[] | null,
  more: Partial<Bech32Account> = {},
): Bech32Account => ({ family, type: 'account', chains, variant: 'bech32', bytes, ...more })

/** Human-readable parts of accounts that are bech32 or bech32m without a witness version. */
const PREFIXES: Readonly<Record<string, Bech32Account>> = {
  cosmos: account('cosmos', [ids.COSMOS_HUB], [20, 32]),
  terra: account('cosmos', [ids.TERRA, ids.TERRA_CLASSIC], [20, 32]),
  bnb: account('cosmos', [ids.BNB_BEACON], [20]),
  certik: account('cosmos', [ids.SHENTU], [20, 32]),
  shentu: account('cosmos', [ids.SHENTU], [20, 32]),
  avax: account('avalanche', [ids.AVALANCHE_X, ids.AVALANCHE_P], [20]),
  zil: account('zilliqa', [ids.ZILLIQA], [20]),
  oasis: account('oasis', [ids.OASIS], [21]),
  iota: account('iota', [ids.IOTA_LEGACY], [33]),
  smr: account('iota', [ids.SHIMMER], [33]),
  addr: account('cardano', [ids.CARDANO], [29, 57], { type: 'shelley' }),
  stake: account('cardano', [ids.CARDANO], [29], { type: 'stake' }),
  zs: account('zcash', [ids.ZCASH], [43], { type: 'sapling' }),
  rdx: account('radix', [ids.RADIX], null),
  account_rdx: account('radix', [ids.RADIX], [30], { variant: 'bech32m' }),
}

/** The part before the last "1" where it is one that some chain uses, else null. `text` is in any case. */
export function bech32Prefix(text: string): string | null {
  const at = text.lastIndexOf('1')
  if (at < 1) return null
  const prefix = text.slice(0, at).toLowerCase()
  return Object.hasOwn(PREFIXES, prefix) || isSegwitPrefix(prefix) ? prefix : null
}

/** Recognises an address whose human-readable part {@link bech32Prefix} knows. */
export function recogniseBech32(text: string, prefix: string): Recognition {
  const lower = text.toLowerCase()
  if (text !== lower && text !== text.toUpperCase()) {
    return rejected('bad-case', 'a bech32 address is all lower case or all upper case, never mixed')
  }
  const known = PREFIXES[prefix]
  if (!known) return recogniseSegwit(lower, prefix)
  const variant = known.variant === 'bech32' ? bech32 : bech32m
  const decoded = variant.decodeUnsafe(lower, 200)
  if (!decoded) {
    return rejected(
      'bad-checksum',
      `the ${known.variant} checksum does not match: at least one character is wrong`,
    )
  }
  if (known.bytes) {
    const payload = variant.fromWordsUnsafe(decoded.words)
    if (!payload || !known.bytes.includes(payload.length)) {
      return rejected('bad-length', `"${prefix}1…" has a payload of the wrong length`)
    }
  }
  const { family, type, chains } = known
  return { ok: true, family, canonical: lower, display: lower, type, possibleChains: chains }
}

/** Avalanche writes the chain before the address: `X-avax1…`, `P-avax1…`. The letter chooses the chain. */
export function recogniseAvalanche(text: string): Recognition {
  const found = recogniseBech32(text.slice(2), 'avax')
  if (!found.ok) return found
  const letter = text[0] === 'P' ? 'P' : 'X'
  const written = `${letter}-${found.canonical}`
  const chain = letter === 'P' ? ids.AVALANCHE_P : ids.AVALANCHE_X
  return { ...found, canonical: written, display: written, possibleChains: [chain] }
}
