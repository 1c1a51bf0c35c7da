import type { Severity } from '#core/risk/categories.ts'
import { dayOfHktDate, HOUR, hktDay, startOfHktDay, weekdayOf } from './hkt.ts'

/** Office hours, Hong Kong time, Monday to Friday. */
export const BUSINESS_OPENS = 9 * HOUR
export const BUSINESS_CLOSES = 18 * HOUR

/** Days on which the office is closed although they are weekdays, as day numbers (see `hktDay`). */
export type Holidays = ReadonlySet<number>

/** Holidays from dates like `2026-12-25`. @throws RangeError if one is no date */
export function holidaysOf(dates: readonly string[]): Holidays {
  return new Set(dates.map(dayOfHktDate))
}

/**
 * How long something may take:
 * - `hours`      business hours
 * - `days`       by the close of business of the n-th business day after; 0 is the same business day
 */
export type SlaTerm = { readonly unit: 'hours' | 'days'; readonly amount: number }

export interface SlaTerms {
  readonly firstTouch: SlaTerm | null
  readonly disposition: SlaTerm | null
}

/** The terms of each severity. */
export type SlaTable = Readonly<Record<Severity, SlaTerms>>

/**
 * What holds until a desk sets its own. Hong Kong sets no clock for alerts: the standard is "as soon as reasonably practicable"
 * (SFC AML Guideline 7.5(b)). Severity 1 is worked by sample and has no clock.
 */
export const DEFAULT_SLA: SlaTable = {
  5: { firstTouch: { unit: 'hours', amount: 1 }, disposition: { unit: 'days', amount: 0 } },
  4: { firstTouch: { unit: 'hours', amount: 4 }, disposition: { unit: 'days', amount: 2 } },
  3: { firstTouch: { unit: 'days', amount: 1 }, disposition: { unit: 'days', amount: 5 } },
  2: { firstTouch: { unit: 'days', amount: 3 }, disposition: { unit: 'days', amount: 15 } },
  1: { firstTouch: null, disposition: null },
}

/** When each part is due, epoch milliseconds; null where there is no clock. */
export interface SlaDue {
  readonly firstTouch: number | null
  readonly disposition: number | null
}

export function isBusinessDay(day: number, holidays: Holidays): boolean {
  const weekday = weekdayOf(day)
  return weekday >= 1 && weekday <= 5 && !holidays.has(day)
}

/**
 * The due times of an alert of `severity` that arose at `from` (epoch milliseconds). What arises so late that the
 * first touch is due after the disposition would be is to be disposed of by close of business of the day of the
 * first touch.
 */
export function slaDue(
  severity: Severity,
  from: number,
  holidays: Holidays,
  terms: SlaTable = DEFAULT_SLA,
): SlaDue {
  const firstTouch = dueOf(terms[severity].firstTouch, from, holidays)
  const disposition = dueOf(terms[severity].disposition, from, holidays)
  if (firstTouch === null || disposition === null || disposition >= firstTouch)
    return { firstTouch, disposition }
  return { firstTouch, disposition: startOfHktDay(hktDay(firstTouch)) + BUSINESS_CLOSES }
}

/**
 * The instant at which `duration` milliseconds of business time have passed since `from`. Time outside office
 * hours does not count, so what arises at night starts to count at the next opening.
 */
export function addBusinessTime(from: number, duration: number, holidays: Holidays): number {
  let left = duration
  for (let day = hktDay(from); ; day += 1) {
    if (!isBusinessDay(day, holidays)) continue
    const opens = Math.max(from, startOfHktDay(day) + BUSINESS_OPENS)
    const open = startOfHktDay(day) + BUSINESS_CLOSES - opens
    if (open <= 0) continue
    if (left <= open) return opens + left
    left -= open
  }
}

/**
 * Close of business of the n-th business day after the one `from` counts to: its own day if that is a business
 * day and the office has not closed yet, else the next business day.
 */
export function closeOfBusinessDay(from: number, days: number, holidays: Holidays): number {
  let day = hktDay(from)
  if (from >= startOfHktDay(day) + BUSINESS_CLOSES) day += 1
  while (!isBusinessDay(day, holidays)) day += 1
  for (let left = days; left > 0; left -= 1) {
    day += 1
    while (!isBusinessDay(day, holidays)) day += 1
  }
  return startOfHktDay(day) + BUSINESS_CLOSES
}

/** Business time, in milliseconds, between two instants. 0 if `to` is not after `from`. */
export function businessTimeBetween(from: number, to: number, holidays: Holidays): number {
  let sum = 0
  for (let day = hktDay(from); startOfHktDay(day) < to; day += 1) {
    if (!isBusinessDay(day, holidays)) continue
    const opens = Math.max(from, startOfHktDay(day) + BUSINESS_OPENS)
    const closes = Math.min(to, startOfHktDay(day) + BUSINESS_CLOSES)
    sum += Math.max(0, closes - opens)
  }
  return sum
}

export type SlaStatus = 'none' | 'running' | 'due-soon' | 'overdue' | 'met' | 'missed'

/** A running clock is "due soon" in its last two hours. */
export const DUE_SOON = 2 * HOUR

/** How a clock stands at `now`, given when it was stopped (null if it still runs). */
export function slaStatus(due: number | null, stopped: number | null, now: number): SlaStatus {
  if (due === null) return 'none'
  if (stopped !== null) return stopped <= due ? 'met' : 'missed'
  if (now > due) return 'overdue'
  return due - now <= DUE_SOON ? 'due-soon' : 'running'
}

function dueOf(term: SlaTerm | null, from: number, holidays: Holidays): number | null {
  if (term === null) return null
  if (term.unit === 'hours') return addBusinessTime(from, term.amount * HOUR, holidays)
  return closeOfBusinessDay(from, term.amount, holidays)
}
