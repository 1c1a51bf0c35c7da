import { useMemo } from 'react'
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { AXIS_LINE, GRID, MARGIN, plainNumber, TICK, VALUE_AXIS_WIDTH } from './axes.ts'
import { dayTable, dayText, flatDays, type ByDayProps } from './by-day.ts'
import { ChartFrame } from './chart-frame.tsx'
import { shortDay } from './day-text.ts'
import { Plot } from './plot.tsx'
import { chartTooltip } from './tooltip.tsx'
import { ENGLISH_CHART_LABELS } from './types.ts'

/** A level by day, for example the backlog. A day without a value leaves a gap: nothing is drawn across it. */
export function LineByDay(props: ByDayProps) {
  const { title, definition, data, series, onSelect, height = 220, fileName = 'chart' } = props
  const { labels = ENGLISH_CHART_LABELS, formatDay = shortDay, formatValue = plainNumber } = props
  const rows = useMemo(() => flatDays(data), [data])
  const table = useMemo(
    () => dayTable(data, series, labels, formatDay, false),
    [data, series, labels, formatDay],
  )
  const Content = useMemo(
    () => chartTooltip({ series, formatValue, formatLabel: formatDay, total: null }),
    [series, formatValue, formatDay],
  )
  const only = series.length === 1 ? series[0]!.key : null
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
        onChoose={onSelect && ((at) => onSelect({ day: data[at]!.day, series: only }))}
      >
        {(active) => (
          <LineChart
            data={[...rows]}
            margin={MARGIN}
            accessibilityLayer={false}
            onClick={(state) => {
              if (typeof state.activeLabel === 'string') onSelect?.({ day: state.activeLabel, series: only })
            }}
          >
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
            <Tooltip
              content={<Content />}
              cursor={{ stroke: 'var(--border-strong)' }}
              isAnimationActive={false}
            />
            {active !== null && <ReferenceLine x={data[active]!.day} stroke="var(--focus)" strokeWidth={2} />}
            {series.map(({ key, tone }) => (
              <Line
                key={key}
                dataKey={key}
                name={key}
                type="linear"
                stroke={`var(--${tone})`}
                strokeWidth={2}
                dot={false}
                activeDot={{ r: 4, fill: `var(--${tone})`, stroke: 'var(--bg-raised)', strokeWidth: 2 }}
                connectNulls={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        )}
      </Plot>
    </ChartFrame>
  )
}
