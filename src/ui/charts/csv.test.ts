import { describe, expect, it } from 'vitest'
import { dayTable, dayText } from './by-day.ts'
import { toCsv } from './csv.ts'
import { dayTotal, shortDay } from './day-text.ts'
import { ENGLISH_CHART_LABELS, type ChartDay, type ChartSeries } from './types.ts'

describe('toCsv', () => {
  it('quotes what needs it and leaves numbers alone', () => {
    expect(toCsv([['a "b", c', 'line\nbreak', -3, 1.5, null, Number.NaN]])).toBe(
      '"a ""b"", c","line\nbreak",-3,1.5,,\r\n',
    )
  })

  it.each(['=1+1', '+1', '-2+3', '@SUM(A1)', '\t=1', ' =1', '\u{feff}=1', '＝1'])(
    'does not let %j run as a formula',
    (text) => {
      expect(toCsv([[text]])).toMatch(/^"'/)
    },
  )
})

describe('days', () => {
  const series: ChartSeries[] = [
    { key: 'high', name: 'High', tone: 'sev-4' },
    { key: 'low', name: 'Low', tone: 'sev-2' },
  ]
  const day: ChartDay = { day: '2026-11-03', values: { high: 2, low: null } }

  it('keeps unknown apart from zero', () => {
    expect(dayTotal(day, series)).toBe(2)
    expect(dayTotal({ day: '2026-11-04', values: {} }, series)).toBeNull()
    expect(dayText(day, series, ENGLISH_CHART_LABELS, shortDay, String)).toBe('3 Nov: High 2, Low not known')
  })

  it('reads a day as a day, whatever the zone', () => {
    expect(shortDay('2026-01-01')).toBe('1 Jan')
    expect(shortDay('week 3')).toBe('week 3')
  })

  it('puts the chart’s numbers into a table, with a total only for parts of a whole', () => {
    const table = dayTable([day], series, ENGLISH_CHART_LABELS, shortDay, true)
    expect(table.columns.map((column) => column.name)).toEqual(['Day', 'High', 'Low', 'Total'])
    expect(table.rows[0]!.cells).toEqual(['2026-11-03', 2, null, 2])
    expect(dayTable([day], series, ENGLISH_CHART_LABELS, shortDay, false).columns).toHaveLength(3)
  })
})
