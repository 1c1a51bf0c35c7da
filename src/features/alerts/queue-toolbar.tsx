import { useQuery } from '@tanstack/react-query'
import { PanelLeft, RefreshCw } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Alert, alertFacetsQuery } from '#src/data/alerts.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { ColumnMenu } from '#src/ui/column-menu.tsx'
import type { Column, TableLayout } from '#src/ui/data-table-types.ts'
import { FilterChips, type FilterChip } from '#src/ui/filter-bar.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import css from './alerts.module.css'
import { useFacetNames } from './facet-names.tsx'
import { chosen, FACETS, facetQueryOf, filterOf, withFacet, withFilter } from './filters.ts'
import type { AlertsSearch } from './search.ts'

interface QueueToolsProps {
  readonly search: AlertsSearch
  readonly onChange: (search: AlertsSearch, options?: { replace: boolean }) => void
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onRefresh: () => void
  readonly columns: readonly Column<Alert>[]
  readonly layout: TableLayout
  readonly onLayout: (layout: TableLayout) => void
}

/** Beside the title: search, refresh, columns. */
export function QueueTools(props: QueueToolsProps) {
  const { t } = useTranslation('alerts')
  return (
    <>
      <div className={css['search']}>
        <SearchBox search={props.search} onChange={props.onChange} inputRef={props.searchRef} />
      </div>
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
}

const SETTLE_MS = 250

interface SearchBoxProps extends Pick<QueueToolsProps, 'search' | 'onChange'> {
  readonly inputRef: RefObject<HTMLInputElement | null>
}

/** Asks once the typing pauses; going back in the browser brings the earlier text back. */
function SearchBox({ search, onChange, inputRef }: SearchBoxProps) {
  const { t } = useTranslation('alerts')
  const asked = search.q ?? ''
  const [text, setText] = useState(asked)
  const [known, setKnown] = useState(asked)
  if (known !== asked) {
    setKnown(asked)
    setText(asked)
  }
  useEffect(() => {
    if (text.trim() === asked) return undefined
    // One entry of history for a search, however many letters it took.
    const ask = () => onChange(withFilter(search, { q: text.trim() }), { replace: asked !== '' })
    const timer = setTimeout(ask, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text, asked, search, onChange])
  return (
    <SearchField
      label={t('search')}
      placeholder={t('searchHint')}
      value={text}
      onChange={setText}
      maxLength={200}
      ref={inputRef}
    />
  )
}

const DATES = ['createdFrom', 'createdTo', 'closedFrom', 'closedTo'] as const

interface QueueChipsProps {
  readonly search: AlertsSearch
  readonly onChange: (search: AlertsSearch) => void
  readonly hasRail: boolean
  readonly onRail: () => void
}

/** Every filter in force, removable one by one; the default view's "open only" as well. */
export function QueueChips({ search, onChange, hasRail, onRail }: QueueChipsProps) {
  const { t } = useTranslation('alerts')
  const format = useFormat()
  const names = useFacetNames()
  const facets = useQuery(alertFacetsQuery(facetQueryOf(search))).data
  const filter = filterOf(search)
  const { open, overdue, q } = filter
  const chip = (id: 'open' | 'overdue' | 'q' | (typeof DATES)[number], value: string): FilterChip => ({
    id,
    name: t(`chip.${id}`),
    value,
    onRemove: () => onChange(withFilter(search, { [id]: undefined })),
  })
  const chips = [
    ...(open === undefined ? [] : [chip('open', open ? t('openOnly') : t('closedOnly'))]),
    ...(overdue === undefined ? [] : [chip('overdue', t(overdue ? 'overdue' : 'notOverdue'))]),
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
      <FilterChips chips={chips} onClear={() => onChange({ ...sortOnly(search), all: true })} />
    </div>
  )
}

function sortOnly({ sort, dir }: AlertsSearch): AlertsSearch {
  return { ...(sort ? { sort } : {}), ...(dir ? { dir } : {}) }
}
