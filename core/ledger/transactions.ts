import { ABSENT } from './columns.ts'
import type { ChainLedger } from './ledger.ts'

/**
 * All rows of the transaction that a row belongs to, in order. They lie in one block, or at one time where no block
 * is known; between them rows of other transactions may stand if the source gave no index within the block.
 * O(rows of the block).
 */
export function rowsOfTransaction({ columns, count }: ChainLedger, row: number): number[] {
  const { block, time, txHashes } = columns
  const hash = txHashes.at(row)
  const isNear = (other: number) =>
    block[row] === ABSENT
      ? block[other] === ABSENT && Object.is(time[other], time[row])
      : block[other] === block[row]
  let from = row
  let to = row
  while (from > 0 && isNear(from - 1)) from--
  while (to + 1 < count && isNear(to + 1)) to++
  const rows: number[] = []
  for (let other = from; other <= to; other++) if (txHashes.at(other) === hash) rows.push(other)
  return rows
}
