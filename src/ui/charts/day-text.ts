import type { ChartDay, ChartSeries } from './types.ts'

const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** "3 Nov". A day is a label, not an instant: it is read in UTC so that no zone can shift it. */
export function shortDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? day : SHORT.format(date)
}

/** Sum of the known values, or null when none is known. */
export function dayTotal(day: ChartDay, series: readonly ChartSeries[]): number | null {
  const known = series.map(({ key }) => day.values[key]).filter((value) => typeof value === 'number')
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
