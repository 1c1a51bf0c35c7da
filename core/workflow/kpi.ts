import type { Severity } from '#core/risk/categories.ts'
import { closureClass, type ClosureClass, type ClosureCode } from './closure-codes.ts'
import { DAY, hktDay, startOfHktDay } from './hkt.ts'

/*
 * The manager's figures as pure formulas over what is known of each alert. Every rate comes with its numerator
 * and denominator, so that a reader can check it and a screen can drill into it; a rate over nothing is null and
 * never 0. Times are epoch milliseconds; windows are half-open, [from, until).
 */

/** A time in which an alert was open: from its creation or reopening until its final disposition. */
export interface OpenSpan {
  readonly from: number
  /** Null while open. */
  readonly until: number | null
}

export interface KpiAlert {
  readonly id: string
  readonly severity: Severity
  /** In time order, at least one; the first begins when the alert was created. */
  readonly open: readonly [OpenSpan, ...OpenSpan[]]
  /** First action of a person; null while untouched. */
  readonly firstTouchAt: number | null
  /** Milliseconds spent in `awaiting-info` up to the disposition. */
  readonly waiting: number
  /** Of the last disposition; null while open. */
  readonly code: ClosureCode | null
}

export interface Window {
  readonly from: number
  readonly until: number
}

export interface Rate {
  readonly numerator: number
  readonly denominator: number
  /** Null where the denominator is 0. */
  readonly value: number | null
}

export interface Spread {
  readonly count: number
  /** Nearest rank: a value that occurred, not one interpolated between two. Null for no values. */
  readonly median: number | null
  readonly p90: number | null
}

/** When the alert was created (t0). */
export function createdAt(alert: KpiAlert): number {
  return alert.open[0].from
}

/** When it was finally disposed of (t2); null while it is open, also while it is open again. */
export function disposedAt(alert: KpiAlert): number | null {
  return alert.open.at(-1)!.until
}

/** C(W): alerts created in the window. */
export function createdIn(alerts: readonly KpiAlert[], window: Window): readonly KpiAlert[] {
  return alerts.filter((alert) => within(createdAt(alert), window))
}

/** D(W): alerts whose final disposition fell into the window. */
export function closedIn(alerts: readonly KpiAlert[], window: Window): readonly KpiAlert[] {
  return alerts.filter((alert) => within(disposedAt(alert), window))
}

export type DayCount = Readonly<Record<Severity, number>> & { readonly day: number; readonly total: number }

/** Alerts created on each Hong Kong day that the window touches, by severity. Days without alerts are listed. */
export function alertsByDay(alerts: readonly KpiAlert[], window: Window): readonly DayCount[] {
  const created = Map.groupBy(createdIn(alerts, window), (alert) => hktDay(createdAt(alert)))
  return daysOf(window).map((day) => countBySeverity(day, created.get(day) ?? []))
}

/** Open alerts at the end of each Hong Kong day that the window touches, by severity. */
export function backlogByDay(alerts: readonly KpiAlert[], window: Window): readonly DayCount[] {
  return daysOf(window).map((day) => countBySeverity(day, openAt(alerts, startOfHktDay(day + 1))))
}

/** B(T): alerts open just before `instant`. What closes at that instant still counts, what opens then does not. */
export function openAt(alerts: readonly KpiAlert[], instant: number): readonly KpiAlert[] {
  return alerts.filter((alert) =>
    alert.open.some(({ from, until }) => from < instant && (until === null || until >= instant)),
  )
}

/** KPI 1: alerts per 1,000 screened transactions. `value` is already per thousand. */
export function alertsPerThousand(alerts: readonly KpiAlert[], window: Window, screened: number): Rate {
  const created = createdIn(alerts, window).length
  return {
    numerator: created,
    denominator: screened,
    value: screened === 0 ? null : (1000 * created) / screened,
  }
}

/** KPI 3: time to first touch, t1 - t0, of the alerts created in the window that were touched. */
export function timeToFirstTouch(alerts: readonly KpiAlert[], window: Window): Spread {
  const touched = createdIn(alerts, window).filter(({ firstTouchAt }) => firstTouchAt !== null)
  return spread(touched.map((alert) => alert.firstTouchAt! - createdAt(alert)))
}

export interface DispositionTimes {
  /** t2 - t0, with everything in between. */
  readonly elapsed: Spread
  /** The same without the time spent waiting for an answer. */
  readonly active: Spread
}

