import { rowToTransfer } from './columns.ts'
import type { Csr } from './csr.ts'
import type { HoldingTable } from './holdings.ts'
import type { IdIndex } from './id-index.ts'
import { buildIdIndex } from './id-index.ts'
import type { ChainLedger } from './ledger.ts'
import { TransferConflictError } from './transfer-conflict.ts'

/** What a chain's ledger is made of, apart from its names. */
export type ChainParts = Pick<
  ChainLedger,
  'chain' | 'columns' | 'holdingCount' | 'outgoing' | 'incoming' | 'notes' | 'place'
>

const tables = new WeakMap<ChainLedger, HoldingTable>()

/** The names behind a chain's holdings, which later snapshots share. */
export function tableOf(chain: ChainLedger): HoldingTable {
  return tables.get(chain)!
}

/** The parts with everything that is looked up by name. */
export function chainView(holdings: HoldingTable, parts: ChainParts): ChainLedger {
  const { columns, outgoing, incoming, holdingCount } = parts
  let idIndex: IdIndex | null = null
  const chain: ChainLedger = {
    ...parts,
    count: columns.count,
    hashed: { current: null },
    accounts: holdings.accounts,
    assets: holdings.assets,
    find(account, asset) {
      const holding = holdings.find(account, asset)
      return holding >= 0 && holding < holdingCount && (has(outgoing, holding) || has(incoming, holding))
        ? holding
        : -1
    },
    accountIndex: (account) => holdings.accountIndex(account),
    accountIndexOf: (holding) => holdings.accountOf(holding),
    accountOf: (holding) => holdings.accounts[holdings.accountOf(holding)]!,
    assetOf: (holding) => holdings.assets[holdings.assetOf(holding)]!,
    rowOf(id) {
      idIndex ??= buildIdIndex(columns.ids, (first) => {
        throw new TransferConflictError(columns.ids.at(first)!)
      })
      return idIndex.find(id)
    },
    transfer: (row) => rowToTransfer(columns, holdings, parts.chain, row),
  }
  tables.set(chain, holdings)
  return chain
}

/** The table outlives rows that were taken back, and grows with later snapshots: only rows count. */
function has({ offsets }: Csr, holding: number): boolean {
  return offsets[holding]! < offsets[holding + 1]!
}
