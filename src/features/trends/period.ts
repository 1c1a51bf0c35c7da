import { DAY, dayOfHktDate, hktDate, hktDay, startOfHktDay } from '#core/workflow/hkt.ts'

/** Both days included, as Hong Kong dates. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** The most days the API answers for. */
export const MAX_DAYS = 800

/** The `days` Hong Kong days that end with the one containing `nowMs`. */
export function lastDays(days: number, nowMs: number): Period {
  const today = hktDay(nowMs)
  return { from: hktDate(today - (days - 1)), to: hktDate(today) }
}

/** True if both are dates of the calendar, in order, and not too far apart. */
export function isPeriod({ from, to }: Period): boolean {
  try {
    const days = dayOfHktDate(to) - dayOfHktDate(from)
    return days >= 0 && days < MAX_DAYS
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** First and last millisecond of the days, as the instants the queue filters by. */
export function instantsOf({ from, to }: Period): { readonly start: string; readonly end: string } {
  return {
    start: new Date(startOfHktDay(dayOfHktDate(from))).toISOString(),
    end: new Date(startOfHktDay(dayOfHktDate(to)) + DAY - 1).toISOString(),
  }
}

/** Every day of the period, so that a day without alerts is drawn as a day without alerts. */
export function daysOf({ from, to }: Period): readonly string[] {
  const first = dayOfHktDate(from)
  return Array.from({ length: dayOfHktDate(to) - first + 1 }, (_, at) => hktDate(first + at))
}
