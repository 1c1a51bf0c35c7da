import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'

/** The one channel on which the processes of a desk tell each other that something happened. */
export const NOTICE_CHANNEL = 'kyt_desk'

/** Says that the audit trail has grown. */
export const TRAIL_GREW = 'trail'

/**
 * Tells every process of the desk, this one included, as soon as the caller's transaction is committed, and nobody
 * if it is not. A notice may be lost (a connection broke): whoever listens also looks by itself now and then.
 *
 * @param text at most 8,000 bytes, the limit of PostgreSQL
 */
export async function sendNotice(db: Db, text: string): Promise<void> {
  await db.execute(sql`select pg_notify(${NOTICE_CHANNEL}, ${text})`)
}
