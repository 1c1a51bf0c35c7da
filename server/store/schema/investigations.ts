import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { InvestigationDocument, InvestigationFileFacts } from '#core/contract/investigation-document.ts'
import { users } from './identity.ts'
import { alerts } from './work.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Saved pictures. `restricted` ones exist only for readers of the restricted compartment. */
export const investigations = pgTable(
  'investigations',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id),
    state: text({ enum: ['active', 'archived'] }).notNull(),
    restricted: boolean().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedById: text('updated_by_id')
      .notNull()
      .references(() => users.id),
    /** The newest revision. */
    revision: integer().notNull(),
    steps: integer().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    index('investigations_changed').on(t.state, t.updatedAt.desc().nullsFirst(), t.id),
    index('investigations_owner').on(t.ownerId),
  ],
)

/** Every save. Only an autosave is ever written over, and only by its author's next one, while it is the newest. */
export const investigationRevisions = pgTable(
  'investigation_revisions',
  {
    investigationId: text('investigation_id')
      .notNull()
      .references(() => investigations.id),
    n: integer().notNull(),
    kind: text({ enum: ['named', 'autosave'] }).notNull(),
    label: text(),
    document: jsonb().$type<InvestigationDocument>().notNull(),
    /** SHA-256 of the steps as canonical JSON. */
    digest: text().notNull(),
    steps: integer().notNull(),
    savedById: text('saved_by_id')
      .notNull()
      .references(() => users.id),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.investigationId, t.n] })],
)

/** What a file brought with it, as it stood there: never joined with the transfers and labels that the desk holds. */
export const investigationFiles = pgTable('investigation_files', {
  investigationId: text('investigation_id')
    .primaryKey()
    .references(() => investigations.id),
  exportedAt: instant('exported_at').notNull(),
  exportedBy: text('exported_by').notNull(),
  nodes: integer().notNull(),
  edges: integer().notNull(),
  content: jsonb().$type<InvestigationFileFacts>().notNull(),
})

/** `restricted`: made inside the restricted compartment, about an alert that had been handed over. */
export const investigationAlerts = pgTable(
  'investigation_alerts',
  {
    investigationId: text('investigation_id')
      .notNull()
      .references(() => investigations.id),
    alertId: text('alert_id')
      .notNull()
      .references(() => alerts.id),
    restricted: boolean().notNull(),
    attachedById: text('attached_by_id')
      .notNull()
      .references(() => users.id),
    attachedAt: instant('attached_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.investigationId, t.alertId] }),
    index('investigation_alerts_alert').on(t.alertId),
  ],
)
