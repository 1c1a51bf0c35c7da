import type { Severity } from '#core/risk/categories.ts'
import { HOUR, hktDay, startOfHktDay, weekdayOf } from './hkt.ts'

/** When the office works. Time outside of it is not business time. */
export interface OfficeCalendar {
  /** Milliseconds after midnight, Hong Kong time. */
  readonly opens: number
  /** The same, after `opens`; 24 hours at the latest. */
  readonly closes: number
  /** Days of the week that are worked, 0 for Sunday; at least one. */
  readonly weekdays: ReadonlySet<number>
  /** Days off although they are among those, as day numbers (see `hktDay`). */
  readonly holidays: ReadonlySet<number>
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

export function isBusinessDay(day: number, { weekdays, holidays }: OfficeCalendar): boolean {
  return weekdays.has(weekdayOf(day)) && !holidays.has(day)
}

/**
 * The due times of an alert of `severity` that arose at `from` (epoch milliseconds). What arises so late that the
 * first touch is due after the disposition would be is to be disposed of by close of business of the day of the
 * first touch.
 */
export function slaDue(
  severity: Severity,
  from: number,
  office: OfficeCalendar,
  terms: SlaTable = DEFAULT_SLA,
): SlaDue {
  const firstTouch = dueOf(terms[severity].firstTouch, from, office)
  const disposition = dueOf(terms[severity].disposition, from, office)
  if (firstTouch === null || disposition === null || disposition >= firstTouch)
    return { firstTouch, disposition }
  return { firstTouch, disposition: startOfHktDay(hktDay(firstTouch)) + office.closes }
}

/**
 * The instant at which `duration` milliseconds of business time have passed since `from`. Time outside office
 * hours does not count, so what arises at night starts to count at the next opening.
 */
export function addBusinessTime(from: number, duration: number, office: OfficeCalendar): number {
  let left = duration
  for (let day = hktDay(from); ; day += 1) {
    if (!isBusinessDay(day, office)) continue
    const opens = Math.max(from, startOfHktDay(day) + office.opens)
    const open = startOfHktDay(day) + office.closes - opens
    if (open <= 0) continue
    if (left <= open) return opens + left
    left -= open
  }
}

/**
 * Close of business of the n-th business day after the one `from` counts to: its own day if that is a business
 * day and the office has not closed yet, else the next business day.
 */
export function closeOfBusinessDay(from: number, days: number, office: OfficeCalendar): number {
  let day = hktDay(from)
  if (from >= startOfHktDay(day) + office.closes) day += 1
  while (!isBusinessDay(day, office)) day += 1
  for (let left = days; left > 0; left -= 1) {
    day += 1
    while (!isBusinessDay(day, office)) day += 1
  }
  return startOfHktDay(day) + office.closes
}

/** Business time, in milliseconds, between two instants. 0 if `to` is not after `from`. */
export function businessTimeBetween(from: number, to: number, office: OfficeCalendar): number {
  let sum = 0
  for (let day = hktDay(from); startOfHktDay(day) < to; day += 1) {
    if (!isBusinessDay(day, office)) continue
    const opens = Math.max(from, startOfHktDay(day) + office.opens)
    const closes = Math.min(to, startOfHktDay(day) + office.closes)
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

function dueOf(term: SlaTerm | null, from: number, office: OfficeCalendar): number | null {
  if (term === null) return null
  if (term.unit === 'hours') return addBusinessTime(from, term.amount * HOUR, office)
  return closeOfBusinessDay(from, term.amount, office)
}