/** KPI 4: time to disposition of the alerts closed in the window. */
export function timeToDisposition(alerts: readonly KpiAlert[], window: Window): DispositionTimes {
  const closed = closedIn(alerts, window)
  const elapsed = (alert: KpiAlert) => disposedAt(alert)! - createdAt(alert)
  return {
    elapsed: spread(closed.map(elapsed)),
    active: spread(closed.map((alert) => elapsed(alert) - alert.waiting)),
  }
}

export interface Backlog {
  readonly open: number
  /** Open alerts over mean daily closures: how many business days of work wait. */
  readonly days: Rate
  /** Closed over created in the window: below 1 the backlog grows. */
  readonly clearance: Rate
}

/** KPI 6 at the end of the window. `businessDays` is how many of them the window has (the formula asks for 20). */
export function backlog(alerts: readonly KpiAlert[], window: Window, businessDays: number): Backlog {
  const open = openAt(alerts, window.until).length
  const closed = closedIn(alerts, window).length
  const days = { numerator: open * businessDays, denominator: closed }
  return {
    open,
    days: rate(days.numerator, days.denominator),
    clearance: rate(closed, createdIn(alerts, window).length),
  }
}

/** Bounds of the ageing classes in whole days, both ends included; the last is open. */
export const AGE_CLASSES: readonly (readonly [number, number])[] = [
  [0, 1],
  [2, 5],
  [6, 10],
  [11, 30],
  [31, Number.POSITIVE_INFINITY],
]

export interface Ageing {
  readonly classes: readonly Rate[]
  /** Age in milliseconds of the oldest open alert, null if none is open. */
  readonly oldest: number | null
}

/** KPI 7: share of the backlog at `instant` in each of `AGE_CLASSES`, by whole days since creation. */
export function ageing(alerts: readonly KpiAlert[], instant: number): Ageing {
  const ages = openAt(alerts, instant).map((alert) => instant - createdAt(alert))
  const classes = AGE_CLASSES.map(([least, most]) => {
    const inside = ages.filter((age) => Math.floor(age / DAY) >= least && Math.floor(age / DAY) <= most)
    return rate(inside.length, ages.length)
  })
  return { classes, oldest: ages.reduce<number | null>((most, age) => Math.max(most ?? 0, age), null) }
}

export interface DispositionRates {
  /** KPI 8. Statistically a false discovery rate, and called false-positive rate by the trade. */
  readonly falsePositive: Rate
  readonly explained: Rate
  /** KPI 9. */
  readonly escalated: Rate
  /** Closed in the window but not substantive: duplicates, test data, requests by authorities. */
  readonly excluded: number
  /** True if the three counts add up to all substantive closures: the built-in check of the figures. */
  readonly reconciles: boolean
}

/** KPI 8 and 9 over D*, the substantive closures of the window. */
export function dispositionRates(alerts: readonly KpiAlert[], window: Window): DispositionRates {
  const closed = closedIn(alerts, window)
  const count = (group: ClosureClass) =>
    closed.filter(({ code }) => code !== null && closureClass(code) === group).length
  const [falsePositive, explained, escalated] = [
    count('false-positive'),
    count('explained'),
    count('escalated'),
  ]
  const excluded = count('excluded')
  const substantive = closed.length - excluded
  return {
    falsePositive: rate(falsePositive, substantive),
    explained: rate(explained, substantive),
    escalated: rate(escalated, substantive),
    excluded,
    reconciles: falsePositive + explained + escalated === substantive,
  }
}

/** Median and 90th percentile by nearest rank: the smallest value that at least that share does not exceed. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = (hundredths: number) => sorted[Math.ceil((hundredths * sorted.length) / 100) - 1] ?? null
  return { count: sorted.length, median: rank(50), p90: rank(90) }
}

function rate(numerator: number, denominator: number): Rate {
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator }
}

function within(instant: number | null, { from, until }: Window): boolean {
  return instant !== null && instant >= from && instant < until
}

function daysOf({ from, until }: Window): readonly number[] {
  if (until <= from) return []
  const first = hktDay(from)
  return Array.from({ length: hktDay(until - 1) - first + 1 }, (_, at) => first + at)
}

function countBySeverity(day: number, alerts: readonly KpiAlert[]): DayCount {
  const count = (severity: Severity) => alerts.filter((alert) => alert.severity === severity).length
  return { day, total: alerts.length, 1: count(1), 2: count(2), 3: count(3), 4: count(4), 5: count(5) }
}
