import type { AlertState } from './alert.ts'

/** States in which time passes for want of somebody else's answer. */
const WAITING: ReadonlySet<AlertState> = new Set<AlertState>(['awaiting-info'])

/** Time spent waiting for an answer: whole spans in milliseconds, and since when one runs (epoch ms). */
export interface Waiting {
  readonly total: number
  readonly since: number | null
}

/** The waiting time after the alert went from one state to another at `at`. */
export function waitingAfter(before: Waiting, to: AlertState, at: number): Waiting {
  if (WAITING.has(to)) return before.since === null ? { ...before, since: at } : before
  if (before.since === null) return before
  return { total: before.total + Math.max(0, at - before.since), since: null }
}

/** Elapsed time of an alert, and how it divides; milliseconds. `active` and `waiting` add up to `elapsed`. */
export interface Times {
  readonly elapsed: number
  readonly waiting: number
  readonly active: number
}

/** From `from` to `until` (epoch ms), what was waiting for an answer and what was the desk's own time. */
export function timesOf(waiting: Waiting, from: number, until: number): Times {
  const elapsed = Math.max(0, until - from)
  const running = waiting.since === null ? 0 : Math.max(0, until - waiting.since)
  const waited = Math.min(elapsed, waiting.total + running)
  return { elapsed, waiting: waited, active: elapsed - waited }
}
