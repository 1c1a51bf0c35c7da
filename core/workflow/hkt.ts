/*
 * Hong Kong days on epoch milliseconds. Hong Kong is UTC+8 all year and has had no summer time since 1979, so a
 * day is a fixed slice of the time line; nothing here needs a clock, a time zone database or a locale.
 */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const HKT_OFFSET = 8 * HOUR
/** 1970-01-01, day 0, was a Thursday. */
const WEEKDAY_OF_DAY_0 = 4

/** Number of the Hong Kong day that contains `instant`, counted from 1970-01-01. */
export function hktDay(instant: number): number {
  return Math.floor((instant + HKT_OFFSET) / DAY)
}

/** The instant at which the Hong Kong day begins (00:00 HKT). */
export function startOfHktDay(day: number): number {
  return day * DAY - HKT_OFFSET
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: number): number {
  return (((day + WEEKDAY_OF_DAY_0) % 7) + 7) % 7
}

/** `2026-11-22` for a day number. Civil calendar by era arithmetic (400 years are 146,097 days). */
export function hktDate(day: number): string {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
}

/** The day number of a date like `2026-11-22`. @throws RangeError if it is no date of the calendar */
export function dayOfHktDate(date: string): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!found) throw new RangeError(`"${date}" is not a date`)
  const [year, month, dayOfMonth] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  const day = era * 146_097 + dayOfEra - 719_468
  if (hktDate(day) !== date) throw new RangeError(`"${date}" is not a date`)
  return day
}

function pad(value: number, width: number): string {
  return value.toString().padStart(width, '0')
}
