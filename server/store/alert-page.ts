import { and, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { listAlerts } from '#core/contract/alerts.ts'
import { knownTotal } from './alert-facets.ts'
import { alertConditions, allConditions } from './alert-filter.ts'
import { selectSummaries, type SummaryRow, toSummaries } from './alert-summary.ts'
import type { Reader } from './alert-visibility.ts'
import { type CursorKind, readCursor, writeCursor } from './cursor.ts'
import type { Db } from './db.ts'
import { alerts } from './schema/work.ts'

type AlertQuery = z.output<typeof listAlerts.query>
type Direction = AlertQuery['dir']

/** One order of the queue: it follows an index exactly, forwards or backwards. */
interface Order {
  readonly by: (dir: Direction) => SQL
  /** Rows after the cursor, in that direction. */
  readonly after: (dir: Direction, key: readonly (string | number | null)[]) => SQL
  readonly keyOf: (row: SummaryRow['alert']) => (string | number | null)[]
}

const instantOf = (text: string | number | null | undefined) => sql`${text}::timestamptz`

/** Leading column and creation, newest or most first, then id: `alerts_by_severity`, `alerts_by_score`. */
function ranked(
  column: typeof alerts.severity | typeof alerts.score,
  keyOf: (row: SummaryRow['alert']) => number,
): Order {
  const pair = sql`(${column}, ${alerts.createdAt})`
  return {
    by: (dir) =>
      dir === 'desc'
        ? sql`${column} desc, ${alerts.createdAt} desc, ${alerts.id} asc`
        : sql`${column} asc, ${alerts.createdAt} asc, ${alerts.id} desc`,
    after: (dir, [rank, at, id]) => {
      const last = sql`(${rank}::smallint, ${instantOf(at)})`
      return dir === 'desc'
        ? sql`(${pair} <= ${last} and (${pair} < ${last} or ${alerts.id} > ${id}::text))`
        : sql`(${pair} >= ${last} and (${pair} > ${last} or ${alerts.id} < ${id}::text))`
    },
    keyOf: (row) => [keyOf(row), row.createdAt.toISOString(), row.id],
  }
}

const ORDERS: Record<AlertQuery['sort'], Order> = {
  severity: ranked(alerts.severity, (row) => row.severity),
  score: ranked(alerts.score, (row) => row.score),
  created: {
    by: (dir) =>
      dir === 'desc'
        ? sql`${alerts.createdAt} desc, ${alerts.id} asc`
        : sql`${alerts.createdAt} asc, ${alerts.id} desc`,
    after: (dir, [at, id]) => {
      const last = instantOf(at)
      return dir === 'desc'
        ? sql`(${alerts.createdAt} <= ${last} and (${alerts.createdAt} < ${last} or ${alerts.id} > ${id}::text))`
        : sql`(${alerts.createdAt} >= ${last} and (${alerts.createdAt} > ${last} or ${alerts.id} < ${id}::text))`
    },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
  },
  /** Alerts without a due time come last in ascending order, as in the index. */
  due: {
    by: (dir) =>
      dir === 'asc'
        ? sql`${alerts.dispositionDue} asc nulls last, ${alerts.id} asc`
        : sql`${alerts.dispositionDue} desc nulls first, ${alerts.id} desc`,
    after: (dir, [due, id]) => {
      const none = sql`${alerts.dispositionDue} is null`
      if (dir === 'asc') {
        if (due === null) return sql`(${none} and ${alerts.id} > ${id}::text)`
        return sql`(${none} or (${alerts.dispositionDue}, ${alerts.id}) > (${instantOf(due)}, ${id}::text))`
      }
      if (due === null) return sql`(not (${none}) or ${alerts.id} < ${id}::text)`
      return sql`((${alerts.dispositionDue}, ${alerts.id}) < (${instantOf(due)}, ${id}::text))`
    },
    keyOf: (row) => [row.dispositionDue?.toISOString() ?? null, row.id],
  },
}

const KEYS: Record<AlertQuery['sort'], readonly CursorKind[]> = {
  severity: ['smallint', 'instant', 'text'],
  score: ['smallint', 'instant', 'text'],
  created: ['instant', 'text'],
  due: ['instant or null', 'text'],
}

/** Alerts are counted up to here; whoever asks for a page waits for no more. The facets have the exact number. */
export const COUNTED = 10_000

/** One page of the queue; the first one with the number of alerts under the filter, as the reader may see them. */
export async function alertPage(db: Db, query: AlertQuery, reader: Reader, now: number) {
  const { sort: _sort, dir: _dir, limit: _limit, cursor: _cursor, ...filter } = query
  const parts = await alertConditions(db, filter, reader, new Date(now))
  const conditions = allConditions(parts)
  const order = ORDERS[query.sort]
  const name = `${query.sort}-${query.dir}`
  const after = readCursor(query.cursor, name, KEYS[query.sort])
  const found = await db
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(conditions, after === null ? undefined : order.after(query.dir, after)))
    .orderBy(order.by(query.dir))
    .limit(query.limit + 1)
  const isMore = found.length > query.limit
  const ids = found.slice(0, query.limit).map(({ id }) => id)
  const known = after !== null ? null : isMore ? undefined : ids.length
  // What the page holds and how many there are in all do not wait for each other.
  const [page, total] = await Promise.all([
    summariesInOrder(db, ids),
    known === undefined
      ? knownTotal(db, filter, reader, parts).then((total) => total ?? countAlerts(db, conditions))
      : known,
  ])
  const last = isMore ? page.at(-1) : undefined
  return {
    items: await toSummaries(db, page, reader, now),
    nextCursor: last ? writeCursor(name, order.keyOf(last.alert)) : null,
    total: total === null ? null : Math.min(total, COUNTED),
    totalIsLeast: total !== null && total > COUNTED,
  }
}

/** Only these are read in full: what a page is looked for among are rows of an index, if the order has to be made. */
async function summariesInOrder(db: Db, ids: readonly string[]): Promise<SummaryRow[]> {
  if (ids.length === 0) return []
  const rows = await selectSummaries(db).where(sql`${alerts.id} = any(${sql.param([...ids])}::text[])`)
  const byId = new Map(rows.map((row) => [row.alert.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Number of alerts under conditions made by `alertConditions`, counted no further than one past `COUNTED`. */
async function countAlerts(db: Db, conditions: SQL | undefined): Promise<number> {
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(alerts)
    .where(conditions)
    .limit(COUNTED + 1)
    .as('some')
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}
