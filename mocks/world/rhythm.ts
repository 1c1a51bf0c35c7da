import { DAY_MS } from './prices.ts'
import type { Random } from './random.ts'

/** Hong Kong has no daylight saving: UTC+8 all year. */
export const HKT_OFFSET_MS = 8 * 3_600_000
export const HOUR_MS = 3_600_000
export const MINUTE_MS = 60_000
export const HISTORY_DAYS = 90

/** Relative traffic in each hour of the Hong Kong day: asleep at four, a lunch dip, busiest in the evening. */
const HOURS = [7, 5, 3, 2, 2, 2, 3, 5, 9, 13, 15, 15, 12, 13, 15, 16, 15, 14, 13, 14, 16, 17, 15, 11]
/** Sunday first. */
const WEEKDAYS = [0.62, 1.08, 1.12, 1.1, 1.12, 1.16, 0.8]

const hourTotals: number[] = []
for (const weight of HOURS) hourTotals.push((hourTotals.at(-1) ?? 0) + weight)

export const hktHour = (time: number): number => Math.floor(((time + HKT_OFFSET_MS) % DAY_MS) / HOUR_MS)

/** 0 = Sunday, in Hong Kong. */
export const hktWeekday = (time: number): number => new Date(time + HKT_OFFSET_MS).getUTCDay()

/** Day of the month in Hong Kong. */
export const hktDayOfMonth = (time: number): number => new Date(time + HKT_OFFSET_MS).getUTCDate()

/** An instant within the 24 hours that begin at `dayStart`, following the Hong Kong day. */
export function instantInDay(dayStart: number, random: Random, preferredHour: number | null = null): number {
  const hour =
    preferredHour === null
      ? random.byCumulative(hourTotals)
      : ((Math.round(preferredHour + 1.6 * random.normal()) % 24) + 24) % 24
  const hktMidnight = Math.floor((dayStart + HKT_OFFSET_MS) / DAY_MS) * DAY_MS - HKT_OFFSET_MS
  const time = hktMidnight + hour * HOUR_MS + Math.floor(random.unit() * HOUR_MS)
  // A day of history begins at the hour at which the history ends, not at midnight.
  return time < dayStart ? time + DAY_MS : time
}

/** Share of the whole history's traffic that should have happened by the end of each day, last = 1. */
export function cumulativeDayShares(startsAt: number): number[] {
  const weights = Array.from({ length: HISTORY_DAYS }, (_, day) => {
    const growth = 0.85 + (0.3 * day) / HISTORY_DAYS
    return WEEKDAYS[hktWeekday(startsAt + day * DAY_MS + DAY_MS / 2)]! * growth
  })
  const total = weights.reduce((sum, w) => sum + w, 0)
  let reached = 0
  return weights.map((w) => (reached += w) / total)
}
