import { and, asc, eq, inArray } from 'drizzle-orm'
import type { caseActivity } from '#core/contract/cases.ts'
import type { RouteResult } from '#core/contract/route.ts'
import { can } from '#core/workflow/roles.ts'
import { type Reader, visibleColumns } from '../store/alert-visibility.ts'
import { SYSTEM } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { RESTRICTED_READ } from '../store/restricted-reads.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import { visibleRow } from './read.ts'

type Item = RouteResult<typeof caseActivity>['items'][number]
type Event = typeof auditEvents.$inferSelect

/**
 * What happened to a case, newest first, as the reader may know it: outside the restricted compartment nothing that
 * was done inside it, and no name of an alert that does not exist for the reader any more.
 *
 * @throws ProblemError `not-found`
 */
export async function caseActivityFor(db: Db, id: string, reader: Reader): Promise<Item[]> {
  await visibleRow(db, id, reader)
  const all = await db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.targetKind, 'case'), eq(auditEvents.targetId, id)))
    .orderBy(asc(auditEvents.seq))
  const events = can(reader.role, 'restricted.read') ? all : await outside(db, all, reader)
  return events.map((event, at) => toItem(event, at)).toReversed()
}

async function outside(db: Db, all: readonly Event[], reader: Reader): Promise<Event[]> {
  const told = all.filter(({ type, data }) => type !== RESTRICTED_READ && data['restricted'] !== true)
  const named = [...new Set(told.flatMap(alertsIn))]
  const rows =
    named.length === 0
      ? []
      : await db
          .select({ id: alerts.id })
          .from(alerts)
          .where(and(inArray(alerts.id, named), visibleColumns(reader).shown))
  const known = new Set(rows.map((row) => row.id))
  return told.flatMap((event) => {
    const ids = alertsIn(event)
    if (ids.length === 0) return [event]
    const left = ids.filter((alertId) => known.has(alertId))
    return left.length === 0 ? [] : [{ ...event, data: { ...event.data, alertIds: left } }]
  })
}

const alertsIn = ({ data: { alertIds } }: Event): string[] =>
  Array.isArray(alertIds) ? (alertIds as string[]) : []

const toItem = (event: Event, at: number): Item => ({
  seq: at + 1,
  at: event.at.toISOString(),
  actor:
    event.actorId === SYSTEM.id ? null : { id: event.actorId, name: event.actorName, role: event.actorRole },
  type: event.type,
  data: event.data,
})
