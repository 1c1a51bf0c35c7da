import { dayTotal } from './day-text.ts'
import type { ChartTable } from './data-table.tsx'
import type { ChartCommon, ChartDay, ChartLabels, ChartSeries } from './types.ts'

export interface ByDayProps extends ChartCommon {
  readonly data: readonly ChartDay[]
  readonly series: readonly ChartSeries[]
  readonly formatDay?: (day: string) => string
}

/** The rows a chart library draws: one flat record per day. */
export function flatDays(data: readonly ChartDay[]): readonly Record<string, unknown>[] {
  return data.map(({ day, values }) => ({ ...values, day }))
}

/** A day in words: "3 Nov: Critical 2, High 5". */
export function dayText(
  entry: ChartDay | undefined,
  series: readonly ChartSeries[],
  labels: ChartLabels,
  formatDay: (day: string) => string,
  formatValue: (value: number) => string,
): string {
  if (!entry) return labels.empty
  const parts = series.map(({ key, name }) => {
    const value = entry.values[key]
    return `${name} ${typeof value === 'number' ? formatValue(value) : labels.unknown}`
  })
  return `${formatDay(entry.day)}: ${parts.join(', ')}`
}

/** The numbers by day; with a total where the series are parts of one whole. */
export function dayTable(
  data: readonly ChartDay[],
  series: readonly ChartSeries[],
  labels: ChartLabels,
  formatDay: (day: string) => string,
  withTotal: boolean,
): ChartTable {
  const total = withTotal && series.length > 1
  return {
    columns: [
      { name: labels.day, series: null, choosable: true },
      ...series.map(({ key, name }) => ({ name, series: key, choosable: true })),
      ...(total ? [{ name: labels.total, series: null, choosable: true }] : []),
    ],
    rows: data.map((entry) => ({
      key: entry.day,
      day: entry.day,
      name: formatDay(entry.day),
      cells: [
        entry.day,
        ...series.map(({ key }) => entry.values[key] ?? null),
        ...(total ? [dayTotal(entry, series)] : []),
      ],
    })),
  }
}
