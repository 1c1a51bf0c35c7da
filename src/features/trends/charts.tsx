import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Trends } from '#src/data/assurance.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { HorizontalBars } from '#src/ui/charts/horizontal-bars.tsx'
import { LineByDay } from '#src/ui/charts/line-by-day.tsx'
import { StackedBarsByDay } from '#src/ui/charts/stacked-bars-by-day.tsx'
import type { ChartSelection, ChartSeries } from '#src/ui/charts/types.ts'
import { useChartLabels } from '#src/ui/charts/use-chart-labels.ts'
import { useCategoryName } from '#src/ui/known-category.tsx'
import { useShortDay } from './short-day.ts'
import type { Drill, QueueFilter } from './drill.ts'
import { alertBars, alertDays, backlogDays, severitiesIn, valueBars } from './series.ts'
import css from './trends.module.css'
import { Unpriced } from './unpriced.tsx'

interface ChartsProps {
  readonly trends: Trends
  readonly to: Drill
}

/** The period drawn. Every mark opens the alerts it was counted from. */
export function Charts({ trends, to }: ChartsProps) {
  const { t } = useTranslation(['trends', 'common'])
  const format = useFormat()
  const labels = useChartLabels()
  const name = useCategoryName()
  const formatDay = useShortDay()
  const navigate = useNavigate()
  const open = (search: QueueFilter) => void navigate({ to: '/alerts', search })
  const openCategory = ({ series }: ChartSelection) => {
    if (series !== null) open(to.category(series))
  }
  const severities: ChartSeries[] = severitiesIn(trends).map((severity) => ({
    key: String(severity),
    name: t(`common:severity.${severity}`),
    tone: `sev-${severity}`,
  }))
  const values = valueBars(trends, name)
  const common = { labels, formatDay, formatValue: format.count }
  const file = `${trends.from}-${trends.to}`
  return (
    <div className={css['charts']}>
      <section className={css['wide']}>
        <StackedBarsByDay
          {...common}
          title={t('trends:byDay')}
          definition={t('trends:byDayDefinition')}
          data={severities.length === 0 ? [] : alertDays(trends)}
          series={severities}
          height={260}
          fileName={`alerts-by-day-${file}`}
          onSelect={({ day, series }) => {
            if (day !== null) open(to.day(day, series === null ? null : Number(series)))
          }}
        />
      </section>
      <section>
        <LineByDay
          {...common}
          title={t('trends:backlog')}
          definition={t('trends:backlogDefinition')}
          data={backlogDays(trends)}
          series={[{ key: 'open', name: t('trends:backlogOpen'), tone: 'series-1' }]}
          height={260}
          fileName={`backlog-${file}`}
          onSelect={({ day }) => {
            if (day !== null) open(to.backlog(day))
          }}
        />
      </section>
      <section>
        <HorizontalBars
          labels={labels}
          formatValue={format.count}
          title={t('trends:exposureCount')}
          definition={t('trends:exposureCountDefinition')}
          data={alertBars(trends, name)}
          fileName={`alerts-by-category-${file}`}
          onSelect={openCategory}
        />
      </section>
      <section className={css['wide']}>
        <HorizontalBars
          labels={labels}
          formatValue={(hkd) => format.fiatCompact(BigInt(Math.round(hkd * 100)), 'HKD')}
          title={t('trends:exposure')}
          definition={t('trends:exposureDefinition')}
          data={values}
          fileName={`exposure-by-category-${file}`}
          onSelect={openCategory}
        />
        <Unpriced rows={trends.exposureByCategory} hasValues={values.length > 0} />
      </section>
    </div>
  )
}
