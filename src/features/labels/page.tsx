import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { labelsQuery } from '#src/data/imports.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import { FilterChips } from '#src/ui/filter-bar.tsx'
import { useCategoryName } from '#src/ui/known-category.tsx'
import { FillArea, Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import { addressFault } from './claims.ts'
import { useClaimColumns, type Claim } from './columns.tsx'
import css from './labels.module.css'
import type { LabelsSearch } from './search.ts'
import { Sources } from './sources.tsx'
import { LabelsToolbar } from './toolbar.tsx'

const claimId = (claim: Claim) => claim.id

/** What is claimed about addresses, by whom, and since when. */
export function LabelsPage() {
  const { t } = useTranslation('labels')
  const format = useFormat()
  const name = useCategoryName()
  const search = useSearch({ from: '/labels' })
  const { q, category, source } = search
  const navigate = useNavigate()
  const go = (next: LabelsSearch) => void navigate({ to: '/labels', search: next, replace: true })
  const result = useInfiniteQuery(
    labelsQuery({ ...(q ? { q } : {}), ...(category ? { category } : {}), ...(source ? { source } : {}) }),
  )
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.items) ?? [], [result.data])
  const total = result.data?.pages[0]?.total ?? 0
  const columns = useClaimColumns()
  const fault = addressFault(q ?? '')
  return (
    <Page layout="fill">
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <div className={css['split']}>
        <Sources selected={source} onSelect={(next) => go({ ...search, source: next })} />
        <div className={css['claims']}>
          <LabelsToolbar search={search} onChange={go} />
          <FilterChips
            chips={[
              ...(category
                ? [
                    {
                      id: 'category',
                      name: t('category'),
                      value: name(category),
                      onRemove: () => go({ ...search, category: undefined }),
                    },
                  ]
                : []),
              ...(source
                ? [
                    {
                      id: 'source',
                      name: t('source'),
                      value: source,
                      onRemove: () => go({ ...search, source: undefined }),
                    },
                  ]
                : []),
            ]}
            onClear={() => go({ q })}
          />
          {fault !== null && (
            <p role="status" className={css['fault']}>
              <TriangleAlert size={15} aria-hidden />
              <span>
                <b>{t('notAddress')}</b> {fault}
              </span>
            </p>
          )}
          <FillArea>
            <AsyncView result={result}>
              {() => (
                <DataTable
                  label={t('table')}
                  columns={columns}
                  rows={rows}
                  total={total}
                  getRowId={claimId}
                  onEndReached={() => {
                    if (result.hasNextPage) void result.fetchNextPage()
                  }}
                  isLoadingMore={result.isFetchingNextPage}
                  empty={<EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
                />
              )}
            </AsyncView>
          </FillArea>
          <p className={css['muted']}>{t('total', { count: total, formatted: format.count(total) })}</p>
        </div>
      </div>
    </Page>
  )
}
