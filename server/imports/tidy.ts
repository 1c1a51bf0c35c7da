import { sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { rootMessage } from './failures.ts'
import { bringsTransfers } from './options.ts'
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
  const { staging, facts } = tablesOf(staged)
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

function tablesOf({ kind }: StagedFile): { staging: string; facts: string } {
  if (bringsTransfers(kind)) return { staging: 'transfer_staging', facts: 'transfers' }
  if (kind === 'records-csv') return { staging: 'record_staging', facts: 'held_records' }
  if (kind === 'customers-csv') return { staging: 'record_staging', facts: 'customers' }
  if (kind === 'wallets-csv') return { staging: 'record_staging', facts: 'book_accounts' }
  return { staging: 'label_staging', facts: 'labels' }
}
