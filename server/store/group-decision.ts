import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { GroupDecision } from '#core/contract/alert-groups.ts'
import { FOUR_EYES_FROM } from '#core/workflow/lifecycle.ts'
import { ProblemError } from '../http/problem.ts'
import { wireSource } from './alert-groups.ts'
import { selectSummaries, toSummaries } from './alert-summary.ts'
import { type Reader, visibleColumns } from './alert-visibility.ts'
import type { Db } from './db.ts'
import { groupDecisions, groupReviews } from './schema/groups.ts'
import { users } from './schema/identity.ts'
import { books } from './schema/ledger.ts'
import { alerts } from './schema/work.ts'
import { iso, isoOrNull } from './wire.ts'

export type WireGroupDecision = z.output<typeof GroupDecision>
export type GroupDecisionRow = typeof groupDecisions.$inferSelect
export type Cause = Pick<GroupDecisionRow, 'bookId' | 'ruleId' | 'riskSource'>

/** The alerts of a cause, as a condition. */
export function ofCause({ bookId, ruleId, riskSource }: Cause) {
  return and(eq(alerts.bookId, bookId), eq(alerts.ruleId, ruleId), eq(alerts.riskSource, riskSource))
}

/** A decision as it is stored. @throws ProblemError `not-found` */
export async function groupDecisionRow(db: Db, id: string): Promise<GroupDecisionRow> {
  const [row] = await db.select().from(groupDecisions).where(eq(groupDecisions.id, id))
  if (row === undefined) throw new ProblemError('not-found', `There is no group decision ${id}.`)
  return row
}

/** The alerts of its sample, in the order of the draw. */
export async function reviewsOf(db: Db, decisionId: string) {
  return db
    .select()
    .from(groupReviews)
    .where(eq(groupReviews.decisionId, decisionId))
    .orderBy(asc(groupReviews.place))
}

/** A decision with its sample as the reader may see it. @throws ProblemError `not-found` */
export async function groupDecision(
  db: Db,
  id: string,
  reader: Reader,
  now: number,
): Promise<WireGroupDecision> {
  const row = await groupDecisionRow(db, id)
  const reviews = await reviewsOf(db, id)
  const ids = reviews.map((review) => review.alertId)
  const summaries = await toSummaries(
    db,
    await selectSummaries(db).where(inArray(alerts.id, ids)),
    reader,
    now,
  )
  const byId = new Map(summaries.map((summary) => [summary.id, summary]))
  const [book] = await db.select().from(books).where(eq(books.id, row.bookId))
  const [person] = await db.select().from(users).where(eq(users.id, row.createdById))
  const rule = summaries[0]?.rule
  return {
    id,
    book: { id: row.bookId, name: book?.name ?? row.bookId, kind: book?.kind ?? 'case' },
    rule: { id: row.ruleId, name: rule?.name ?? row.ruleId },
    source: wireSource(row.riskSource),
    members: row.members.length,
    leftOut: await leftOut(db, row, reader),
    seed: row.seed,
    sample: reviews.flatMap(({ alertId, openedAt, verdict, note, at }) => {
      const alert = byId.get(alertId)
      if (alert === undefined) return []
      return [{ alert, openedAt: isoOrNull(openedAt), verdict, note, reviewedAt: isoOrNull(at) }]
    }),
    createdBy: {
      id: row.createdById,
      name: person?.name ?? row.createdById,
      role: person?.role ?? 'analyst',
    },
    createdAt: iso(row.createdAt),
    decidedAt: isoOrNull(row.decidedAt),
    outcomes: row.outcomes,
  }
}

/** Open alerts of the cause that the decision is not for, by why. */
async function leftOut(db: Db, row: GroupDecisionRow, reader: Reader) {
  const open = await db
    .select({ id: alerts.id, severity: alerts.severity, sanctions: alerts.sanctions })
    .from(alerts)
    .where(and(ofCause(row), sql`${visibleColumns(reader).open}`))
  const members = new Set(row.members.map(({ id }) => id))
  const others = open.filter(({ id }) => !members.has(id))
  const grave = others.filter(({ severity, sanctions }) => sanctions || severity >= FOUR_EYES_FROM).length
  return { grave, others: others.length - grave }
}

/** Notes that a person opened an alert which is in the sample of a decision of theirs that is not made yet. */
export async function noteOpened(db: Db, alertId: string, personId: string, at: Date): Promise<void> {
  const mine = db
    .select({ id: groupDecisions.id })
    .from(groupDecisions)
    .where(and(eq(groupDecisions.createdById, personId), isNull(groupDecisions.decidedAt)))
  await db
    .update(groupReviews)
    .set({ openedAt: at })
    .where(
      and(
        eq(groupReviews.alertId, alertId),
        isNull(groupReviews.openedAt),
        inArray(groupReviews.decisionId, mine),
      ),
    )
}
