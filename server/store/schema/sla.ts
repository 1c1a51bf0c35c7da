import { integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * How long alerts may wait, one row for each version. Rows are added and never changed. Office hours are null where
 * the version was stored before a desk could set its own.
 */
export const slaTermSets = pgTable('sla_term_sets', {
  version: integer().primaryKey(),
  terms: jsonb().notNull(),
  office: jsonb(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
  createdBy: text('created_by').notNull(),
})
