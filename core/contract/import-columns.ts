/* The columns of each kind of file: what the readers know, and what the import screen explains. */

/** Columns of a transfers file, as documented; required: chain, tx_hash, from, to, asset. */
export const TRANSFER_COLUMNS = [
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

/** Columns of a label file; required: address, category, label, and source unless the options name one. */
export const LABEL_COLUMNS = [
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

/** Columns of a list of OFAC addresses with dates; required: asset_in_list, address, ofac_designated_date, delisted_seen_by. */
export const OFAC_DATED_COLUMNS = [
  'asset_in_list',
  'address',
  'name',
  'ofac_designated_date',
  'first_seen',
  'last_seen',
  'listed',
  'delisted_seen_by',
] as const

/** Columns of a records file; `record` says which kind a row is, and with it which of the others it needs. */
export const RECORD_COLUMNS = [
  'record',
  'customer',
  'at',
  'until',
  'chain',
  'account',
  'spender',
  'asset',
  'amount_units',
  'transfer',
  'tx_hash',
  'log_index',
  'missing',
  'name_matches',
  'method',
  'device',
  'ip',
  'detail',
  'side',
  'way',
  'fiat_value',
  'taken',
  'jurisdiction',
  'licensed',
] as const

/** Columns of a file of customers; required: customer, name, type, risk_rating. */
export const CUSTOMER_COLUMNS = [
  'customer',
  'name',
  'type',
  'risk_rating',
  'onboarded_at',
  'exited_at',
  'exit_reason',
  'book',
] as const

/** Columns of a file of wallets that a book monitors; required: chain, address, role. */
export const WALLET_COLUMNS = ['chain', 'address', 'role', 'customer', 'book', 'book_kind', 'asset'] as const
