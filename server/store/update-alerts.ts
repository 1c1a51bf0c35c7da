import { getTableColumns, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { alerts } from './schema/work.ts'

type Changes = Partial<Omit<typeof alerts.$inferInsert, 'id'>>

/** The changes of one alert. Every alert of one update changes the same columns. */
export type AlertChanges = Changes & { readonly id: string }

const columns = getTableColumns(alerts)
type Property = keyof typeof columns

/**
 * Changes many alerts in one statement. The rows travel as one JSON parameter, as in `insertAlerts`: a thousand
 * statements would take longer than the thousand changes.
 */
export async function updateAlerts(db: Db, rows: readonly AlertChanges[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const changed = (Object.keys(first) as Property[]).filter((property) => property !== 'id')
  const records = rows.map((row) =>
    Object.fromEntries(
      [...changed, 'id' as const].map((property) => [
        columns[property].name,
        jsonValue(row[property] ?? null),
      ]),
    ),
  )
  const set = changed.map((property) => {
    const name = sql.identifier(columns[property].name)
    return sql`${name} = new.${name}`
  })
  await db.execute(
    sql`update alerts set ${sql.join(set, sql`, `)}
      from jsonb_populate_recordset(null::alerts, ${JSON.stringify(records)}::jsonb) as new
      where alerts.id = new.id`,
  )
}

/** Amounts as decimal text: a JSON number would be rounded on the way. */
const jsonValue = (value: unknown) => (typeof value === 'bigint' ? String(value) : value)
