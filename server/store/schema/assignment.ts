import { integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** The ordered rules of assignment, one row for each version. Rows are added and never changed. */
export const assignmentRuleSets = pgTable('assignment_rule_sets', {
  version: integer().primaryKey(),
  rules: jsonb().notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: text('created_by').notNull(),
})

/** Whose turn it was last under a rule: round robin goes on where it stopped, whatever process runs it. */
export const assignmentTurns = pgTable('assignment_turns', {
  ruleId: text('rule_id').primaryKey(),
  lastPerson: text('last_person').notNull(),
  given: integer().notNull(),
})

/** What the desk knows of a person for giving work: most open alerts (null: no limit), and when they are away. */
export const assignmentPeople = pgTable('assignment_people', {
  userId: text('user_id').primaryKey(),
  capacity: integer(),
  /** List of Hong Kong dates, both included: `{ from, to }`. Why somebody is away is nobody's business here. */
  absences: jsonb().notNull(),
  version: integer().notNull(),
})
