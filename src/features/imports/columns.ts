import {
  CUSTOMER_COLUMNS,
  LABEL_COLUMNS,
  OFAC_DATED_COLUMNS,
  RECORD_COLUMNS,
  TRANSFER_COLUMNS,
  WALLET_COLUMNS,
} from '#core/contract/import-columns.ts'
import type { ImportKind } from '#src/data/imports.ts'

interface DocumentedKind {
  readonly kind: ImportKind
  /** In the order of the documentation; empty where a file of the kind has no columns. */
  readonly columns: readonly ColumnName[]
  readonly required: readonly ColumnName[]
}

export type ColumnName = (
  | typeof TRANSFER_COLUMNS
  | typeof LABEL_COLUMNS
  | typeof OFAC_DATED_COLUMNS
  | typeof RECORD_COLUMNS
  | typeof CUSTOMER_COLUMNS
  | typeof WALLET_COLUMNS
)[number]

/** What the import screen explains; a test holds what is required against the readers. */
export const DOCUMENTED: readonly DocumentedKind[] = [
  { kind: 'transfers-csv', columns: TRANSFER_COLUMNS, required: ['chain', 'tx_hash', 'from', 'to', 'asset'] },
  { kind: 'esplora-json', columns: [], required: [] },
  { kind: 'labels-csv', columns: LABEL_COLUMNS, required: ['address', 'category', 'label', 'source'] },
  {
    kind: 'ofac-dated',
    columns: OFAC_DATED_COLUMNS,
    required: ['asset_in_list', 'address', 'ofac_designated_date', 'delisted_seen_by'],
  },
  { kind: 'ofac-list', columns: [], required: [] },
  { kind: 'tagpack', columns: [], required: [] },
  { kind: 'records-csv', columns: RECORD_COLUMNS, required: ['record'] },
  { kind: 'customers-csv', columns: CUSTOMER_COLUMNS, required: ['customer', 'name', 'type', 'risk_rating'] },
  { kind: 'wallets-csv', columns: WALLET_COLUMNS, required: ['chain', 'address', 'role'] },
]

export const KINDS: readonly ImportKind[] = DOCUMENTED.map(({ kind }) => kind)
