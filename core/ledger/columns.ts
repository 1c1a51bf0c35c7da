import { exactAmount, splitAmount } from './amounts.ts'
import type { HoldingTable } from './holdings.ts'
import { float64Array, uint32Array } from './memory.ts'
import type { StringColumn } from './strings.ts'
import { toStrings } from './strings.ts'
import type { Transfer } from './types.ts'

/** An absent block, transaction index or log index. */
export const ABSENT = 0xffff_ffff

/** The rows of one chain, one typed array per field. An absent time is NaN. 44 bytes a row (36 if no amount needs `low`). */
export interface Columns {
  readonly count: number
  /** Holding that sends. */
  readonly from: Uint32Array
  /** Holding that receives. */
  readonly to: Uint32Array
  readonly amount: Float64Array
  readonly low: Float64Array | null
  readonly wide: ReadonlyMap<number, bigint>
  readonly block: Uint32Array
  readonly txIndex: Uint32Array
  readonly logIndex: Uint32Array
  readonly time: Float64Array
  readonly ids: StringColumn
  readonly txHashes: StringColumn
}

/** `old` followed by the given transfers, unsorted. Throws RangeError for a value no column can hold. */
export function appendRows(old: Columns | null, added: readonly Transfer[], holdings: HoldingTable): Columns {
  const start = old?.count ?? 0
  const count = start + added.length
  const grow = <A extends Uint32Array | Float64Array>(fresh: A, from: A | undefined): A => {
    if (from !== undefined) fresh.set(from)
    return fresh
  }
  const columns = {
    count,
    from: grow(uint32Array(count), old?.from),
    to: grow(uint32Array(count), old?.to),
    amount: grow(float64Array(count), old?.amount),
    low: old?.low ? grow(float64Array(count), old.low) : null,
    wide: new Map(old?.wide),
    block: grow(uint32Array(count), old?.block),
    txIndex: grow(uint32Array(count), old?.txIndex),
    logIndex: grow(uint32Array(count), old?.logIndex),
    time: grow(float64Array(count), old?.time),
    ids: old === null ? [] : toStrings(old.ids),
    txHashes: old === null ? [] : toStrings(old.txHashes),
  }
  for (let row = start; row < count; row++) {
    const transfer = added[row - start]!
    const amount = splitAmount(transfer.amount)
    columns.from[row] = holdings.intern(transfer.from, transfer.asset)
    columns.to[row] = holdings.intern(transfer.to, transfer.asset)
    columns.amount[row] = amount.high
    if (amount.low !== 0) {
      columns.low ??= float64Array(count)
      columns.low[row] = amount.low
    }
    if (!amount.exact) columns.wide.set(row, transfer.amount)
    columns.block[row] = indexColumn(transfer.block, transfer)
    columns.txIndex[row] = indexColumn(transfer.txIndex, transfer)
    columns.logIndex[row] = indexColumn(transfer.logIndex, transfer)
    columns.time[row] = timeColumn(transfer)
    columns.ids.push(transfer.id)
    columns.txHashes.push(transfer.txHash)
  }
  return columns
}

function indexColumn(value: number | null, transfer: Transfer): number {
  if (value === null) return ABSENT
  if (Number.isInteger(value) && value >= 0 && value < ABSENT) return value
  throw new RangeError(`transfer ${transfer.id}: ${value} is no block, transaction or log index`)
}

function timeColumn(transfer: Transfer): number {
  if (transfer.time === null) return Number.NaN
  if (Number.isFinite(transfer.time)) return transfer.time
  throw new RangeError(`transfer ${transfer.id}: ${transfer.time} is no time`)
}

/** The rows in the given order; rows that are not named are left out. */
export function gatherRows(columns: Columns, rows: Uint32Array): Columns {
  const pick = <A extends Uint32Array | Float64Array>(from: A, fresh: A): A => {
    for (let at = 0; at < rows.length; at++) fresh[at] = from[rows[at]!]!
    return fresh
  }
  const wide = new Map<number, bigint>()
  if (columns.wide.size > 0) {
    for (let at = 0; at < rows.length; at++) {
      const amount = columns.wide.get(rows[at]!)
      if (amount !== undefined) wide.set(at, amount)
    }
  }
  return {
    count: rows.length,
    from: pick(columns.from, uint32Array(rows.length)),
    to: pick(columns.to, uint32Array(rows.length)),
    amount: pick(columns.amount, float64Array(rows.length)),
    low: columns.low === null ? null : pick(columns.low, float64Array(rows.length)),
    wide,
    block: pick(columns.block, uint32Array(rows.length)),
    txIndex: pick(columns.txIndex, uint32Array(rows.length)),
    logIndex: pick(columns.logIndex, uint32Array(rows.length)),
    time: pick(columns.time, float64Array(rows.length)),
    ids: Array.from(rows, (row) => columns.ids.at(row)!),
    txHashes: Array.from(rows, (row) => columns.txHashes.at(row)!),
  }
}

/** One row as the record it came from. */
export function rowToTransfer(
  columns: Columns,
  holdings: HoldingTable,
  chain: string,
  row: number,
): Transfer {
  const from = columns.from[row]!
  const time = columns.time[row]!
  const given = (value: number) => (value === ABSENT ? null : value)
  return {
    id: columns.ids.at(row)!,
    chain,
    asset: holdings.assets[holdings.assetOf(from)]!,
    txHash: columns.txHashes.at(row)!,
    from: holdings.accounts[holdings.accountOf(from)]!,
    to: holdings.accounts[holdings.accountOf(columns.to[row]!)]!,
    amount: exactAmount(columns, row),
    block: given(columns.block[row]!),
    txIndex: given(columns.txIndex[row]!),
    logIndex: given(columns.logIndex[row]!),
    time: Number.isNaN(time) ? null : time,
  }
}
