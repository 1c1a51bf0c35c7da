import { index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { users } from './identity.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A saved view of the queue: what is filtered, how it is ordered and which columns are shown. */
export const queueViews = pgTable(
  'queue_views',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id),
    scope: text({ enum: ['personal', 'team'] }).notNull(),
    name: text().notNull(),
    search: jsonb().$type<Record<string, unknown>>().notNull(),
    layout: jsonb().$type<Record<string, unknown>>().notNull(),
    updatedAt: instant('updated_at').notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [index('queue_views_owner').on(t.ownerId)],
)

/** With which view a person begins. No row: with what is open. */
export const queueViewDefaults = pgTable('queue_view_defaults', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  viewId: text('view_id')
    .notNull()
    .references(() => queueViews.id, { onDelete: 'cascade' }),
})
