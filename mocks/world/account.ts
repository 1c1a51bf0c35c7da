import { addressOf } from './addresses.ts'
import type { Random } from './random.ts'
import type { ChainId, WorldAddress } from './types.ts'

/**
 * Where an account gets funds when it is about to send more than it holds:
 * - `origin`  holds funds from before or outside the history; may go below zero
 * - `open`    buys at an exchange shortly before (a wallet of an ordinary person)
 * - `marked`  the same, but gets the issuer's token from the pool: the issuer would not serve it
 * - `hot`     takes delivery from the custodian (the issuer, for its token)
 * - `closed`  nowhere: what it sends must have reached it in a transfer that we hold
 */
export type Supply = 'origin' | 'open' | 'marked' | 'hot' | 'closed'

export interface Account {
  readonly address: WorldAddress
  readonly supply: Supply
}

/** A wallet that nobody has met before. */
export function newAccount(chain: ChainId, supply: Supply, random: Random): Account {
  return { address: addressOf(chain, random.bytes(20)), supply }
}
