import { boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { users } from './identity.ts'
import { alerts } from './work.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Who was called by name in a note, and whether they have seen it. The note itself stands in the trail. */
export const mentions = pgTable(
  'mentions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    alertId: text('alert_id')
      .notNull()
      .references(() => alerts.id),
    personId: text('person_id')
      .notNull()
      .references(() => users.id),
    byId: text('by_id')
      .notNull()
      .references(() => users.id),
    at: instant('at').notNull(),
    /** Written inside the restricted compartment: shown to nobody outside it, also after the person left it. */
    restricted: boolean().notNull(),
    readAt: instant('read_at'),
  },
  (t) => [index('mentions_person').on(t.personId, t.id)],
)
