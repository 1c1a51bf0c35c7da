import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

import type { z } from 'zod'
import type { ImportNotice } from '#core/contract/import-notices.ts'
import { beginningOf, endingOf } from '../text-ends.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/**
 * Columns of a claim, shared by the label set and the staging table. `namespace` is the CAIP-2 namespace of the
 * address family and `address` its canonical form; `chain` narrows the claim to one chain.
 */
const claimColumns = () => ({
  namespace: text().notNull(),
  address: text().notNull(),
  chain: text(),
  category: text().notNull(),
  label: text().notNull(),
  actor: text(),
  source: text().notNull(),
  confidence: integer().notNull(),
  validFrom: instant('valid_from'),
  validUntil: instant('valid_until'),
  validFromBlock: bigint('valid_from_block', { mode: 'number' }),
  validUntilBlock: bigint('valid_until_block', { mode: 'number' }),
  uri: text(),
  note: text(),
  meta: jsonb(),
})

/** `id` is the digest of the claim itself: the same claim met twice is one row. */
export const labels = pgTable(
  'labels',
  {
    id: text().primaryKey(),
    ...claimColumns(),
    knownFrom: instant('known_from').notNull(),
    knownUntil: instant('known_until'),
    importId: text('import_id'),
  },
  (t) => [
    index('labels_address').on(t.namespace, t.address),
    index('labels_source').on(t.source),
    index('labels_category').on(t.category),
    index('labels_beginning').on(beginningOf(sql`${t.address}`)),
    index('labels_ending').on(endingOf(sql`${t.address}`)),
    index('labels_known').on(t.knownFrom.desc().nullsFirst(), t.id),
  ],
)

/** Rows of running imports. Unlogged (see the migrations): after a crash they are worth nothing, and they are gone. */
export const labelStaging = pgTable(
  'label_staging',
  {
    importId: text('import_id').notNull(),
    line: integer().notNull(),
    id: text().notNull(),
    ...claimColumns(),
  },
  (t) => [index('label_staging_import').on(t.importId, t.line)],
)

export const imports = pgTable(
  'imports',
  {
    id: text().primaryKey(),
    /** Null until it is told from the file's first lines. */
    kind: text(),
    filename: text().notNull(),
    state: text().notNull(),
    bytesTotal: bigint('bytes_total', { mode: 'number' }),
    bytesRead: bigint('bytes_read', { mode: 'number' }).notNull().default(0),
    sha256: text(),
    rowsRead: integer('rows_read').notNull().default(0),
    accepted: integer().notNull().default(0),
    merged: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
    /** Sentences alone: as versions before the codes kept them. */
    notices: jsonb().$type<(z.output<typeof ImportNotice> | string)[]>().notNull().default([]),
    alertsRaised: integer('alerts_raised'),
    error: text(),
    bookId: text('book_id'),
    /** False: the kinds of record that the file connects are watched from then on, and nothing before it. */
    lookBack: boolean('look_back').notNull().default(true),
    createdById: text('created_by_id'),
    createdAt: instant('created_at').notNull(),
    /** Last sign of life of a running import: without one it counts as abandoned. */
    heartbeatAt: instant('heartbeat_at'),
    finishedAt: instant('finished_at'),
  },
  (t) => [index('imports_created').on(t.createdAt.desc().nullsFirst(), t.id)],
)

export const importRejects = pgTable(
  'import_rejects',
  {
    importId: text('import_id').notNull(),
    n: integer().notNull(),
    line: integer().notNull(),
    field: text().notNull(),
    value: text().notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.n] })],
)
