import { rejected, type Recognition } from './address-types.ts'
import { EOS, TELOS, WAX } from './chain-ids.ts'

const NAME = /^(?=.{1,13}$)[a-z1-5]+(\.[a-z1-5]+)*$/
const CHAIN_IDS: readonly string[] = [EOS, WAX, TELOS]

/** True for text that could be an account name of EOS, WAX or another Antelope chain. */
export function looksLikeAccountName(text: string): boolean {
  return NAME.test(text)
}

/**
 * Account names are plain words without a checksum ("hello" is one), so the chain must be stated: only with a
 * hint that is an Antelope chain is a name an address.
 */
export function recogniseAccountName(text: string, hint: string | null): Recognition {
  if (hint === null || !hint.startsWith('antelope:')) {
    return rejected(
      'needs-chain',
      'this could be an account name of EOS or a related chain; state the chain to accept it',
    )
  }
  if (text.length === 13 && !/[a-j1-5]$/.test(text)) {
    return rejected('bad-character', 'the thirteenth character of an account name is a to j or 1 to 5')
  }
  const possibleChains = CHAIN_IDS.includes(hint) ? CHAIN_IDS : [hint]
  return { ok: true, family: 'antelope', canonical: text, display: text, type: 'name', possibleChains }
}
