import { accountKey } from '#core/chain/account-key.ts'
import { detectAddress } from '#core/chain/address.ts'
import { ChainFormatError } from '#core/chain/errors.ts'
import { detectTxHash } from '#core/chain/tx-hash.ts'

/** From this length on, an unbroken text is meant as an address and not as a name. */
const ADDRESS_LIKE = 20

/** Why a text that was meant as an address is none; null where it is one, or was meant as words. */
export function addressFault(text: string): string | null {
  const typed = text.trim()
  if (typed.length < ADDRESS_LIKE || /\s/.test(typed)) return null
  const found = detectAddress(typed)
  return found.ok || detectTxHash(typed).ok ? null : found.reason
}

/** Where the explorer shows the address: its account where the claim names the chain, else a search for it. */
export function explorerSearch(claim: { readonly address: string; readonly chain: string | null }) {
  if (claim.chain === null) return { q: claim.address }
  try {
    return { account: accountKey(claim.chain, claim.address) }
  } catch (error) {
    if (error instanceof ChainFormatError) return { q: claim.address }
    throw error
  }
}
