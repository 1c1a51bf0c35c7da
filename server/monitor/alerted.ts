import { and, inArray, ne } from 'drizzle-orm'
import type { Db } from '../store/db.ts'
import { alerts } from '../store/schema/work.ts'
import type { AlertedTransfers } from './finding.ts'

/** Customers and accounts named in one statement. */
const CHUNK = 1_000

/** Transfers that stand in alerts about the behaviour of the given customers and accounts, by `ruleId subject`. */
export async function alertedTransfers(db: Db, subjects: ReadonlySet<string>): Promise<AlertedTransfers> {
  const found = new Map<string, Set<string>>()
  const refs = [...subjects]
  for (let at = 0; at < refs.length; at += CHUNK) {
    const rows = await db
      .select({ ruleId: alerts.ruleId, subjectId: alerts.subjectId, transferIds: alerts.transferIds })
      .from(alerts)
      .where(and(ne(alerts.subjectKind, 'transfer'), inArray(alerts.subjectId, refs.slice(at, at + CHUNK))))
    for (const { ruleId, subjectId, transferIds } of rows) {
      const key = `${ruleId} ${subjectId}`
      const ids = found.get(key) ?? new Set<string>()
      for (const id of transferIds) ids.add(id)
      found.set(key, ids)
    }
  }
  return found
}
