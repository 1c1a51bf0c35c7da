import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { linkOptions, useNavigate, useSearch } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepLastAlert, keepQueueOrder } from '#src/data/alert-queue.ts'
import { type Alert, alertFacetsQuery, alertKeys, alertListQuery } from '#src/data/alerts.ts'
import { readStored, writeStored } from '#src/platform/storage.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import { toggled } from '#src/ui/data-table-keys.ts'
import type { TableLayout } from '#src/ui/data-table-types.ts'
import { FillArea, Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { SplitPane } from '#src/ui/split-pane.tsx'
import { useFocusWhenIdle } from '#src/ui/use-focus-when-idle.ts'
import css from './alerts.module.css'
import { BesidePane, type BesideProps } from './beside-pane.tsx'
import { useAlertColumns } from './columns.tsx'
import { FacetRail } from './facet-rail.tsx'
import { causeSearchOf, facetQueryOf, listQueryOf, tableSort, withSort } from './filters.ts'
import { LiveNotice } from './live-notice.tsx'
import { QueueEmpty } from './queue-empty.tsx'
import { QueueStatus } from './queue-status.tsx'
import { QueueChips, QueueTools } from './queue-toolbar.tsx'
import type { AlertsSearch } from './search.ts'
import { useTableLayout } from './table-layout.ts'
import { useActiveRow } from './use-active-row.ts'
import { useBulk } from './use-bulk.ts'
import { useDefaultView } from './use-default-view.ts'
import { useQueueCommands } from './use-queue-commands.ts'
import { useWidth } from '#src/ui/use-width.ts'

// The first rows do not wait for what belongs to a selection.
const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }))
const dialogs = () => import('./bulk-dialogs.tsx')
const BulkDialog = lazy(async () => ({ default: (await dialogs()).BulkDialog }))
const BulkResultSheet = lazy(async () => ({ default: (await dialogs()).BulkResultSheet }))

/** Of all its parts, so that none of them sends the page back to its placeholder when a row first needs its words. */
const WORDS = ['alerts', 'queue', 'domain', 'live', 'knowledge'] as const

const RAIL = 'alerts.rail'
/** Below it the rail stands above the table and would leave it no room (alerts.module.css). */
const RAIL_BESIDE = '(width >= 64rem)'
/** The selection column, the frame and a scrollbar. */
const NOT_COLUMNS = 36 + 2 + 15
const alertId = (alert: Alert) => alert.id

interface AlertsPageProps {
  /** Shows one alert beside the list, where that is asked for. */
  readonly beside: ComponentType<BesideProps>
}

