import { sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { rootMessage } from './failures.ts'
import type { StagedFile } from './stage-file.ts'

/** Below this many batches the tables have not changed enough to matter. */
const WORTH_BATCHES = 2

/**
 * What autovacuum does on a PostgreSQL server and nobody does in the embedded database: gives the room of staged
 * rows back and refreshes the planner's statistics, from a sample small enough not to hold up the thread.
 * Failing changes nothing but speed.
 */
export async function tidyStaging(ports: Ports, staged: StagedFile): Promise<void> {
  if (staged.ranges.length < WORTH_BATCHES) return
  const [staging, facts] =
    staged.kind === 'transfers-csv' ? ['transfer_staging', 'transfers'] : ['label_staging', 'labels']
  try {
    await ports.db.execute(sql`vacuum ${sql.identifier(staging)}`)
    await ports.db.transaction(async (tx) => {
      await tx.execute(sql`set local default_statistics_target = 10`)
      await tx.execute(sql`analyze ${sql.identifier(facts)}`)
    })
  } catch (error) {
    ports.log.warn('import.tidy.failed', { cause: rootMessage(error) })
  }
}
