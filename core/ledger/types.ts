/**
 * One movement of one asset between two accounts, as every part of the desk speaks of it.
 *
 * - `id`      stable key of the row: the same transfer met twice has the same id
 * - `chain`   CAIP-2, e.g. `eip155:1`
 * - `asset`   CAIP-19, e.g. `eip155:1/erc20:0xA0b8…`
 * - `from`/`to` account keys, CAIP-10: `<chain>:<canonical address>`. An address on two chains is two accounts.
 * - `amount`  integer in the asset's smallest unit
 * - `block`, `txIndex`, `logIndex` position on the chain, null where the source did not give it
 * - `time`    epoch milliseconds UTC, null where the source did not give it: never derived, never guessed
 */
export interface Transfer {
  readonly id: string
  readonly chain: string
  readonly asset: string
  readonly txHash: string
  readonly from: string
  readonly to: string
  readonly amount: bigint
  readonly block: number | null
  readonly txIndex: number | null
  readonly logIndex: number | null
  readonly time: number | null
}

/** A point in a chain's order: a block, a time, or both. Used for "as of" and for a label's validity. */
export interface OrderPoint {
  readonly block: number | null
  readonly time: number | null
}
