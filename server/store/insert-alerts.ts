import { getTableColumns, sql } from 'drizzle-orm'
import { type Db, rowsOf } from './db.ts'
import { alerts } from './schema/work.ts'

export type NewAlert = typeof alerts.$inferInsert

const COLUMNS = Object.entries(getTableColumns(alerts)).map(([property, column]) => ({
  property: property as keyof NewAlert,
  name: column.name,
}))

/**
 * Stores alerts whose cause has none yet and returns the ids that were stored. The rows travel as one JSON
 * parameter: forty parameters for each row cost the statement builder more than the database.
 */
export async function insertAlerts(db: Db, rows: readonly NewAlert[]): Promise<Set<string>> {
  const records = rows.map((row) =>
    Object.fromEntries(COLUMNS.map(({ property, name }) => [name, jsonValue(row[property] ?? null)])),
  )
  const stored = await rowsOf<{ id: string }>(
    db,
    sql`insert into alerts select * from jsonb_populate_recordset(null::alerts, ${JSON.stringify(records)}::jsonb)
      on conflict (dedupe_key) do nothing returning id`,
  )
  return new Set(stored.map(({ id }) => id))
}

/** Amounts as decimal text: a JSON number would be rounded on the way. */
const jsonValue = (value: unknown) => (typeof value === 'bigint' ? String(value) : value)
