import type { DetectedAddress } from '#core/chain/address-types.ts'
import { KNOWN_TOKENS } from '#core/chain/assets.ts'
import { chainName, findChain } from '#core/chain/chains.ts'
import { readAddress } from '#server/sources/fields.ts'
import type { RowNotice } from '#server/sources/rows.ts'

const TOKEN_SYMBOLS: ReadonlySet<string> = new Set(KNOWN_TOKENS.map((token) => token.symbol.toUpperCase()))

/**
 * The address of a list that files addresses under an asset. The asset never decides what the address is: where it is
 * another chain's the address says so in a notice, and so it does where the asset is none that we know.
 */
export function readListedAddress(
  value: string,
  listed: string | null,
  notices: RowNotice[],
): DetectedAddress {
  const detected = readAddress('address', value, listed, notices)
  if (listed !== null && findChain(listed) === null && !TOKEN_SYMBOLS.has(listed.toUpperCase())) {
    const as = chainName(detected.chain ?? detected.possibleChains[0] ?? detected.family)
    const message = `the list files this address under "${listed}", which we do not know; it was read as one of ${as}`
    notices.push({ code: 'unknown-listed-asset', field: 'address', message, values: { listed, as } })
  }
  return detected
}
