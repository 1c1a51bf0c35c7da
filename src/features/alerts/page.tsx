import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { linkOptions, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepLastAlert, keepQueueOrder, useQueueStore } from '#src/data/alert-queue.ts'
import { type Alert, alertKeys, alertListQuery } from '#src/data/alerts.ts'
import { readStored, writeStored } from '#src/platform/storage.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import { FillArea, Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import css from './alerts.module.css'
import { useAlertColumns } from './columns.tsx'
import { FacetRail } from './facet-rail.tsx'
import { listQueryOf, tableSort, withSort } from './filters.ts'
import { LiveNotice } from './live-notice.tsx'
import { QueueEmpty } from './queue-empty.tsx'
import { QueueStatus } from './queue-status.tsx'
import { QueueChips, QueueTools } from './queue-toolbar.tsx'
import type { AlertsSearch } from './search.ts'
import { useTableLayout } from './table-layout.ts'
import { useQueueCommands } from './use-queue-commands.ts'
import { useWidth } from './use-width.ts'

const RAIL = 'alerts.rail'
/** The selection column, the frame and a scrollbar. */
const NOT_COLUMNS = 36 + 2 + 15
const alertId = (alert: Alert) => alert.id

/** The queue. Its address holds every filter and the order, so every view of it is a link. */
export function AlertsPage() {
  const { t } = useTranslation('alerts')
  const search = useSearch({ from: '/alerts' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const result = useInfiniteQuery(alertListQuery(listQueryOf(search)))
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.items) ?? [], [result.data])
  const total = result.data?.pages[0]?.total ?? 0
  const columns = useAlertColumns()
  const [areaRef, room] = useWidth()
  const { layout, setLayout } = useTableLayout(columns, room - NOT_COLUMNS)
  const [hasRail, setRail] = useState(() => readStored(RAIL) !== false)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const lastId = useQueueStore((state) => state.lastId)
  const grid = useRef<HTMLDivElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)

  const go = useCallback(
    (next: AlertsSearch, options = { replace: false }) => {
      setSelected(new Set())
      void navigate({ to: '/alerts', search: next, ...options })
    },
    [navigate],
  )
  const open = (alert: Alert) => {
    keepQueueOrder({ ids: rows.map(alertId), total, back: linkOptions({ to: '/alerts', search }) })
    keepLastAlert(alert.id)
    void navigate({ to: '/alerts/$alertId', params: { alertId: alert.id } })
  }
  const toggleRail = () => {
    setRail(!hasRail)
    writeStored(RAIL, !hasRail)
  }
  const refresh = () => void client.invalidateQueries({ queryKey: alertKeys.all })
  // The first row is where the keyboard is until somebody moves: Enter opens the worst alert.
  const activeAt = Math.max(
    0,
    rows.findIndex((row) => row.id === lastId),
  )
  const step = (by: 1 | -1) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, activeAt + by))]
    if (row) keepLastAlert(row.id)
    grid.current?.focus()
  }
  useQueueCommands({ active: rows[activeAt] ?? null, step, refresh, toggleRail, searchRef })
  useFocusWhenIdle(grid, !result.isPending)

  const table = (
    <DataTable
      label={t('table')}
      columns={columns}
      rows={rows}
      total={total}
      getRowId={alertId}
      sort={tableSort(search)}
      onSortChange={(sort) => go(withSort(search, sort), { replace: true })}
      selected={selected}
      onSelectedChange={setSelected}
      activeId={rows[activeAt]?.id ?? null}
      onActiveChange={keepLastAlert}
      onOpen={open}
      layout={layout}
      onLayoutChange={setLayout}
      onEndReached={() => {
        if (result.hasNextPage && !result.isPlaceholderData) void result.fetchNextPage()
      }}
      isLoading={result.isPending}
      isLoadingMore={result.isFetchingNextPage}
      empty={<QueueEmpty search={search} onChange={go} />}
      ref={grid}
    />
  )
  return (
    <Page layout="fill">
      <PageHeader
        title={t('title')}
        actions={
          <QueueTools
            search={search}
            onChange={go}
            searchRef={searchRef}
            onRefresh={refresh}
            columns={columns}
            layout={layout}
            onLayout={setLayout}
          />
        }
      />
      <QueueChips search={search} onChange={go} hasRail={hasRail} onRail={toggleRail} />
      <div className={css['queue']}>
        {hasRail && <FacetRail search={search} onChange={go} />}
        <div className={css['main']} ref={areaRef}>
          <LiveNotice
            query={listQueryOf(search)}
            rows={rows}
            readAt={result.dataUpdatedAt}
            onShow={refresh}
          />
          <FillArea>
            <AsyncView result={result} skeleton={table}>
              {() => table}
            </AsyncView>
          </FillArea>
          <QueueStatus
            total={result.data ? total : null}
            loaded={rows.length}
            selected={selected.size}
            onClearSelection={() => setSelected(new Set())}
            isUpdating={result.isFetching && !result.isFetchingNextPage}
            updatedAt={result.dataUpdatedAt}
          />
        </div>
      </div>
    </Page>
  )
}

/** J and K work from the first moment: the grid takes the focus where nobody else has it. */
function useFocusWhenIdle(grid: React.RefObject<HTMLDivElement | null>, isReady: boolean): void {
  useEffect(() => {
    const { activeElement } = document
    const idle = activeElement === null || activeElement === document.body
    if (isReady && idle) grid.current?.focus({ preventScroll: true })
  }, [grid, isReady])
}
