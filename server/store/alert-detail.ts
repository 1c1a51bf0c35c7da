import { and, desc, eq, ne, or } from 'drizzle-orm'
import type { z } from 'zod'
import type { AlertDetail } from '#core/contract/alerts.ts'
import type { Severity } from '#core/risk/categories.ts'
import type { Alert, AlertState, Snooze } from '#core/workflow/alert.ts'
import { availableCommands, needsApproval } from '#core/workflow/lifecycle.ts'
import { isAsleep } from '#core/workflow/snooze.ts'
import { ProblemError } from '../http/problem.ts'
import { NO_CLOSURE, peopleById, type StoredClosure, wireClosure } from './alert-closure.ts'
import { wireReport } from './alert-report.ts'
import { selectSummaries, toSummaries, type WireAlert } from './alert-summary.ts'
import { wireTimes } from './alert-times.ts'
import { isHidden, isMasked, type Reader, visibleColumns } from './alert-visibility.ts'
import type { Db } from './db.ts'
import { alerts } from './schema/work.ts'
import { slaSettings } from './sla-terms.ts'
import { transfersById } from './transfer-facts.ts'

export type WireDetail = z.output<typeof AlertDetail>
export type AlertRow = typeof alerts.$inferSelect

/** One alert as it is stored. @throws ProblemError `not-found`, also where it does not exist for the reader */
export async function alertRow(db: Db, id: string, reader: Reader): Promise<AlertRow> {
  const [row] = await db.select().from(alerts).where(eq(alerts.id, id))
  if (row === undefined || isHidden(row, reader))
    throw new ProblemError('not-found', `There is no alert ${id}.`)
  return row
}

/** The row as the lifecycle knows alerts. */
export function lifecycleAlert(row: Omit<AlertRow, 'receipt'>): Alert {
  const { proposal, closure, past } = (row.closure as StoredClosure | null) ?? NO_CLOSURE
  return {
    id: row.id,
    state: row.status as AlertState,
    severity: row.severity as Severity,
    sanctions: row.sanctions,
    assignee: row.assigneeId,
    snooze: row.snooze as Snooze | null,
    proposal,
    closure,
    pastClosures: past,
  }
}

/** One alert with its receipt, as the reader may see it. @throws ProblemError `not-found` */
export async function alertDetail(db: Db, id: string, reader: Reader, now: number): Promise<WireDetail> {
  const row = await alertRow(db, id, reader)
  const [summary] = await toSummaries(db, await selectSummaries(db).where(eq(alerts.id, id)), reader, now)
  if (summary === undefined) throw new ProblemError('not-found', `There is no alert ${id}.`)
  const masked = isMasked(row.status, reader)
  const stored = lifecycleAlert(row)
  const alert = isAsleep(stored, now) ? stored : { ...stored, snooze: null }
  return {
    ...summary,
    receipt: row.receipt as WireDetail['receipt'],
    transfers: await transfersById(db, row.transferIds),
    closure: masked ? null : await wireClosure(db, row.closure as StoredClosure | null),
    allowedCommands: [...availableCommands(alert, reader)],
    snooze: await wireSnooze(db, alert.snooze),
    times: wireTimes(row, reader, now, (await slaSettings(db, row.createdAt)).office),
    report: await wireReport(db, row, reader),
    fourEyes: needsApproval(alert),
    related: await relatedAlerts(db, row, reader, now),
  }
}

async function wireSnooze(db: Db, snooze: Snooze | null): Promise<WireDetail['snooze']> {
  if (snooze === null) return null
  const { until, reason, by, at } = snooze
  const people = await peopleById(db, [by])
  return {
    until: new Date(until).toISOString(),
    reason,
    by: people(by),
    at: new Date(at).toISOString(),
  }
}

/** How many related alerts a detail names. */
const RELATED = 20

/** Other alerts on the same customer, account or counterparty, newest first. */
async function relatedAlerts(db: Db, row: AlertRow, reader: Reader, now: number): Promise<WireAlert[]> {
  const same = [
    row.customerRef === null ? undefined : eq(alerts.customerRef, row.customerRef),
    row.account === null ? undefined : eq(alerts.account, row.account),
    row.counterparty === null ? undefined : eq(alerts.counterparty, row.counterparty),
  ].filter((condition) => condition !== undefined)
  if (same.length === 0) return []
  const rows = await selectSummaries(db)
    .where(and(visibleColumns(reader).shown, ne(alerts.id, row.id), or(...same)))
    .orderBy(desc(alerts.createdAt), alerts.id)
    .limit(RELATED)
  return toSummaries(db, rows, reader, now)
}
