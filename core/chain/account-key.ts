import { encodeCashAddr } from './address-cashaddr.ts'
import { detectAddress } from './address.ts'
import type { DetectedAddress } from './address-types.ts'
import { decodeBase58, encodeBase58Check } from './base58.ts'
import { formatAccountId, parseAccountId } from './caip.ts'
import { BITCOIN_CASH, ECASH, LITECOIN } from './chain-ids.ts'
import { chainName, resolveChain } from './chains.ts'
import { ChainFormatError } from './errors.ts'

/**
 * The one key of an account: CAIP-10 of the chain and the canonical address, so that two ways of writing one
 * account give one key. Bitcoin Cash and eCash accounts in the old base58 form become cashaddr, Litecoin's old
 * `3…` script addresses become `M…`. Throws {@link ChainFormatError} where the address is not one of the chain.
 */
export function accountKey(chain: string, address: string): string {
  const id = resolveChain(chain)
  const found = detectAddress(address, id)
  if (!found.ok) throw new ChainFormatError('bad-address', `"${address}": ${found.reason}`)
  if (found.chain !== id) {
    throw new ChainFormatError('bad-address', `"${address}" is not an address of ${chainName(id)}`)
  }
  return formatAccountId({ chain: id, address: nativeAddress(id, found) })
}

/**
 * The canonical address that an account key holds for an address detected on `chain`, in the form the chain itself
 * writes where it shares Bitcoin's old forms.
 */
export function nativeAddress(chain: string, found: Pick<DetectedAddress, 'canonical' | 'type'>): string {
  const { canonical, type } = found
  if (!/^[13]/.test(canonical) || (type !== 'p2pkh' && type !== 'p2sh')) return canonical
  const hash = () => decodeBase58(canonical).subarray(1, 21)
  if (chain === BITCOIN_CASH) return encodeCashAddr('bitcoincash', type, hash())
  if (chain === ECASH) return encodeCashAddr('ecash', type, hash())
  if (chain === LITECOIN && type === 'p2sh') return encodeBase58Check(Uint8Array.of(50, ...hash()))
  return canonical
}

/**
 * The account keys that one address has on the chains it is possible on, for a claim that is about the address and
 * not about one chain. One old Bitcoin-form address gives a base58 key on Bitcoin and a cashaddr key on Bitcoin Cash.
 */
export function possibleAccountKeys(
  found: Pick<DetectedAddress, 'canonical' | 'type' | 'possibleChains'>,
): readonly string[] {
  return found.possibleChains.map((chain) => formatAccountId({ chain, address: nativeAddress(chain, found) }))
}

/** The chain and canonical address of an account key. Throws {@link ChainFormatError}. */
export function parseAccountKey(key: string): { readonly chain: string; readonly address: string } {
  return parseAccountId(key)
}
