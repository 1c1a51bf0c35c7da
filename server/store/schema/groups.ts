import { index, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { GroupOutcome } from '#core/contract/alert-groups.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/**
 * One decision meant for all alerts of a cause: who it is for, which of them chance picked to be looked at, and what
 * came of it. The seed and the members are kept, so that the draw can be made again.
 */
export const groupDecisions = pgTable(
  'group_decisions',
  {
    id: text().primaryKey(),
    bookId: text('book_id').notNull(),
    ruleId: text('rule_id').notNull(),
    riskSource: text('risk_source').notNull(),
    seed: text().notNull(),
    memberIds: text('member_ids').array().notNull(),
    sampleIds: text('sample_ids').array().notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
    /** One entry for each member; null until it was decided. */
    outcomes: jsonb().$type<GroupOutcome[]>(),
  },
  (t) => [index('group_decisions_cause').on(t.bookId, t.ruleId, t.riskSource)],
)

/** What the person found at each alert of the sample. */
export const groupReviews = pgTable(
  'group_reviews',
  {
    decisionId: text('decision_id')
      .notNull()
      .references(() => groupDecisions.id),
    alertId: text('alert_id').notNull(),
    verdict: text().$type<'same' | 'different'>().notNull(),
    note: text(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.decisionId, t.alertId] })],
)