/** The queue. Its address holds every filter and the order, so every view of it is a link. */
export function AlertsPage({ beside }: AlertsPageProps) {
  const { t } = useTranslation(WORDS)
  const search = useSearch({ from: '/alerts' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const result = useInfiniteQuery(alertListQuery(listQueryOf(search)))
  // Put together as a whole: one by one, a hundred thousand rows take longer with each page.
  const rows = useMemo(
    () => new Array<Alert>().concat(...(result.data?.pages ?? []).map(({ items }) => items)),
    [result.data],
  )
  // Counted once the rows are there: nobody waits for a number to see the first of them.
  const facets = useQuery({
    ...alertFacetsQuery(facetQueryOf(search)),
    enabled: result.isSuccess && !result.isPlaceholderData,
  })
  const counted = facets.isPlaceholderData ? undefined : facets.data?.total
  const firstPage = result.data?.pages[0]
  const isCapped = firstPage?.totalIsLeast === true
  const total = (isCapped ? counted : undefined) ?? firstPage?.total ?? 0
  const isLeast = isCapped && counted === undefined
  const bulk = useBulk(rows, listQueryOf(search))
  const { clear: clearSelection } = bulk
  const columns = useAlertColumns()
  const [areaRef, room] = useWidth()
  const { layout, setLayout } = useTableLayout(columns, room - NOT_COLUMNS)
  const [hasRail, setRail] = useState(
    () => (readStored(RAIL) ?? globalThis.matchMedia(RAIL_BESIDE).matches) !== false,
  )
  const grid = useRef<HTMLDivElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)

  const go = useCallback(
    (next: AlertsSearch, options = { replace: false }) => {
      clearSelection()
      // Asked at once: the desk answers while the page goes to its new address.
      void client.prefetchInfiniteQuery(alertListQuery(listQueryOf(next)))
      void navigate({ to: '/alerts', search: next, ...options })
    },
    [client, navigate, clearSelection],
  )
  /** So that the alert's page knows which is next, and the way back. */
  const keepOrder = () => {
    const cursor = result.data?.pages.at(-1)?.nextCursor ?? null
    keepQueueOrder({
      ids: rows.map(alertId),
      total,
      back: linkOptions({ to: '/alerts', search }),
      rest: cursor === null ? null : { query: listQueryOf(search), cursor },
    })
  }
  const open = (alert: Alert) => {
    keepOrder()
    keepLastAlert(alert.id)
    void navigate({ to: '/alerts/$alertId', params: { alertId: alert.id } })
  }
  const toggleRail = useCallback(() => {
    setRail(!hasRail)
    writeStored(RAIL, !hasRail)
  }, [hasRail])
  const isSplit = search.split === true
  const toggleSplit = useCallback(() => {
    const { split, ...rest } = search
    void navigate({ to: '/alerts', search: split === true ? rest : { ...rest, split: true }, replace: true })
  }, [navigate, search])
  const byCause = () => void navigate({ to: '/alerts/groups', search: causeSearchOf(search) })
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: alertKeys.all }), [client])
  const focusGrid = useCallback(() => grid.current?.focus(), [])
  // The first row is where the keyboard is until somebody moves: Enter opens the worst alert.
  const activeAt = useActiveRow(rows)
  const step = (by: 1 | -1) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, activeAt + by))]
    if (row) keepLastAlert(row.id)
    focusGrid()
  }
  const active = rows[activeAt] ?? null
  const openView = useCallback(
    (next: AlertsSearch, arranged: TableLayout | null) => {
      if (arranged !== null) setLayout(arranged)
      go(next)
    },
    [go, setLayout],
  )
  useDefaultView(search, openView)
  const toggle = () => active && bulk.setSelected(toggled(bulk.selected, active.id))
  useQueueCommands({
    active,
    bulk,
    open,
    step,
    toggle,
    refresh,
    byCause,
    toggleRail,
    toggleSplit,
    isSplit,
    searchRef,
  })
  useFocusWhenIdle(grid, !result.isPending)

  const table = (
    <DataTable
      label={t('table')}
      columns={columns}
      rows={rows}
      total={isLeast ? null : total}
      getRowId={alertId}
      sort={tableSort(search)}
      onSortChange={(sort) => go(withSort(search, sort), { replace: true })}
      selected={bulk.selected}
      onSelectedChange={bulk.setSelected}
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
            onSearched={focusGrid}
            onRefresh={refresh}
            columns={columns}
            layout={layout}
            onLayout={setLayout}
            onView={openView}
          />
        }
      />
      <QueueChips search={search} onChange={go} hasRail={hasRail} onRail={toggleRail} onSplit={toggleSplit} />
      <div className={css['queue']}>
        {hasRail && <FacetRail search={search} onChange={go} />}
        <div className={css['work']}>
          <SplitPane
            id="alerts"
            initial={45}
            start={
              <div className={css['main']} data-split={isSplit || undefined} ref={areaRef}>
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
                <Suspense fallback={null}>
                  {bulk.selected.size > 0 && (
                    <BulkBar
                      selected={bulk.selected.size}
                      loaded={rows.length}
                      isAllLoaded={rows.length > 0 && rows.every(({ id }) => bulk.selected.has(id))}
                      total={isLeast ? null : total}
                      isBusy={bulk.isFetching}
                      onSelectAll={() => void bulk.selectAll()}
                      onClear={bulk.clear}
                    />
                  )}
                </Suspense>
                <QueueStatus
                  total={result.data ? total : null}
                  isLeast={isLeast}
                  loaded={rows.length}
                  isUpdating={result.isFetching && !result.isFetchingNextPage}
                  updatedAt={result.dataUpdatedAt}
                />
              </div>
            }
            end={
              isSplit && active !== null ? (
                <BesidePane
                  beside={beside}
                  alertId={active.id}
                  isListBusy={bulk.selected.size > 0}
                  onOpen={keepOrder}
                  onClose={toggleSplit}
                  onLeave={focusGrid}
                />
              ) : null
            }
          />
        </div>
      </div>
      <Suspense fallback={null}>
        {bulk.form !== null && (
          <BulkDialog
            form={bulk.form}
            alerts={bulk.alerts}
            isBusy={bulk.isPending}
            onSend={bulk.send}
            onClose={() => bulk.setForm(null)}
          />
        )}
        {bulk.outcome !== null && (
          <BulkResultSheet
            result={bulk.outcome.result}
            alerts={bulk.outcome.alerts}
            onClose={() => bulk.setOutcome(null)}
          />
        )}
      </Suspense>
    </Page>
  )
}
