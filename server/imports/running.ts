import { ImportStopped } from './failures.ts'

/** An import that runs in this process. */
export interface RunningImport {
  readonly id: string
  readonly counts: { bytesRead: number; rowsRead: number; rejected: number }
  /** Throws where the import was told to stop; asked between pieces and batches. */
  checkpoint(): void
  /** Rejects where the import was told to stop, for whatever waits meanwhile. */
  readonly halted: Promise<never>
  /** Asks it to stop at its next checkpoint. False where it is past stopping: its facts are stored. */
  stop(): boolean
  /** From here on the facts are stored and stopping comes too late. */
  stored(): void
}

export function runningImport(id: string): RunningImport {
  let state: 'running' | 'stopping' | 'stored' = 'running'
  const { promise: halted, reject } = Promise.withResolvers<never>()
  halted.catch(() => {})
  const why = () => new ImportStopped('cancelled', 'The import was cancelled.')
  return {
    id,
    counts: { bytesRead: 0, rowsRead: 0, rejected: 0 },
    halted,
    checkpoint() {
      if (state === 'stopping') throw why()
    },
    stop() {
      if (state === 'stored') return false
      state = 'stopping'
      reject(why())
      return true
    },
    stored() {
      state = 'stored'
    },
  }
}
