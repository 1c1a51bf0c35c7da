import { categoryOf } from '#core/risk/categories.ts'
import type { Trends } from '#src/data/assurance.ts'
import type { ChartBar, ChartDay, ChartTone } from '#src/ui/charts/types.ts'
import { SEVERITIES, toSeverity } from '#src/ui/severity.tsx'
import { daysOf } from './period.ts'

/** Alerts of each day by severity. A day of the period without alerts has zeros: they were counted. */
export function alertDays(trends: Trends): readonly ChartDay[] {
  const byDay = Map.groupBy(trends.alertsByDay, (entry) => entry.day)
  return daysOf(trends).map((day) => {
    const counts = byDay.get(day) ?? []
    return {
      day,
      values: Object.fromEntries(
        severitiesIn(trends).map((severity) => [
          String(severity),
          counts.filter((entry) => entry.severity === severity).reduce((sum, entry) => sum + entry.count, 0),
        ]),
      ),
    }
  })
}

/** The severities that occur, the least severe first, so that the most severe stands on top. */
export function severitiesIn(trends: Trends) {
  return SEVERITIES.filter((severity) =>
    trends.alertsByDay.some((entry) => entry.severity === severity),
  ).toReversed()
}

export function backlogDays(trends: Trends): readonly ChartDay[] {
  return trends.backlogByDay.map(({ day, open }) => ({ day, values: { open } }))
}

/** The longest list of categories drawn is the whole taxonomy: nothing is folded into "other". */
export function alertBars(trends: Trends, name: (slug: string) => string): readonly ChartBar[] {
  return trends.exposureByCategory
    .map(({ category, alerts }) => bar(category, name, alerts))
    .toSorted((a, b) => b.value - a.value)
}

/** Value in HKD of the categories that have one. Bars are as long as cents allow a Number to be exact (90 trillion HKD). */
export function valueBars(trends: Trends, name: (slug: string) => string): readonly ChartBar[] {
  return trends.exposureByCategory
    .flatMap(({ category, valueMinor }) =>
      valueMinor === null ? [] : [bar(category, name, Number(valueMinor) / 100)],
    )
    .toSorted((a, b) => b.value - a.value)
}

function bar(category: string, name: (slug: string) => string, value: number): ChartBar {
  return { key: category, name: name(category), value, tone: toneOf(category) }
}

function toneOf(category: string): ChartTone {
  return `sev-${toSeverity(categoryOf(category).direct)}`
}
