import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { users } from './identity.ts'
import { investigations } from './investigations.ts'
import { alerts } from './work.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
const person = (name: string) =>
  text(name)
    .notNull()
    .references(() => users.id)

/** Matters under inquiry. `restricted` ones exist only for readers of the restricted compartment. */
export const cases = pgTable(
  'cases',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    state: text({ enum: ['open', 'closed'] }).notNull(),
    restricted: boolean().notNull(),
    ownerId: person('owner_id'),
    openedById: person('opened_by_id'),
    openedAt: instant('opened_at').notNull(),
    updatedById: person('updated_by_id'),
    updatedAt: instant('updated_at').notNull(),
    closedById: text('closed_by_id').references(() => users.id),
    closedAt: instant('closed_at'),
    /** Why it was closed. */
    outcome: text(),
    version: integer().notNull(),
  },
  (t) => [
    index('cases_changed').on(t.state, t.updatedAt.desc().nullsFirst(), t.id),
    index('cases_owner').on(t.ownerId),
  ],
)

/** `restricted`: added inside the restricted compartment, which alone knows of it. */
const membership = {
  restricted: boolean().notNull(),
  addedById: person('added_by_id'),
  addedAt: instant('added_at').notNull(),
}

export const caseAlerts = pgTable(
  'case_alerts',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    alertId: text('alert_id')
      .notNull()
      .references(() => alerts.id),
    ...membership,
  },
  (t) => [primaryKey({ columns: [t.caseId, t.alertId] }), index('case_alerts_alert').on(t.alertId)],
)

export const caseInvestigations = pgTable(
  'case_investigations',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    investigationId: text('investigation_id')
      .notNull()
      .references(() => investigations.id),
    ...membership,
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.investigationId] }),
    index('case_investigations_investigation').on(t.investigationId),
  ],
)
