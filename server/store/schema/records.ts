import { bigserial, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** What a row is, which one, and what it says: shared by what is held and by the staging table of a running import. */
const documentColumns = () => ({
  /** The word in `record` of the file: `wallet-proof`, `travel-rule` ... (server/sources/record-kinds.ts) */
  kind: text().notNull(),
  /** Says which record it is; what it says is in `body`. */
  key: text().notNull(),
  body: jsonb().notNull(),
})

/**
 * What other systems told the desk. A record that is met again with something else to say is a new row, and the
 * newest of a key is in force: what was known before stays.
 */
export const heldRecords = pgTable(
  'held_records',
  {
    n: bigserial({ mode: 'number' }).primaryKey(),
    ...documentColumns(),
    knownFrom: timestamp('known_from', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    importId: text('import_id'),
  },
  (t) => [index('held_records_key').on(t.kind, t.key, t.n.desc().nullsFirst())],
)

/**
 * Kinds of record whose rules look at transfers from an instant on and at nothing before: whoever connected the kind
 * chose not to look back. A connected kind that is not here is looked for in everything that is held.
 */
export const recordWatches = pgTable('record_watches', {
  kind: text().primaryKey(),
  /** Null: somebody looked back after all, with the import that is named. */
  watchedFrom: timestamp('watched_from', { withTimezone: true, mode: 'date', precision: 3 }),
  importId: text('import_id').notNull(),
})

/** Rows of a running import of records, customers or wallets. */
export const recordStaging = pgTable(
  'record_staging',
  {
    importId: text('import_id').notNull(),
    line: integer().notNull(),
    ...documentColumns(),
  },
  (t) => [index('record_staging_import').on(t.importId, t.line)],
)
