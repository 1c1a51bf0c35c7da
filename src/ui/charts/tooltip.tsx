import type { TooltipContentProps } from 'recharts'
import css from './chart.module.css'
import type { ChartSeries } from './types.ts'

interface ChartTooltipProps {
  readonly series: readonly ChartSeries[]
  readonly formatValue: (value: number) => string
  readonly formatLabel: (label: string) => string
  readonly total: string | null
}

/** Contents for Recharts' tooltip, in our type and colours; the largest series on top, as it is drawn. */
export function chartTooltip({ series, formatValue, formatLabel, total }: ChartTooltipProps) {
  return function Content({ active, payload, label }: Partial<TooltipContentProps>) {
    if (active !== true || !payload || payload.length === 0) return null
    const entries = payload.flatMap((entry) => {
      const known = series.find(({ key }) => key === entry.name)
      return known && typeof entry.value === 'number' ? [{ ...known, value: entry.value }] : []
    })
    const sum = entries.reduce((all, entry) => all + entry.value, 0)
    return (
      <div className={css['tooltip']}>
        <strong>{formatLabel(String(label))}</strong>
        <dl>
          {entries.toReversed().map(({ key, name, tone, value }) => (
            <div key={key}>
              <dt>
                <svg className={css['swatch']} viewBox="0 0 10 10">
                  <rect width="10" height="10" rx="2.5" fill={`var(--${tone})`} />
                </svg>
                {name}
              </dt>
              <dd>{formatValue(value)}</dd>
            </div>
          ))}
          {total !== null && entries.length > 1 && (
            <div className={css['sum']}>
              <dt>{total}</dt>
              <dd>{formatValue(sum)}</dd>
            </div>
          )}
        </dl>
      </div>
    )
  }
}
