import type { z } from 'zod'
import type { AlertTimes } from '#core/contract/alert-decisions.ts'
import { calendarCovers, type OfficeHours } from '#core/workflow/calendar.ts'
import { timesOf, type Waiting } from '#core/workflow/waiting.ts'
import { isHandedOver, type Reader } from './alert-visibility.ts'
import type { alerts } from './schema/work.ts'

type Row = typeof alerts.$inferSelect

/** What the row holds of waiting, as core/workflow takes it. */
export function waitingOf(row: Pick<Row, 'waitingMs' | 'waitingSince'>): Waiting {
  return { total: row.waitingMs ?? 0, since: row.waitingSince?.getTime() ?? null }
}

/**
 * How long the alert has been with the desk at `now` (epoch ms); `office` as it was when the alert was raised. For whoever is outside the restricted compartment
 * time stopped when it was handed over: it must not tell when the MLRO decided.
 */
export function wireTimes(
  row: Row,
  reader: Reader,
  now: number,
  office: Pick<OfficeHours, 'complete'>,
): z.output<typeof AlertTimes> {
  const ended = isHandedOver(row.status, reader) ? (row.escalatedAt ?? row.updatedAt) : row.closedAt
  const waiting = waitingOf(row)
  const {
    elapsed,
    waiting: waited,
    active,
  } = timesOf(waiting, row.createdAt.getTime(), ended?.getTime() ?? now)
  const lastDue = Math.max(row.createdAt.getTime(), row.dispositionDue?.getTime() ?? 0)
  return {
    elapsedMs: elapsed,
    waitingMs: waited,
    activeMs: active,
    waitingSince: waiting.since === null ? null : new Date(waiting.since).toISOString(),
    isRunning: ended === null,
    calendarCovers: calendarCovers(row.createdAt.getTime(), lastDue, office),
  }
}
