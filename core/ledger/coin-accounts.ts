/**
 * Names of the accounts that a transaction of coins needs beside addresses (utxo.ts). None of them can be an address:
 * on chains of coins no address holds a "-", and none is the word "subsidy".
 */

/** What an account of a chain of coins stands for where it is no address. */
export type CoinRole =
  /** The transaction itself, between its inputs and its outputs. */
  | 'transaction'
  /** What the transactions of a block leave to its producer. */
  | 'fees'
  /** Where new coins come from. */
  | 'new-coins'
  /** A single coin that no address owns: a bare multisig, an unknown script, data. */
  | 'coin'

/** Chains on which transactions spend coins of several addresses at once (Bitcoin and its relatives, Cardano). */
export const isCoinChain = (chain: string): boolean => /^(bip122|cip34):/.test(chain)

/** The account between the inputs and the outputs of a transaction. */
export const transactionAccount = (chain: string, txid: string): string => `${chain}:tx-${txid}`

/** Where the fees of a block wait for its coinbase; of one transaction where no block is known. */
export const feesAccount = (chain: string, of: number | string): string => `${chain}:fees-${of}`

/** Where the new coins of every block come from. */
export const newCoinsAccount = (chain: string): string => `${chain}:subsidy`

/** A coin that no address owns; `outpoint` is `txid:vout`. */
export const coinAccount = (chain: string, outpoint: string): string =>
  `${chain}:${outpoint.replace(':', '-')}`

const OWN_NAMES = /^(?:(tx)-([0-9a-f]{64})|(fees)-([0-9a-f]+)|(subsidy)|([0-9a-f]{64})-(\d+))$/

/** What an account key says where it is no address: its role, and which transaction, block or coin it is of. */
export interface CoinAccount {
  readonly role: CoinRole
  /** Transaction id; height of a block, or a transaction id where none is known; `txid:vout`; empty for new coins. */
  readonly of: string
}

/** Reads an account key; null for an address, and for an account of a chain that knows no coins. */
export function coinAccountOf(key: string): CoinAccount | null {
  return isCoinChain(key) ? coinNameOf(key.slice(key.lastIndexOf(':') + 1)) : null
}

/** The same of what stands behind the chain in a key; on chains without coins no address looks like it. */
export function coinNameOf(address: string): CoinAccount | null {
  const found = OWN_NAMES.exec(address)
  if (found === null) return null
  const [, tx, txid = '', fees, block = '', subsidy, coin = '', output = ''] = found
  if (tx !== undefined) return { role: 'transaction', of: txid }
  if (fees !== undefined) return { role: 'fees', of: block }
  if (subsidy !== undefined) return { role: 'new-coins', of: '' }
  return { role: 'coin', of: `${coin}:${output}` }
}

/** Whether an account is a transaction of coins: funds that pass it have not changed hands once more. */
export const isTransactionAccount = (key: string): boolean => coinAccountOf(key)?.role === 'transaction'
