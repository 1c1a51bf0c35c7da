import { sql } from 'drizzle-orm'
import { type Reader, visibleColumns } from './alert-visibility.ts'
import type { Db } from './db.ts'
import { alerts } from './schema/work.ts'

/** What each rule raised, and how much of it is open as the reader may see it. */
export async function alertsByRule(
  db: Db,
  reader: Reader,
): Promise<Map<string, { alerts: number; openAlerts: number }>> {
  const visible = visibleColumns(reader)
  const rows = await db
    .select({
      ruleId: alerts.ruleId,
      alerts: sql<number>`count(*)::int`,
      openAlerts: sql<number>`(count(*) filter (where ${visible.open}))::int`,
    })
    .from(alerts)
    .where(visible.shown)
    .groupBy(alerts.ruleId)
  return new Map(rows.map(({ ruleId, ...counts }) => [ruleId, counts]))
}
