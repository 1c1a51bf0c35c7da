import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trendsQuery, type Trends } from '#src/data/assurance.ts'
import { now } from '#src/platform/clock.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import { Charts } from './charts.tsx'
import { drill } from './drill.ts'
import { Figures } from './figures.tsx'
import { isPeriod, lastDays } from './period.ts'
import { TrendsSkeleton } from './skeleton.tsx'
import { TrendsToolbar } from './toolbar.tsx'
import css from './trends.module.css'

const DEFAULT_DAYS = 90

/** Risk and workload over time, each figure with its definition and one click from its alerts. */
export function TrendsPage() {
  const { t } = useTranslation('trends')
  const { book, from, to } = useSearch({ from: '/trends' })
  const navigate = useNavigate()
  const standard = lastDays(DEFAULT_DAYS, now())
  const asked = { from: from ?? standard.from, to: to ?? standard.to }
  const period = isPeriod(asked) ? asked : standard
  const result = useQuery(trendsQuery({ ...period, ...(book === undefined ? {} : { book }) }))
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <TrendsToolbar
        period={period}
        book={book}
        onChange={(search) => void navigate({ to: '/trends', search })}
      />
      <AsyncView
        result={result}
        skeleton={<TrendsSkeleton />}
        isEmpty={isEmpty}
        empty={<EmptyState title={t('emptyTitle')}>{t('emptyHint')}</EmptyState>}
        partial={(trends) => {
          const count = trends.exposureByCategory.reduce((sum, row) => sum + row.unpriced, 0)
          return count === 0 ? null : t('partialUnpriced', { count })
        }}
      >
        {(trends) => (
          // The answer before stays while the next one comes; its figures lead to its own alerts.
          <div className={css['answer']} aria-busy={result.isPlaceholderData}>
            <Figures trends={trends} to={drill(trends, book)} />
            <Charts trends={trends} to={drill(trends, book)} />
          </div>
        )}
      </AsyncView>
    </Page>
  )
}

function isEmpty({ totals }: Trends): boolean {
  return totals.created === 0 && totals.closed === 0 && totals.open === 0
}
