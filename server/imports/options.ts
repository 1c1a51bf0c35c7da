import type { z } from 'zod'
import type {
  ImportKind as ImportKindSchema,
  ImportState as ImportStateSchema,
} from '#core/contract/imports.ts'
import type { Ports } from '../ports.ts'

export type ImportKind = z.infer<typeof ImportKindSchema>
export type ImportState = z.infer<typeof ImportStateSchema>

/** Whether a file of the kind brings transfers and nothing else. */
export const bringsTransfers = (kind: string | null): boolean =>
  kind === 'transfers-csv' || kind === 'esplora-json'

/** Screens what an import stored. Called after the file is stored, outside its transaction. */
export type OnStored = (ports: Ports, stored: { importId: string }) => Promise<{ alertsRaised: number }>

/**
 * Rows per statement, accepted and rejected together. The embedded database works on the thread that serves
 * requests: 250 rows take it 10 to 30 ms, after which everybody else has a turn.
 */
export const BATCH_ROWS = 250

/** Gives timers, requests and streams of this thread a turn. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}
