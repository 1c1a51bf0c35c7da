import type { Columns } from './columns.ts'
import { chainView, tableOf } from './chain-view.ts'
import { ABSENT, appendRows, gatherRows } from './columns.ts'
import type { Csr } from './csr.ts'
import { buildCsr } from './csr.ts'
import type { HashState } from './hash-state.ts'
import { HoldingTable } from './holdings.ts'
import { buildIdIndex } from './id-index.ts'
import type { OrderNotes } from './order.ts'
import { orderKeys, sortingPermutation } from './order.ts'
import { TransferConflictError } from './transfer-conflict.ts'
import type { Transfer } from './types.ts'

/**
 * All transfers of one chain in their total order (order.ts). A snapshot: nothing in it changes when the
 * ledger it came from grows. Event = row = position in the order.
 */
export interface ChainLedger {
  readonly chain: string
  readonly count: number
  readonly columns: Columns
  readonly holdingCount: number
  /** Events that leave a holding, and events that reach it. */
  readonly outgoing: Csr
  readonly incoming: Csr
  readonly notes: OrderNotes
  /** Places of the rows (order.ts), kept only where rows with and without a block meet. */
  readonly place: Float64Array | null
  /** Hash over the first rows, so that a digest need not start again (digest.ts). */
  readonly hashed: { current: HashState | null }
  /** Names by index. The lists are shared between snapshots, so they may name accounts that have no row here. */
  readonly accounts: readonly string[]
  readonly assets: readonly string[]
  /** Holding of an account in an asset, or -1. */
  find(account: string, asset: string): number
  accountIndex(account: string): number
  accountIndexOf(holding: number): number
  accountOf(holding: number): string
  assetOf(holding: number): string
  /** Row that carries the id, or -1. */
  rowOf(id: string): number
  transfer(row: number): Transfer
}

/** One chain ledger per chain: the chain is the first key of the order, and no transfer leaves its chain. */
export interface Ledger {
  readonly count: number
  readonly chains: ReadonlyMap<string, ChainLedger>
}

/**
 * Builds a ledger. The result does not depend on the order of the input, and a transfer met twice counts
 * once. Throws {@link TransferConflictError}, and RangeError for an amount that is no uint256.
 */
export function buildLedger(transfers: Iterable<Transfer>): Ledger {
  return appendTransfers({ count: 0, chains: new Map() }, transfers)
}

/**
 * A ledger with more transfers in it; late ones find their place. Equal to building from everything at
 * once. O(rows) copying plus O(new log new); a full sort only where rows with and without a block meet.
 */
export function appendTransfers(ledger: Ledger, transfers: Iterable<Transfer>): Ledger {
  const byChain = new Map<string, Transfer[]>()
  for (const transfer of transfers) {
    const list = byChain.get(transfer.chain)
    if (list === undefined) byChain.set(transfer.chain, [transfer])
    else list.push(transfer)
  }
  const chains = new Map(ledger.chains)
  for (const [chain, added] of byChain) chains.set(chain, extendChain(chain, ledger.chains.get(chain), added))
  return ledgerOf(chains)
}

/** The ledger without the rows for which `keep` is false: as if they had never been ingested. */
export function retainTransfers(ledger: Ledger, keep: (chain: ChainLedger, row: number) => boolean): Ledger {
  const chains = new Map<string, ChainLedger>()
  for (const [name, chain] of ledger.chains) {
    const rows = new Uint32Array(chain.count)
    let kept = 0
    for (let row = 0; row < chain.count; row++) if (keep(chain, row)) rows[kept++] = row
    if (kept === chain.count) chains.set(name, chain)
    else if (kept > 0) {
      chains.set(name, sealChain(name, gatherRows(chain.columns, rows.slice(0, kept)), tableOf(chain), null))
    }
  }
  return ledgerOf(chains)
}

