import { useMemo } from 'react'
import { Bar, BarChart, Cell, LabelList, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts'
import { plainNumber, TICK } from './axes.ts'
import { ChartFrame } from './chart-frame.tsx'
import type { ChartTable } from './data-table.tsx'
import { Plot } from './plot.tsx'
import { ENGLISH_CHART_LABELS, type ChartBar, type ChartCommon } from './types.ts'

export interface HorizontalBarsProps extends ChartCommon {
  /** In the order in which they are shown, from the top. */
  readonly data: readonly ChartBar[]
  /** Room for the names, px. */
  readonly nameWidth?: number
}

const ROW = 28

/** One value per category, for example exposure; names to the left, values at the ends of the bars. */
export function HorizontalBars(props: HorizontalBarsProps) {
  const { title, definition, data, onSelect, nameWidth = 150, fileName = 'chart' } = props
  const {
    labels = ENGLISH_CHART_LABELS,
    formatValue = plainNumber,
    height = Math.max(80, data.length * ROW + 12),
  } = props
  const table = useMemo<ChartTable>(
    () => ({
      columns: [
        { name: labels.category, series: null, choosable: true },
        { name: labels.value, series: null, choosable: false },
      ],
      rows: data.map(({ key, name, value }) => ({ key, day: null, name, cells: [name, value] })),
    }),
    [data, labels],
  )
  return (
    <ChartFrame
      title={title}
      definition={definition}
      labels={labels}
      fileName={fileName}
      height={height}
      table={table}
      formatValue={formatValue}
      onSelect={onSelect}
    >
      <Plot
        name={title}
        keys={labels.keys}
        height={height}
        count={data.length}
        textAt={(at) => (data[at] ? `${data[at].name}: ${formatValue(data[at].value)}` : labels.empty)}
        onChoose={onSelect && ((at) => onSelect({ day: null, series: data[at]!.key }))}
      >
        {(active) => (
          <BarChart
            data={[...data]}
            layout="vertical"
            margin={{ top: 4, right: 64, bottom: 4, left: 0 }}
            barCategoryGap="26%"
            accessibilityLayer={false}
          >
            <XAxis type="number" hide domain={[0, 'dataMax']} />
            <YAxis
              type="category"
              dataKey="name"
              width={nameWidth}
              tick={{ ...TICK, fill: 'var(--text)', fontSize: 12 }}
              tickLine={false}
              axisLine={false}
              interval={0}
            />
            <Tooltip content={() => null} cursor={{ fill: 'var(--bg-hover)' }} isAnimationActive={false} />
            {active !== null && (
              <ReferenceArea
                y1={data[active]!.name}
                y2={data[active]!.name}
                fill="var(--accent-bg)"
                stroke="var(--focus)"
                ifOverflow="visible"
              />
            )}
            <Bar
              dataKey="value"
              radius={[0, 3, 3, 0]}
              maxBarSize={16}
              minPointSize={2}
              isAnimationActive={false}
              background={{ fill: 'transparent' }}
              onClick={(bar) => onSelect?.({ day: null, series: (bar.payload as ChartBar).key })}
            >
              {data.map(({ key, tone }) => (
                <Cell key={key} fill={`var(--${tone})`} />
              ))}
              <LabelList
                dataKey="value"
                position="right"
                formatter={(value) => formatValue(Number(value))}
                fill="var(--text-muted)"
                fontSize={11}
              />
            </Bar>
          </BarChart>
        )}
      </Plot>
    </ChartFrame>
  )
}
