import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Assignment, Workload } from '#core/contract/assignment.ts'
import { type Absence, type AssignmentRule, awayUntil } from '#core/workflow/assignment.ts'
import { dayOfHktDate, hktDate, hktDay } from '#core/workflow/hkt.ts'
import { can, type Role } from '#core/workflow/roles.ts'
import type { Db } from './db.ts'
import { assignmentPeople, assignmentRuleSets } from './schema/assignment.ts'
import { users } from './schema/identity.ts'
import { alerts } from './schema/work.ts'

export type WireAssignment = z.output<typeof Assignment>
export type WireWorkload = z.output<typeof Workload>

/** States in which an alert is somebody's work. What went to the MLRO is in none of them. */
const WORK = ['new', 'assigned', 'in-review', 'awaiting-info', 'proposed-close', 'reopened']

export interface RuleSet {
  readonly version: number
  readonly rules: readonly AssignmentRule[]
  readonly createdAt: Date | null
  readonly createdBy: string | null
}

/** The rules in force. Within a transaction `lock` keeps others from giving out alerts until it ends. */
export async function ruleSet(db: Db, lock = false): Promise<RuleSet> {
  const query = db.select().from(assignmentRuleSets).orderBy(desc(assignmentRuleSets.version)).limit(1)
  const [row] = lock ? await query.for('update') : await query
  if (row === undefined) return { version: 0, rules: [], createdAt: null, createdBy: null }
  return { ...row, rules: row.rules as readonly AssignmentRule[] }
}

/** Everybody who may work alerts, with what they have and when they are away, by name. */
export async function workloads(db: Db, now: number): Promise<WireWorkload[]> {
  const open = db
    .select({ id: alerts.assigneeId, count: sql<number>`count(*)::int`.as('count') })
    .from(alerts)
    .where(and(eq(alerts.open, true), inArray(alerts.status, WORK)))
    .groupBy(alerts.assigneeId)
    .as('open')
  const rows = await db
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      open: open.count,
      capacity: assignmentPeople.capacity,
      absences: assignmentPeople.absences,
      version: assignmentPeople.version,
    })
    .from(users)
    .leftJoin(open, eq(open.id, users.id))
    .leftJoin(assignmentPeople, eq(assignmentPeople.userId, users.id))
    .where(isNull(users.disabledAt))
    .orderBy(asc(users.name), asc(users.id))
  const today = hktDate(hktDay(now))
  return rows
    .filter(({ role }) => can(role as Role, 'alert.work'))
    .map(({ id, name, role, open: count, capacity, absences, version }) => {
      const away = (absences ?? []) as Absence[]
      return {
        person: { id, name, role },
        open: count ?? 0,
        capacity,
        absences: away,
        awayUntil: awayUntil(away, today, (day) => hktDate(dayOfHktDate(day) + 1)),
        version: version ?? 0,
      }
    })
}

/** What waits for somebody: new, nobody's, and awake at `now` (epoch ms). */
export function unassignedAt(now: number) {
  const at = new Date(now).toISOString()
  return and(
    eq(alerts.status, 'new'),
    isNull(alerts.assigneeId),
    sql`not coalesce(${alerts.snoozedUntil} > ${at}::timestamptz, false)`,
  )
}

/** The rules, the people and how much waits. */
export async function assignment(db: Db, now: number): Promise<WireAssignment> {
  const { version, rules, createdAt, createdBy } = await ruleSet(db)
  const [author] =
    createdBy === null
      ? []
      : await db
          .select({ id: users.id, name: users.name, role: users.role })
          .from(users)
          .where(eq(users.id, createdBy))
  return {
    version,
    rules: rules.map((rule) => ({
      ...rule,
      books: [...rule.books],
      severities: [...rule.severities],
      people: [...rule.people],
    })),
    changedAt: createdAt?.toISOString() ?? null,
    changedBy: author ?? null,
    people: await workloads(db, now),
    unassigned: await db.$count(alerts, unassignedAt(now)),
  }
}
