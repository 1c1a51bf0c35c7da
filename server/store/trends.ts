import { and, between, eq, lte, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { getTrends } from '#core/contract/assurance.ts'
import { DAY, hktDate, startOfHktDay } from '#core/workflow/hkt.ts'
import { closureCode } from '#core/workflow/closure-codes.ts'
import { overdueAt } from './alert-filter.ts'
import { type Reader, type VisibleColumns, visibleColumns } from './alert-visibility.ts'
import type { Db } from './db.ts'
import { alerts } from './schema/work.ts'

export type WireTrends = z.output<NonNullable<typeof getTrends.ok.schema>>

interface Period {
  /** Hong Kong days (core/workflow/hkt.ts), both included. */
  readonly from: number
  readonly to: number
  readonly book: string | undefined
}

/** What every figure of one answer is counted over. */
interface Scope {
  readonly db: Db
  readonly visible: VisibleColumns
  /** The book asked for, of what exists for the reader. */
  readonly book: SQL | undefined
  readonly start: Date
  readonly end: Date
}

/**
 * The figures of the trends page over what the reader may see, so that each opens the same alerts in the queue:
 * created by `createdFrom`/`createdTo`, closed by `closedFrom`/`closedTo`, open and overdue as of now among the
 * alerts created up to the end of the period by `createdTo` with `open` and `overdue`.
 */
export async function readTrends(
  db: Db,
  { from, to, book }: Period,
  reader: Reader,
  now: number,
): Promise<WireTrends> {
  const visible = visibleColumns(reader)
  const scope: Scope = {
    db,
    visible,
    book: and(visible.shown, book === undefined ? undefined : eq(alerts.bookId, book)),
    start: new Date(startOfHktDay(from)),
    end: new Date(startOfHktDay(to) + DAY - 1),
  }
  return {
    from: hktDate(from),
    to: hktDate(to),
    alertsByDay: await createdByDay(scope),
    backlogByDay: await backlogByDay(scope, from, to),
    exposureByCategory: await exposureByCategory(scope),
    totals: await totals(scope, now),
    falsePositivePpm: await falsePositivePpm(scope),
  }
}

const dayOf = (column: SQL) =>
  sql<string>`to_char((${column} at time zone 'UTC') + interval '8 hours', 'YYYY-MM-DD')`
const createdWithin = ({ book, start, end }: Scope) => and(book, between(alerts.createdAt, start, end))
const closedWithin = ({ book, visible, start, end }: Scope) =>
  and(
    book,
    sql`${visible.closedAt} between ${start.toISOString()}::timestamptz and ${end.toISOString()}::timestamptz`,
  )

function createdByDay(scope: Scope): Promise<WireTrends['alertsByDay']> {
  return scope.db
    .select({
      day: dayOf(sql`${alerts.createdAt}`).as('day'),
      severity: alerts.severity,
      count: sql<number>`count(*)::int`,
    })
    .from(alerts)
    .where(createdWithin(scope))
    .groupBy(sql`day`, alerts.severity)
    .orderBy(sql`day`, sql`${alerts.severity} desc`)
}

/** Open at the end of each day: created by then and not closed by then. A reopened alert counts as never closed. */
async function backlogByDay(scope: Scope, from: number, to: number): Promise<WireTrends['backlogByDay']> {
  const { db, visible, book, end } = scope
  const count = sql<number>`count(*)::int`
  const created = dayOf(sql`${alerts.createdAt}`)
  const closed = dayOf(visible.closedAt)
  const upTo = sql`${end.toISOString()}::timestamptz`
  const opened = await db
    .select({ day: created.as('day'), count })
    .from(alerts)
    .where(and(book, lte(alerts.createdAt, end)))
    .groupBy(sql`day`)
  const settled = await db
    .select({ day: closed.as('day'), count })
    .from(alerts)
    .where(and(book, sql`${visible.closedAt} <= ${upTo}`))
    .groupBy(sql`day`)
  const steps = [...opened, ...settled.map((row) => ({ day: row.day, count: -row.count }))].toSorted(
    (a, b) => (a.day < b.day ? -1 : 1),
  )
  let open = 0
  let at = 0
  return Array.from({ length: to - from + 1 }, (_, n) => {
    const day = hktDate(from + n)
    for (let step = steps[at]; step !== undefined && step.day <= day; step = steps[at]) {
      open += step.count
      at += 1
    }
    return { day, open }
  })
}

/** Alerts by category, and the value of their subjects: a transfer with two alerts of one category counts once. */
async function exposureByCategory(scope: Scope): Promise<WireTrends['exposureByCategory']> {
  const inHkd = sql`(subject.currency = 'HKD' and subject.minor is not null)`
  const subjects = scope.db
    .select({
      category: alerts.category,
      alerts: sql<number>`count(*)`.as('alerts'),
      currency: sql`max(${alerts.fiatCurrency})`.as('currency'),
      minor: sql`max(${alerts.fiatMinor})`.as('minor'),
    })
    .from(alerts)
    .where(createdWithin(scope))
    .groupBy(alerts.category, alerts.subjectKind, alerts.subjectId)
    .as('subject')
  return scope.db
    .select({
      category: subjects.category,
      alerts: sql<number>`sum(subject.alerts)::int`,
      valueMinor: sql<string | null>`(sum(subject.minor) filter (where ${inHkd}))::text`,
      unpriced: sql<number>`(count(*) filter (where not coalesce(${inHkd}, false)))::int`,
    })
    .from(subjects)
    .groupBy(subjects.category)
    .orderBy(sql`sum(subject.alerts) desc`, subjects.category)
}

async function totals(scope: Scope, now: number): Promise<WireTrends['totals']> {
  const { db, visible, book, end } = scope
  const upTo = and(book, lte(alerts.createdAt, end))
  return {
    created: await db.$count(alerts, createdWithin(scope)),
    closed: await db.$count(alerts, closedWithin(scope)),
    open: await db.$count(alerts, and(upTo, sql`${visible.open}`)),
    overdue: await db.$count(alerts, and(upTo, overdueAt(visible.open, new Date(now)))),
  }
}

/** FP-coded / substantive closures of the period (figure 8 of core/workflow/kpi.ts), in parts per million. */
async function falsePositivePpm(scope: Scope): Promise<number | null> {
  const code = sql<string | null>`${alerts.closure}->'closure'->>'code'`
  const rows = await scope.db
    .select({ code: code.as('code'), count: sql<number>`count(*)::int` })
    .from(alerts)
    .where(closedWithin(scope))
    .groupBy(sql`code`)
  const of = (wanted: (group: string | undefined) => boolean) =>
    rows.filter((row) => wanted(closureCode(row.code ?? '')?.class)).reduce((sum, row) => sum + row.count, 0)
  const substantive = of((group) => group !== undefined && group !== 'excluded')
  if (substantive === 0) return null
  return Math.round((of((group) => group === 'false-positive') * 1_000_000) / substantive)
}
