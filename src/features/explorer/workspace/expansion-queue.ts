import { createStore } from 'zustand/vanilla'

export interface QueueState<Job> {
  /** What the ledger is being asked now. */
  readonly running: Job | null
  readonly waiting: readonly Job[]
  /** The last question that failed, and why; the picture is as it was before it. */
  readonly failed: { readonly job: Job; readonly error: unknown } | null
}

export interface QueueOptions<Job> {
  /** The same key is the same question: it is not asked twice at a time. */
  readonly keyOf: (job: Job) => string
  /** Asks and records. Aborting `signal` means nobody waits any more: nothing may be recorded then. */
  readonly run: (job: Job, signal: AbortSignal) => Promise<void>
}

/**
 * Questions to the ledger, one after the other: answers arrive in the order in which they were asked, so that the
 * record of the investigation is the order in which the person worked. What waits or runs can be cancelled.
 */
export function createExpansionQueue<Job>({ keyOf, run }: QueueOptions<Job>) {
  const store = createStore<QueueState<Job>>()(() => ({ running: null, waiting: [], failed: null }))
  const { getState, setState } = store
  let control: AbortController | null = null
  let idle: Promise<void> = Promise.resolve()

  const drain = async (): Promise<void> => {
    for (let job = getState().waiting[0]; job !== undefined; job = getState().waiting[0]) {
      const current = new AbortController()
      control = current
      setState(({ waiting }) => ({ running: job!, waiting: waiting.slice(1), failed: null }))
      try {
        await run(job, current.signal)
      } catch (error) {
        if (!current.signal.aborted) setState({ failed: { job, error }, waiting: [] })
      }
      setState({ running: null })
      control = null
    }
  }

  return {
    store,
    /** Adds questions at the end; one that waits or runs already is not added again. */
    add: (...jobs: readonly Job[]): void => {
      const { running, waiting } = getState()
      const known = new Set([...(running === null ? [] : [running]), ...waiting].map(keyOf))
      const fresh = jobs.filter((job) => !known.has(keyOf(job)) && known.add(keyOf(job)))
      if (fresh.length === 0) return
      setState({ waiting: [...waiting, ...fresh] })
      if (running === null && waiting.length === 0) idle = drain()
    },
    /** Stops the running question and forgets those that wait. */
    cancel: (): void => {
      setState({ waiting: [] })
      control?.abort()
    },
    dismiss: (): void => setState({ failed: null }),
    /** Settles when nothing runs or waits. */
    idle: (): Promise<void> => idle,
  }
}
