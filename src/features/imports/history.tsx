import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { importsQuery, type ImportRun } from '#src/data/imports.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import type { Column } from '#src/ui/data-table-types.ts'
import { EmptyState } from '#src/ui/states.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './imports.module.css'
import { RunState } from './run-state.tsx'

const runId = (run: ImportRun) => run.id

interface HistoryProps {
  readonly activeId: string | undefined
  readonly onOpen: (run: ImportRun) => void
}

/** Every import, newest first, also those of which nothing stayed. */
export function History({ activeId, onOpen }: HistoryProps) {
  const { t } = useTranslation('imports')
  const result = useInfiniteQuery(importsQuery)
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.items) ?? [], [result.data])
  const columns = useRunColumns()
  return (
    <section className={css['history']}>
      <h2>{t('history')}</h2>
      <div className={css['table']}>
        <AsyncView result={result}>
          {() => (
            <DataTable
              label={t('history')}
              columns={columns}
              rows={rows}
              total={result.hasNextPage ? null : rows.length}
              getRowId={runId}
              {...(activeId === undefined ? {} : { activeId })}
              onOpen={onOpen}
              onEndReached={() => {
                if (result.hasNextPage) void result.fetchNextPage()
              }}
              isLoadingMore={result.isFetchingNextPage}
              empty={<EmptyState title={t('historyEmpty')}>{t('historyEmptyHint')}</EmptyState>}
            />
          )}
        </AsyncView>
      </div>
    </section>
  )
}

function useRunColumns(): readonly Column<ImportRun>[] {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return useMemo(() => {
    const count = (id: 'accepted' | 'merged' | 'rejected'): Column<ImportRun> => ({
      id,
      header: t(id),
      width: 112,
      align: 'end',
      cell: (row) => format.count(row[id]),
    })
    return [
      {
        id: 'file',
        header: t('file'),
        width: 190,
        isFixed: true,
        cell: (row) => <span title={row.filename}>{row.filename}</span>,
      },
      {
        id: 'kind',
        header: t('kind'),
        width: 160,
        cell: (row) => (row.kind === null ? t('kindUnknown') : t(`kinds.${row.kind}`)),
      },
      { id: 'state', header: t('stateColumn'), width: 120, cell: (row) => <RunState state={row.state} /> },
      count('accepted'),
      count('merged'),
      count('rejected'),
      {
        id: 'alerts',
        header: t('alerts'),
        width: 96,
        align: 'end',
        cell: (row) => (row.alertsRaised === null ? '–' : format.count(row.alertsRaised)),
      },
      { id: 'by', header: t('by'), width: 130, cell: (row) => row.createdBy?.name ?? t('desk') },
      {
        id: 'started',
        header: t('started'),
        width: 190,
        cell: (row) => <Timestamp at={row.createdAt} />,
      },
    ]
  }, [t, format])
}
