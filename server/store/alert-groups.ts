import { eq, isNotNull, and, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { AlertGroup, listAlertGroups } from '#core/contract/alert-groups.ts'
import { FOUR_EYES_FROM } from '#core/workflow/lifecycle.ts'
import { can } from '#core/workflow/roles.ts'
import { alertConditions, allConditions } from './alert-filter.ts'
import { type Reader, visibleColumns } from './alert-visibility.ts'
import { type Db, rowsOf } from './db.ts'
import { books, customers } from './schema/ledger.ts'
import { alerts } from './schema/work.ts'
import { iso } from './wire.ts'

type GroupQuery = z.output<typeof listAlertGroups.query>
export type WireGroup = z.output<typeof AlertGroup>

/** States in which one decision may close an alert; with a colleague's question or proposal on it, it may not. */
export const DECIDABLE_STATES = ['new', 'assigned', 'in-review', 'reopened'] as const

/** Alerts that one decision of this person could close: light enough, undecided, and nobody else's. */
export function decidable(reader: Reader): SQL<boolean> {
  const mine = can(reader.role, 'alert.assign')
    ? sql`true`
    : sql`(${alerts.assigneeId} is null or ${alerts.assigneeId} = ${reader.id})`
  return sql<boolean>`(${can(reader.role, 'alert.work')} and ${alerts.severity} < ${FOUR_EYES_FROM}
    and not ${alerts.sanctions} and ${alerts.status} in (${sql.join(
      DECIDABLE_STATES.map((state) => sql`${state}`),
      sql`, `,
    )}) and ${mine})`
}

interface GroupRow {
  bookId: string
  bookName: string
  bookKind: string
  ruleId: string
  ruleName: string
  source: string
  category: string
  count: number
  open: number
  customers: number
  severity: number
  oldest: string | Date
  newest: string | Date
  decidable: number
}

/** Alerts under the filter by their cause; what shares its cause with no other alert is counted as alone. */
export async function alertGroups(db: Db, query: GroupQuery, reader: Reader, now: number) {
  const { limit, ...filter } = query
  const conditions = allConditions(await alertConditions(db, filter, reader, new Date(now)))
  const visible = visibleColumns(reader)
  const rows = await rowsOf<GroupRow>(
    db,
    sql`select ${books.id} as "bookId", ${books.name} as "bookName", ${books.kind} as "bookKind",
      ${alerts.ruleId} as "ruleId", max(${alerts.receipt}->'rule'->>'name') as "ruleName",
      ${alerts.riskSource} as source,
      (array_agg(${alerts.category} order by ${alerts.createdAt} desc, ${alerts.id}))[1] as category,
      count(*)::int as count,
      (count(*) filter (where ${visible.open}))::int as open,
      count(distinct ${alerts.customerRef})::int as customers,
      max(${alerts.severity})::int as severity,
      min(${alerts.createdAt}) as oldest, max(${alerts.createdAt}) as newest,
      (count(*) filter (where ${decidable(reader)}))::int as decidable
      from ${alerts} inner join ${books} on ${eq(books.id, alerts.bookId)}
      left join ${customers} on ${eq(customers.ref, alerts.customerRef)}
      where ${and(conditions, isNotNull(alerts.riskSource))}
      group by ${books.id}, ${books.name}, ${books.kind}, ${alerts.ruleId}, ${alerts.riskSource}
      having count(*) > 1
      order by open desc, count desc, ${books.id}, ${alerts.ruleId}, ${alerts.riskSource}`,
  )
  const grouped = rows.reduce((sum, row) => sum + row.count, 0)
  return {
    groups: rows.slice(0, limit).map(wireGroup),
    more: Math.max(0, rows.length - limit),
    alone: (await db.$count(alerts, conditions)) - grouped,
  }
}

function wireGroup(row: GroupRow): WireGroup {
  return {
    book: { id: row.bookId, name: row.bookName, kind: row.bookKind },
    rule: { id: row.ruleId, name: row.ruleName },
    source: wireSource(row.source),
    category: row.category,
    alerts: row.count,
    open: row.open,
    customers: row.customers,
    severity: row.severity,
    oldest: iso(new Date(row.oldest)),
    newest: iso(new Date(row.newest)),
    decidable: row.decidable,
  }
}

/** A stored risk source as people read it. */
export function wireSource(key: string): WireGroup['source'] {
  const at = key.indexOf(':')
  return { key, kind: key.slice(0, at) === 'actor' ? 'actor' : 'address', name: key.slice(at + 1) }
}
