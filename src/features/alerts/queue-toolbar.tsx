import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bookmark, Group, PanelLeft, PanelRight, RefreshCw } from 'lucide-react'
import { lazy, memo, type RefObject, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { type Alert, alertFacetsQuery } from '#src/data/alerts.ts'
import { now } from '#src/platform/clock.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { ColumnMenu } from '#src/ui/column-menu.tsx'
import type { Column, TableLayout } from '#src/ui/data-table-types.ts'
import { FilterChips, type FilterChip } from '#src/ui/filter-bar.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import css from './alerts.module.css'
import { useFacetNames } from './facet-names.tsx'
import { ExportButton } from './export-button.tsx'
import {
  causeSearchOf,
  chosen,
  EXCLUSIONS,
  FACETS,
  facetQueryOf,
  filterOf,
  periodMs,
  withFacet,
  withFilter,
} from './filters.ts'
import { SearchBox } from './search-box.tsx'
import type { AlertsSearch } from './search.ts'

// With its dialogs it is more than the first rows should wait for.
const ViewMenu = lazy(async () => ({ default: (await import('./view-menu.tsx')).ViewMenu }))

interface QueueToolsProps {
  readonly search: AlertsSearch
  readonly onChange: (search: AlertsSearch, options?: { replace: boolean }) => void
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onSearched: () => void
  readonly onRefresh: () => void
  readonly columns: readonly Column<Alert>[]
  readonly layout: TableLayout
  readonly onLayout: (layout: TableLayout) => void
  readonly onView: (search: AlertsSearch, layout: TableLayout | null) => void
}

/** Beside the title: search, refresh, columns. */
export const QueueTools = memo(function QueueTools(props: QueueToolsProps) {
  const { t } = useTranslation(['alerts', 'queue'])
  return (
    <>
      <div className={css['search']}>
        <SearchBox
          search={props.search}
          onChange={props.onChange}
          inputRef={props.searchRef}
          onDone={props.onSearched}
        />
      </div>
      <Suspense
        fallback={
          <Button icon={Bookmark} isDisabled>
            {t('queue:view.button')}
          </Button>
        }
      >
        <ViewMenu search={props.search} layout={props.layout} onOpen={props.onView} />
      </Suspense>
      <Link
        to="/alerts/groups"
        search={causeSearchOf(props.search)}
        className={css['link']}
        title={t('queue:byCause.hint')}
        aria-keyshortcuts="g g"
      >
        <Group size={15} aria-hidden />
        {t('queue:byCause.label')}
      </Link>
      <ExportButton search={props.search} />
      <IconButton
        icon={RefreshCw}
        label={t('refresh')}
        shortcut="r"
        variant="secondary"
        onPress={props.onRefresh}
      />
      <ColumnMenu columns={props.columns} layout={props.layout} onLayoutChange={props.onLayout} />
    </>
  )
})

const DATES = ['createdFrom', 'createdTo', 'closedFrom', 'closedTo'] as const

interface QueueChipsProps {
  readonly search: AlertsSearch
  readonly onChange: (search: AlertsSearch) => void
  readonly hasRail: boolean
  readonly onRail: () => void
  readonly onSplit: () => void
}

/** Every filter in force, removable one by one; those of the default view as well. */
export const QueueChips = memo(function QueueChips(props: QueueChipsProps) {
  const { search, onChange, hasRail, onRail, onSplit } = props
  const { t } = useTranslation(['alerts', 'queue'])
  const format = useFormat()
  const names = useFacetNames()
  const facets = useQuery({ ...alertFacetsQuery(facetQueryOf(search)), enabled: false }).data
  const filter = filterOf(search)
  const { open, overdue, snoozed, retro, q } = filter
  const chip = (
    id: 'open' | 'overdue' | 'snoozed' | 'retro' | 'q' | (typeof DATES)[number],
    value: string,
  ): FilterChip => ({
    id,
    name: t(`chip.${id}`),
    value,
    onRemove: () => onChange(withFilter(search, { [id]: undefined })),
  })
  const chips = [
    ...(open === undefined ? [] : [chip('open', open ? t('openOnly') : t('closedOnly'))]),
    ...(overdue === undefined ? [] : [chip('overdue', t(overdue ? 'overdue' : 'notOverdue'))]),
    ...(snoozed === undefined ? [] : [chip('snoozed', t(`snoozed.${snoozed}`))]),
    ...(retro === undefined ? [] : [chip('retro', t(`retro.${retro}`))]),
    ...(q === undefined ? [] : [chip('q', q)]),
    ...FACETS.flatMap((facet) =>
      chosen(search, facet).map((value) => ({
        id: `${facet} ${value}`,
        name: t(`facet.${facet}`),
        value: names.text(facet, value, facets?.[facet].find((bucket) => bucket.value === value)?.label),
        onRemove: () =>
          onChange(
            withFacet(
              search,
              facet,
              chosen(search, facet).filter((other) => other !== value),
            ),
          ),
      })),
    ),
    ...EXCLUSIONS.flatMap((id, at) =>
      (search[id] ?? []).map((value) => {
        const facet = FACETS[at] ?? 'status'
        return {
          id: `${id} ${value}`,
          name: t('queue:not', { name: t(`facet.${facet}`) }),
          value: names.text(facet, String(value)),
          onRemove: () =>
            onChange(withFilter(search, { [id]: (search[id] ?? []).filter((other) => other !== value) })),
        }
      }),
    ),
    ...(search.customer ?? []).map((value) => ({
      id: `customer ${value}`,
      name: t('queue:key.customer'),
      value,
      onRemove: () =>
        onChange(withFilter(search, { customer: search.customer?.filter((other) => other !== value) })),
    })),
    ...(['createdWithin', 'createdBefore'] as const).flatMap((id) => {
      const period = search[id]
      if (period === undefined) return []
      // Said as of now: the desk takes it anew with each request.
      const since = format.instant(now() - periodMs(period))
      return [
        {
          id,
          name: t(`queue:${id}`),
          value: t('queue:periodSince', { period, since }),
          onRemove: () => onChange(withFilter(search, { [id]: undefined })),
        },
      ]
    }),
    ...(search.source ?? []).map((source) => ({
      id: `source ${source}`,
      name: t('chip.source'),
      value: source.slice(source.indexOf(':') + 1),
      onRemove: () =>
        onChange(withFilter(search, { source: search.source?.filter((other) => other !== source) })),
    })),
    ...DATES.flatMap((id) => {
      const date = filter[id]
      return date === undefined ? [] : [chip(id, format.instant(date))]
    }),
  ]
  return (
    <div className={css['filters']}>
      <IconButton
        icon={PanelLeft}
        label={hasRail ? t('hideFacets') : t('showFacets')}
        shortcut="f"
        size="small"
        aria-pressed={hasRail}
        onPress={onRail}
      />
      <IconButton
        icon={PanelRight}
        label={t(search.split === true ? 'queue:split.close' : 'queue:split.open')}
        shortcut="v"
        size="small"
        aria-pressed={search.split === true}
        onPress={onSplit}
      />
      <FilterChips chips={chips} onClear={() => onChange({ ...unfiltered(search), all: true })} />
    </div>
  )
})

function unfiltered({ sort, dir, split }: AlertsSearch): AlertsSearch {
  return { ...(sort ? { sort } : {}), ...(dir ? { dir } : {}), ...(split ? { split } : {}) }
}
