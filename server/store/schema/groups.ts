import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A member with the version at which it was drawn: what changed since is not decided with the others. */
export interface GroupMember {
  readonly id: string
  readonly version: number
}

export interface StoredOutcome {
  readonly alertId: string
  readonly ok: boolean
  readonly detail: string | null
}

/**
 * One decision meant for all alerts of a cause: which they are, which of them chance picked to be looked at, and what
 * came of it. The seed is kept, so that the draw can be made again.
 */
export const groupDecisions = pgTable(
  'group_decisions',
  {
    id: text().primaryKey(),
    bookId: text('book_id').notNull(),
    ruleId: text('rule_id').notNull(),
    riskSource: text('risk_source').notNull(),
    seed: text().notNull(),
    members: jsonb().$type<GroupMember[]>().notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
    /** One entry for each member; null until it was decided. */
    outcomes: jsonb().$type<StoredOutcome[]>(),
  },
  (t) => [index('group_decisions_cause').on(t.bookId, t.ruleId, t.riskSource)],
)

/** The alerts of a sample, in the order of the draw, with when the person opened each and what they found. */
export const groupReviews = pgTable(
  'group_reviews',
  {
    decisionId: text('decision_id')
      .notNull()
      .references(() => groupDecisions.id),
    alertId: text('alert_id').notNull(),
    place: integer().notNull(),
    openedAt: instant('opened_at'),
    verdict: text().$type<'same' | 'different'>(),
    note: text(),
    at: instant('at'),
  },
  (t) => [primaryKey({ columns: [t.decisionId, t.alertId] }), index('group_reviews_alert').on(t.alertId)],
)
