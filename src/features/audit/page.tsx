import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ShieldCheck } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { auditQuery } from '#src/data/assurance.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import { FilterChips } from '#src/ui/filter-bar.tsx'
import { FillArea, Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import css from './audit.module.css'
import { ChainStatus } from './chain-status.tsx'
import { useAuditColumns } from './columns.tsx'
import { RecordSheet } from './record-sheet.tsx'
import type { AuditSearch } from './search.ts'
import { useChainVerification } from './verify-chain.ts'

/** The trail: read it, filter it, and have this browser recompute it. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const { type, target, record } = useSearch({ from: '/audit' })
  const navigate = useNavigate()
  const go = (search: AuditSearch) => void navigate({ to: '/audit', search })
  const result = useInfiniteQuery(auditQuery({ ...(type ? { type } : {}), ...(target ? { target } : {}) }))
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.items) ?? [], [result.data])
  const total = result.data?.pages[0]?.total ?? 0
  const columns = useAuditColumns()
  const { verification, start, cancel } = useChainVerification()
  const open = rows.find((row) => row.seq === record) ?? null

  return (
    <Page layout="fill">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <Button
            icon={ShieldCheck}
            variant="primary"
            isLoading={verification.state === 'running'}
            onPress={() => void start()}
          >
            {t('verify')}
          </Button>
        }
      />
      <ChainStatus verification={verification} onCancel={cancel} />
      <FilterChips
        chips={[
          ...(type
            ? [{ id: 'type', name: t('filterType'), value: type, onRemove: () => go({ target }) }]
            : []),
          ...(target
            ? [{ id: 'target', name: t('filterTarget'), value: target, onRemove: () => go({ type }) }]
            : []),
        ]}
        onClear={() => go({})}
      />
      <FillArea>
        <AsyncView result={result}>
          {() => (
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              total={total}
              getRowId={(row) => String(row.seq)}
              onOpen={(row) => go({ type, target, record: row.seq })}
              onEndReached={() => {
                if (result.hasNextPage) void result.fetchNextPage()
              }}
              isLoadingMore={result.isFetchingNextPage}
              empty={<EmptyState title={t('empty')} />}
            />
          )}
        </AsyncView>
      </FillArea>
      <p className={css['muted']}>{t('records', { count: total, formatted: format.count(total) })}</p>
      <RecordSheet record={open} onClose={() => go({ type, target })} onFilter={(search) => go(search)} />
    </Page>
  )
}
