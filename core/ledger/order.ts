import type { Columns } from './columns.ts'
import { ABSENT } from './columns.ts'

/**
 * The total order of one chain's rows.
 *
 * A row that names its block stands at that block: (block, txIndex, logIndex, time, id), an absent index
 * before any given one (the value a transaction carries precedes its logs). Two transactions that are said to stand at one
 * txIndex come one after the other, by hash.
 *
 * A row without a block but with a time stands by time. Where the chain has rows of both kinds, the two are
 * joined by anchors: rows that give block and time say when a block was. The timed row stands directly
 * after the last anchored block that is not later than it, before everything else if there is none, and
 * there (time, txIndex, logIndex, id) decides. A row with neither block nor time stands last: no flow may
 * be claimed to continue from a row of which nobody knows when it was.
 *
 * Every row has one key, keys compare lexicographically and ids are unique, so this is a total order for
 * any input; keys depend on the set of rows alone, so it does not depend on the order of arrival.
 * What the join could not know is counted in {@link OrderNotes}.
 */
export interface OrderKeys {
  /** Block a row stands at; -1 before the first, Infinity after the last. */
  readonly place: Float64Array
  /** True where rows with and without a block meet, so that a new row can move old ones. */
  readonly mixed: boolean
  readonly notes: OrderNotes
}

export interface OrderNotes {
  /** Rows placed by their block. */
  readonly byBlock: number
  /** Rows placed by their time, for want of a block. */
  readonly byTime: number
  /** Of those, rows that no anchor relates to the rows with a block: their place among them is a convention. */
  readonly unanchored: number
  /** Rows with neither: placed last. */
  readonly unplaced: number
}

/** Keys of all rows. O(n), and O(b log b) in the anchored blocks where rows are mixed. */
export function orderKeys(columns: Columns): OrderKeys {
  const { count, block, time } = columns
  const place = new Float64Array(count)
  let byBlock = 0
  let byTime = 0
  for (let row = 0; row < count; row++) {
    if (block[row] !== ABSENT) byBlock++
    else if (!Number.isNaN(time[row]!)) byTime++
  }
  const mixed = byBlock > 0 && byTime > 0
  const anchors = mixed ? anchorsOf(columns) : null
  let unanchored = 0
  for (let row = 0; row < count; row++) {
    if (block[row] !== ABSENT) place[row] = block[row]!
    else if (Number.isNaN(time[row]!)) place[row] = Infinity
    else if (anchors === null) place[row] = -1
    else {
      place[row] = lastAnchorAt(anchors, time[row]!)
      if (place[row] === -1) unanchored++
    }
  }
  const notes = { byBlock, byTime, unanchored, unplaced: count - byBlock - byTime }
  return { place, mixed, notes }
}

interface Anchors {
  readonly blocks: readonly number[]
  /** Latest time known at or before the block: never falls, whatever a miner's clock said. */
  readonly times: readonly number[]
}

function anchorsOf(columns: Columns): Anchors {
  const timeOf = new Map<number, number>()
  for (let row = 0; row < columns.count; row++) {
    const block = columns.block[row]!
    const time = columns.time[row]!
    if (block === ABSENT || Number.isNaN(time)) continue
    timeOf.set(block, Math.max(time, timeOf.get(block) ?? -Infinity))
  }
  const blocks = [...timeOf.keys()].sort((a, b) => a - b)
  const times: number[] = []
  for (const block of blocks) times.push(Math.max(timeOf.get(block)!, times.at(-1) ?? -Infinity))
  return { blocks, times }
}

function lastAnchorAt(anchors: Anchors, time: number): number {
  let low = 0
  let high = anchors.times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (anchors.times[middle]! <= time) low = middle + 1
    else high = middle
  }
  return low === 0 ? -1 : anchors.blocks[low - 1]!
}

/** Absent (the largest uint32) sorts first. */
const index = (value: number) => (value === ABSENT ? -1 : value)

/** A missing time sorts first. */
const moment = (value: number) => (Number.isNaN(value) ? -Infinity : value)

/** Infinity is the place of many rows, and Infinity - Infinity is not a number: compare, do not subtract. */
const order = <K extends number | string>(a: K, b: K) => (a < b ? -1 : a > b ? 1 : 0)

/** Compares two rows by their keys; 0 only for a row and itself. */
export function compareRows(columns: Columns, place: Float64Array, a: number, b: number): number {
  const { block, time, txIndex, logIndex, ids, txHashes } = columns
  if (place[a] !== place[b]) return order(place[a]!, place[b]!)
  const aTimed = block[a] === ABSENT
  const bTimed = block[b] === ABSENT
  if (aTimed !== bTimed) return aTimed ? 1 : -1
  const byTime = order(moment(time[a]!), moment(time[b]!))
  if (aTimed && byTime !== 0) return byTime
  const byTransaction = order(index(txIndex[a]!), index(txIndex[b]!))
  if (byTransaction !== 0) return byTransaction
  // Two transactions at one place of a block come from files that knew only part of it: neither runs through the other.
  const byHash = txIndex[a] === ABSENT ? 0 : order(txHashes.at(a)!, txHashes.at(b)!)
  if (byHash !== 0) return byHash
  const byLog = order(index(logIndex[a]!), index(logIndex[b]!))
  if (byLog !== 0) return byLog
  if (byTime !== 0) return byTime
  return order(ids.at(a)!, ids.at(b)!)
}

/**
 * The permutation that sorts the rows, or null if they are sorted. Rows before `trusted` are known to be in
 * order among themselves. The sort is a merge sort: nearly sorted input costs little more than a scan.
 */
export function sortingPermutation(columns: Columns, keys: OrderKeys, trusted: number): Uint32Array | null {
  const { place } = keys
  let sorted = true
  for (let row = keys.mixed ? 1 : Math.max(1, trusted); sorted && row < columns.count; row++) {
    sorted = compareRows(columns, place, row - 1, row) < 0
  }
  if (sorted) return null
  const rows = Array.from({ length: columns.count }, (_, row) => row)
  return Uint32Array.from(rows.sort((a, b) => compareRows(columns, place, a, b)))
}
