import { and, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { alertFacets } from '#core/contract/alerts.ts'
import { visibleColumns, type Reader } from './alert-visibility.ts'
import { customers } from './schema/ledger.ts'
import { alerts } from './schema/work.ts'
import { textLike } from './text-order.ts'

export type AlertFilterQuery = z.output<typeof alertFacets.query>

/** Facets of the queue: each can be counted without its own filter. */
export const FACETS = ['status', 'severity', 'rule', 'category', 'book', 'assignee'] as const
export type Facet = (typeof FACETS)[number]

export interface AlertConditions {
  readonly facet: Readonly<Record<Facet, SQL | undefined>>
  readonly others: SQL | undefined
}

/** The filter as SQL, over what the reader may see. `alerts` must be joined to `customers`. */
export function alertConditions(filter: AlertFilterQuery, reader: Reader, now: Date): AlertConditions {
  const visible = visibleColumns(reader)
  const within = (column: SQL, values: readonly string[] | undefined) =>
    values === undefined || values.length === 0 ? undefined : inArray(column, [...values])
  return {
    facet: {
      status: within(visible.status, filter.status),
      severity: filter.severity?.length ? inArray(alerts.severity, filter.severity) : undefined,
      rule: filter.rule?.length ? inArray(alerts.ruleId, filter.rule) : undefined,
      category: filter.category?.length ? inArray(alerts.category, filter.category) : undefined,
      book: filter.book?.length ? inArray(alerts.bookId, filter.book) : undefined,
      assignee: assigneeCondition(filter.assignee, reader),
    },
    others: and(
      filter.source?.length ? inArray(alerts.riskSource, filter.source) : undefined,
      filter.open === undefined ? undefined : sql`${visible.open} = ${filter.open}`,
      filter.createdFrom === undefined ? undefined : gte(alerts.createdAt, new Date(filter.createdFrom)),
      filter.createdTo === undefined ? undefined : lte(alerts.createdAt, new Date(filter.createdTo)),
      filter.closedFrom === undefined
        ? undefined
        : sql`${visible.closedAt} >= ${new Date(filter.closedFrom).toISOString()}::timestamptz`,
      filter.closedTo === undefined
        ? undefined
        : sql`${visible.closedAt} <= ${new Date(filter.closedTo).toISOString()}::timestamptz`,
      filter.snoozed === undefined ? undefined : sql`${asleepAt(now)} = ${filter.snoozed}`,
      filter.retro === undefined ? undefined : sql`(${alerts.knownSince} is not null) = ${filter.retro}`,
      filter.overdue === undefined ? undefined : sql`${overdueAt(visible.open, now)} = ${filter.overdue}`,
      filter.q === undefined || filter.q.trim() === '' ? undefined : textCondition(filter.q.trim()),
    ),
  }
}

/** Put aside, and the end of it lies ahead. */
function asleepAt(now: Date): SQL<boolean> {
  return sql<boolean>`coalesce(${alerts.snoozedUntil} > ${now.toISOString()}::timestamptz, false)`
}

/** Open, and past one of its two clocks: first touch while nobody touched it, disposition always. */
export function overdueAt(open: SQL, now: Date): SQL<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`
  return sql<boolean>`(${open} and (coalesce(${alerts.dispositionDue} < ${at}, false)
    or (${alerts.firstTouchAt} is null and coalesce(${alerts.firstTouchDue} < ${at}, false))))`
}

function assigneeCondition(values: readonly string[] | undefined, reader: Reader): SQL | undefined {
  if (values === undefined || values.length === 0) return undefined
  const ids = values.filter((v) => v !== 'nobody').map((v) => (v === 'me' ? reader.id : v))
  return or(
    ids.length > 0 ? inArray(alerts.assigneeId, ids) : undefined,
    values.includes('nobody') ? isNull(alerts.assigneeId) : undefined,
  )
}

/** The text occurs, whatever its case, in an id, account, transaction hash, customer or actor of the alert. */
function textCondition(text: string): SQL {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const columns = [
    alerts.id,
    alerts.account,
    alerts.counterparty,
    alerts.txHash,
    alerts.customerRef,
    alerts.counterpartyActor,
    customers.name,
  ]
  return sql`(${sql.join(
    columns.map((column) => sql`coalesce(${textLike(column, pattern)}, false)`),
    sql` or `,
  )})`
}

/** All conditions but one facet's own. */
export function conditionsWithout(conditions: AlertConditions, facet: Facet | null): SQL | undefined {
  return and(
    conditions.others,
    ...FACETS.filter((name) => name !== facet).map((name) => conditions.facet[name]),
  )
}
