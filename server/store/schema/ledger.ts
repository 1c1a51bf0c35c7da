import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

import { beginningOf, endingOf } from '../text-ends.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
const units = (name: string) => numeric(name, { precision: 78, scale: 0, mode: 'bigint' })

/** What is monitored: a platform's wallets, an issued token, a tokenised instrument, or an imported case. */
export const books = pgTable('books', {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text({ enum: ['platform', 'token', 'instrument', 'case'] }).notNull(),
  /** Scope of a token or instrument book. */
  assetId: text('asset_id'),
  demo: boolean().notNull().default(false),
  createdAt: instant('created_at').notNull(),
})

export const customers = pgTable('customers', {
  ref: text().primaryKey(),
  bookId: text('book_id')
    .notNull()
    .references(() => books.id),
  name: text().notNull(),
  type: text({ enum: ['individual', 'corporate'] }).notNull(),
  riskRating: text('risk_rating').notNull(),
  onboardedAt: instant('onboarded_at'),
  exitedAt: instant('exited_at'),
  exitReason: text('exit_reason'),
  /** Name and reference in lower case, so that a search reads one text and turns none (alert-text.ts). */
  searched: text().generatedAlwaysAs(sql`lower((name || chr(10) || ref) collate "default")`),
})

/** Scope of a platform book: its own wallets and its customers', by CAIP-10 account key. */
export const bookAccounts = pgTable(
  'book_accounts',
  {
    bookId: text('book_id')
      .notNull()
      .references(() => books.id),
    account: text().notNull(),
    role: text({
      enum: ['hot', 'cold', 'customer-deposit', 'customer-withdrawal', 'issuer', 'treasury'],
    }).notNull(),
    customerRef: text('customer_ref').references(() => customers.ref),
  },
  (t) => [primaryKey({ columns: [t.bookId, t.account] }), index('book_accounts_account').on(t.account)],
)

export const assets = pgTable('assets', {
  id: text().primaryKey(),
  chain: text().notNull(),
  symbol: text().notNull(),
  decimals: integer().notNull(),
  name: text().notNull(),
})

/** Fiat minor units (cents) for one whole unit of the asset on a day, with the price's source. */
export const prices = pgTable(
  'prices',
  {
    assetId: text('asset_id').notNull(),
    currency: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    minorPerUnit: units('minor_per_unit').notNull(),
    source: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.assetId, t.currency, t.day] })],
)

/** Columns of a transfer, shared by the ledger and by the staging table of a running import. */
const transferColumns = () => ({
  chain: text().notNull(),
  txHash: text('tx_hash').notNull(),
  logIndex: integer('log_index'),
  txIndex: integer('tx_index'),
  block: bigint({ mode: 'number' }),
  time: instant('time'),
  fromAccount: text('from_account').notNull(),
  toAccount: text('to_account').notNull(),
  assetId: text('asset_id').notNull(),
  amount: units('amount').notNull(),
  fiatCurrency: text('fiat_currency'),
  fiatMinor: units('fiat_minor'),
  priceSource: text('price_source'),
  note: text(),
})

export const transfers = pgTable(
  'transfers',
  {
    id: text().primaryKey(),
    ...transferColumns(),
    bookId: text('book_id').references(() => books.id),
    importId: text('import_id'),
    seq: bigserial({ mode: 'number' }).notNull(),
  },
  (t) => [
    index('transfers_block').on(t.chain, t.block),
    index('transfers_from').on(t.fromAccount, t.block),
    index('transfers_to').on(t.toAccount, t.block),
    index('transfers_tx').on(t.chain, t.txHash),
    index('transfers_book').on(t.bookId),
    index('transfers_asset').on(t.assetId),
    index('transfers_import').on(t.importId),
    index('transfers_tx_ending').on(endingOf(sql`${t.txHash}`)),
  ],
)

/**
 * Every account of which a transfer is held or that a book monitors, once: kept by triggers (the migrations), so that
 * whoever stores a transfer need not think of it. Searched by the beginning of its address and by its end, whatever
 * the case of letters (address-part.ts).
 */
export const heldAccounts = pgTable('held_accounts', { key: text().primaryKey() }, (t) => [
  index('held_accounts_beginning').on(beginningOf(sql`split_part(${t.key}, ':', 3)`)),
  index('held_accounts_ending').on(endingOf(sql`${t.key}`)),
])

/**
 * How many transfers are held: one row, kept by a trigger as the accounts are. Every question about the graph asks whether there
 * are more than the process knows, and counting a million rows each time would be most of its answer.
 */
export const heldTransfers = pgTable('held_transfers', {
  id: integer().primaryKey(),
  count: bigint({ mode: 'number' }).notNull(),
})

export const transferStaging = pgTable(
  'transfer_staging',
  {
    importId: text('import_id').notNull(),
    line: integer().notNull(),
    id: text().notNull(),
    /** The case the row itself names; null: the case of the file. */
    caseName: text('case_name'),
    ...transferColumns(),
  },
  (t) => [index('transfer_staging_import').on(t.importId, t.line)],
)
