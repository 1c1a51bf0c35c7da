import { detectAddress } from '#core/chain/address.ts'
import { accountKey, parseAccountKey } from '#core/chain/account-key.ts'
import { coinAccountOf } from '#core/ledger/coin-accounts.ts'
import { ChainFormatError } from '#core/chain/errors.ts'
import { ProblemError } from '../http/problem.ts'

/** The small shapes of the contract (core/contract/common.ts), made from what the database holds. */

export const iso = (date: Date): string => date.toISOString()
export const isoOrNull = (date: Date | null): string | null => date?.toISOString() ?? null

/** An account as people read it: the checksummed form beside the key. */
export function accountRef(key: string) {
  const { chain, address } = parseAccountKey(key)
  const found = detectAddress(address, chain)
  return { key, chain, address: found.ok ? found.display : address }
}

export const accountRefOrNull = (key: string | null) => (key === null ? null : accountRef(key))

/** The asset of a row whose asset table entry is joined; an unknown asset keeps its id as its name. */
export function assetRef(id: string, known: { symbol: string | null; decimals: number | null }) {
  return { id, symbol: known.symbol ?? id, decimals: known.decimals ?? 0 }
}

/**
 * The account key of what a caller sent, in canonical form: any way of writing an account finds the same one.
 * Throws a `validation` problem for what is not an account.
 */
export function canonicalKey(text: string, field: string): string {
  try {
    const { chain, address } = parseAccountKey(text)
    // What a transaction of coins needs beside addresses is asked about as well.
    return coinAccountOf(`${chain}:${address}`) === null ? accountKey(chain, address) : `${chain}:${address}`
  } catch (error) {
    if (!(error instanceof ChainFormatError)) throw error
    throw new ProblemError('validation', error.message, { errors: [{ field, message: error.message }] })
  }
}

/** Splits a key into what the label table is indexed by. */
export function labelPlace(key: string): { namespace: string; address: string; chain: string } {
  const { chain, address } = parseAccountKey(key)
  return { namespace: chain.slice(0, chain.indexOf(':')), address, chain }
}
