import type { ImportKind } from '#src/data/imports.ts'

interface DocumentedKind {
  readonly kind: ImportKind
  /** In the order of the documentation; empty where a file of the kind has no columns. */
  readonly columns: readonly ColumnName[]
  readonly required: readonly ColumnName[]
}

const TRANSFERS = [
  'chain',
  'tx_hash',
  'log_index',
  'tx_index',
  'block',
  'time',
  'from',
  'to',
  'asset',
  'decimals',
  'amount',
  'amount_units',
  'fiat_value',
  'fiat_currency',
  'price_source',
  'note',
  'case',
] as const

const LABELS = [
  'address',
  'category',
  'actor',
  'label',
  'source',
  'confidence',
  'valid_from',
  'valid_until',
  'chain',
  'uri',
  'note',
] as const

const OFAC_DATED = [
  'asset_in_list',
  'address',
  'name',
  'ofac_designated_date',
  'first_seen',
  'last_seen',
  'listed',
  'delisted_seen_by',
] as const

export type ColumnName = (typeof TRANSFERS | typeof LABELS | typeof OFAC_DATED)[number]

/** What the readers of the server accept. A test holds this against them. */
export const DOCUMENTED: readonly DocumentedKind[] = [
  { kind: 'transfers-csv', columns: TRANSFERS, required: ['chain', 'tx_hash', 'from', 'to', 'asset'] },
  { kind: 'labels-csv', columns: LABELS, required: ['address', 'category', 'label', 'source'] },
  {
    kind: 'ofac-dated',
    columns: OFAC_DATED,
    required: ['asset_in_list', 'address', 'ofac_designated_date', 'delisted_seen_by'],
  },
  { kind: 'ofac-list', columns: [], required: [] },
  { kind: 'tagpack', columns: [], required: [] },
]

export const KINDS: readonly ImportKind[] = DOCUMENTED.map(({ kind }) => kind)
