import { useMemo } from 'react'
import { Bar, BarChart, CartesianGrid, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts'
import { AXIS_LINE, GRID, MARGIN, plainNumber, TICK, VALUE_AXIS_WIDTH } from './axes.ts'
import { dayTable, dayText, flatDays, type ByDayProps } from './by-day.ts'
import { ChartFrame } from './chart-frame.tsx'
import { shortDay } from './day-text.ts'
import { Plot } from './plot.tsx'
import { chartTooltip } from './tooltip.tsx'
import { ENGLISH_CHART_LABELS } from './types.ts'

/** Parts of a whole by day, for example alerts by severity. The first series stands at the bottom. */
export function StackedBarsByDay(props: ByDayProps) {
  const { title, definition, data, series, onSelect, height = 220, fileName = 'chart' } = props
  const { labels = ENGLISH_CHART_LABELS, formatDay = shortDay, formatValue = plainNumber } = props
  const rows = useMemo(() => flatDays(data), [data])
  const table = useMemo(
    () => dayTable(data, series, labels, formatDay, true),
    [data, series, labels, formatDay],
  )
  const Content = useMemo(
    () => chartTooltip({ series, formatValue, formatLabel: formatDay, total: labels.total }),
    [series, formatValue, formatDay, labels],
  )
  return (
    <ChartFrame
      title={title}
      definition={definition}
      labels={labels}
      fileName={fileName}
      height={height}
      table={table}
      legend={series}
      formatValue={formatValue}
      onSelect={onSelect}
    >
      <Plot
        name={title}
        keys={labels.keys}
        height={height}
        count={data.length}
        textAt={(at) => dayText(data[at], series, labels, formatDay, formatValue)}
        onChoose={onSelect && ((at) => onSelect({ day: data[at]!.day, series: null }))}
      >
        {(active) => (
          <BarChart data={[...rows]} margin={MARGIN} barCategoryGap="22%" accessibilityLayer={false}>
            <CartesianGrid {...GRID} />
            <XAxis
              dataKey="day"
              tickFormatter={formatDay}
              tick={TICK}
              tickLine={false}
              axisLine={AXIS_LINE}
              minTickGap={28}
            />
            <YAxis
              tick={TICK}
              tickLine={false}
              axisLine={false}
              width={VALUE_AXIS_WIDTH}
              allowDecimals={false}
              tickFormatter={formatValue}
            />
            <Tooltip content={<Content />} cursor={{ fill: 'var(--bg-hover)' }} isAnimationActive={false} />
            {active !== null && (
              <ReferenceArea
                x1={data[active]!.day}
                x2={data[active]!.day}
                fill="var(--accent-bg)"
                stroke="var(--focus)"
                ifOverflow="visible"
              />
            )}
            {series.map(({ key, tone }) => (
              <Bar
                key={key}
                dataKey={key}
                name={key}
                stackId="day"
                fill={`var(--${tone})`}
                maxBarSize={28}
                isAnimationActive={false}
                onClick={(bar) => onSelect?.({ day: (bar.payload as { day: string }).day, series: key })}
              />
            ))}
          </BarChart>
        )}
      </Plot>
    </ChartFrame>
  )
}
