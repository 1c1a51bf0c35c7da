import { chainView } from './chain-view.ts'
import type { Columns } from './columns.ts'
import { HoldingTable } from './holdings.ts'
import type { ChainLedger, Ledger } from './ledger.ts'
import { uint32Array } from './memory.ts'
import type { PackedStrings } from './strings.ts'
import { packStrings, toStrings, unpackStrings } from './strings.ts'

/**
 * A chain's ledger as plain arrays, to be posted to another thread. The arrays of rows and indexes are those of
 * the ledger itself: where they stand on shared memory (memory.ts), posting them copies nothing.
 */
export interface ChainPackage extends Pick<
  ChainLedger,
  'chain' | 'holdingCount' | 'outgoing' | 'incoming' | 'notes' | 'place'
> {
  readonly columns: Omit<Columns, 'ids' | 'txHashes'>
  readonly ids: PackedStrings
  readonly txHashes: PackedStrings
  readonly accounts: PackedStrings
  readonly assets: readonly string[]
  readonly accountOf: Uint32Array
  readonly assetOf: Uint32Array
}

/** Packs one chain, O(rows). Yields now and then, so that a host can give way to others. */
export function* packChain(chain: ChainLedger): Generator<void, ChainPackage> {
  const { ids, txHashes, ...columns } = chain.columns
  const accountOf = uint32Array(chain.holdingCount)
  const assetOf = uint32Array(chain.holdingCount)
  const assetIndex = new Map(chain.assets.map((asset, at) => [asset, at]))
  let accounts = 0
  for (let holding = 0; holding < chain.holdingCount; holding++) {
    accountOf[holding] = chain.accountIndexOf(holding)
    assetOf[holding] = assetIndex.get(chain.assetOf(holding))!
    accounts = Math.max(accounts, accountOf[holding]! + 1)
  }
  yield
  const { chain: name, holdingCount, outgoing, incoming, notes, place } = chain
  return {
    chain: name,
    holdingCount,
    outgoing,
    incoming,
    notes,
    place,
    columns,
    ids: yield* packStrings(ids),
    txHashes: yield* packStrings(txHashes),
    accounts: yield* packStrings(chain.accounts, accounts),
    assets: [...chain.assets],
    accountOf,
    assetOf,
  }
}

/** The ledger that was packed: equal in every answer and in its digest. O(accounts and holdings). */
export function unpackLedger(packages: readonly ChainPackage[]): Ledger {
  const chains = new Map(packages.map((one) => [one.chain, unpackChain(one)]))
  return { count: [...chains.values()].reduce((sum, chain) => sum + chain.count, 0), chains }
}

function unpackChain(one: ChainPackage): ChainLedger {
  const { chain, holdingCount, outgoing, incoming, notes, place } = one
  const holdings = HoldingTable.restore(
    toStrings(unpackStrings(one.accounts)),
    one.assets,
    one.accountOf,
    one.assetOf,
  )
  const columns = { ...one.columns, ids: unpackStrings(one.ids), txHashes: unpackStrings(one.txHashes) }
  return chainView(holdings, { chain, columns, holdingCount, outgoing, incoming, notes, place })
}
