import type { JsonValue } from '#core/evidence/canonical.ts'
import type { RejectedRow } from '../sources/rows.ts'
import type { Db } from '../store/db.ts'
import { pause } from './options.ts'
import { writeRejects } from './staging.ts'
import type { ImportNotice } from './notices.ts'

/** First and last line of a staged batch, both included. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

export interface Merged {
  /** Facts that are new. */
  readonly accepted: number
  /** Rows that were known already, or stood in the file more than once. */
  readonly merged: number
  /** Rows refused for what the desk knows already; they are among the import's rejects. */
  readonly refused: number
  readonly bookId: string | null
  readonly notices: readonly ImportNotice[]
  /** What else the trail shall say of it. */
  readonly trail?: Readonly<Record<string, JsonValue>>
}

export interface MergePlan {
  readonly importId: string
  /** Every staged line is in one of these. */
  readonly ranges: readonly LineRange[]
  /** Rejects that the import has so far. */
  readonly rejected: number
  /** Throws where the import shall stop. Asked between batches. */
  readonly checkpoint: () => void
}

/** What became of one staged batch. */
export interface BatchOutcome {
  readonly staged: number
  readonly added: number
  readonly refused: readonly RejectedRow[]
}

/**
 * Moves staged rows to where they belong, batch after batch inside the caller's transaction: each statement is short,
 * so that the thread stays free, and nothing shows before the transaction ends.
 */
export async function moveBatches(
  tx: Db,
  plan: MergePlan,
  move: (range: LineRange) => Promise<BatchOutcome>,
): Promise<Pick<Merged, 'accepted' | 'merged' | 'refused'>> {
  let accepted = 0
  let merged = 0
  let refused = 0
  for (const range of plan.ranges) {
    plan.checkpoint()
    const batch = await move(range)
    if (batch.refused.length > 0) {
      await writeRejects(tx, plan.importId, plan.rejected + refused + 1, batch.refused)
    }
    accepted += batch.added
    merged += batch.staged - batch.added
    refused += batch.refused.length
    await pause()
  }
  return { accepted, merged, refused }
}