/** Undoes a reorganisation: drops the chain's rows at `block` and above. Rows without a block stay. */
export function rollbackFrom(ledger: Ledger, chain: string, block: number): Ledger {
  return retainTransfers(ledger, (at, row) => {
    const rowBlock = at.columns.block[row]!
    return at.chain !== chain || rowBlock === ABSENT || rowBlock < block
  })
}

/** Where a transfer is, or null. */
export function locateTransfer(ledger: Ledger, id: string): { chain: ChainLedger; row: number } | null {
  for (const chain of ledger.chains.values()) {
    const row = chain.rowOf(id)
    if (row >= 0) return { chain, row }
  }
  return null
}

/** A transfer by its id; null where the ledger does not hold it. */
export function transferOf(ledger: Ledger, id: string): Transfer | null {
  const place = locateTransfer(ledger, id)
  return place === null ? null : place.chain.transfer(place.row)
}

/** Rows of one asset on its chain, in order. O(rows). */
export function rowsOfAsset(chain: ChainLedger, asset: string): Uint32Array {
  const { from } = chain.columns
  const ofAsset = Uint8Array.from({ length: chain.holdingCount }, (_, holding) =>
    chain.assetOf(holding) === asset ? 1 : 0,
  )
  const rows = new Uint32Array(chain.count)
  let count = 0
  for (let row = 0; row < chain.count; row++) if (ofAsset[from[row]!] === 1) rows[count++] = row
  return rows.slice(0, count)
}

function ledgerOf(chains: Map<string, ChainLedger>): Ledger {
  const sorted = new Map([...chains].sort(([a], [b]) => (a < b ? -1 : 1)))
  let count = 0
  for (const chain of sorted.values()) count += chain.count
  return { count, chains: sorted }
}

function extendChain(name: string, old: ChainLedger | undefined, added: readonly Transfer[]): ChainLedger {
  const fresh = withoutRepeats(old, added)
  if (old !== undefined && fresh.length === 0) return old
  const holdings = old === undefined ? new HoldingTable() : tableOf(old)
  return sealChain(name, appendRows(old?.columns ?? null, fresh, holdings), holdings, old ?? null)
}

function withoutRepeats(old: ChainLedger | undefined, added: readonly Transfer[]): Transfer[] {
  const repeated = new Set<number>()
  const ids = added.map((transfer) => transfer.id)
  buildIdIndex(ids, (first, second) => {
    if (!sameTransfer(added[first]!, added[second]!)) throw new TransferConflictError(ids[first]!)
    repeated.add(second)
  })
  return added.filter((transfer, at) => {
    if (repeated.has(at)) return false
    const known = old?.rowOf(transfer.id) ?? -1
    if (known < 0) return true
    if (!sameTransfer(old!.transfer(known), transfer)) throw new TransferConflictError(transfer.id)
    return false
  })
}

function sameTransfer(a: Transfer, b: Transfer): boolean {
  return (
    a.asset === b.asset &&
    a.txHash === b.txHash &&
    a.from === b.from &&
    a.to === b.to &&
    a.amount === b.amount &&
    a.block === b.block &&
    a.txIndex === b.txIndex &&
    a.logIndex === b.logIndex &&
    a.time === b.time
  )
}

/** Sorts the columns and derives what is looked up by. They begin with the rows of `grownFrom`. */
function sealChain(
  name: string,
  unsorted: Columns,
  holdings: HoldingTable,
  grownFrom: ChainLedger | null,
): ChainLedger {
  let keys = orderKeys(unsorted)
  const permutation = sortingPermutation(unsorted, keys, grownFrom?.count ?? 0)
  const columns = permutation === null ? unsorted : gatherRows(unsorted, permutation)
  if (permutation !== null && keys.mixed) keys = orderKeys(columns)
  const chain = chainView(holdings, {
    chain: name,
    columns,
    holdingCount: holdings.count,
    outgoing: buildCsr(columns.from, holdings.count),
    incoming: buildCsr(columns.to, holdings.count),
    notes: keys.notes,
    place: keys.mixed ? keys.place : null,
  })
  if (permutation === null) chain.hashed.current = grownFrom?.hashed.current ?? null
  return chain
}
