import { ChevronRight } from 'lucide-react'
import { memo, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { alertFacetsQuery } from '#src/data/alerts.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { FacetList } from '#src/ui/facet-list.tsx'
import { useLatest } from '#src/ui/use-latest.ts'
import css from './alerts.module.css'
import { useFacetNames } from './facet-names.tsx'
import { type Facet, FACETS, facetQueryOf, filterOf, withFacet, withFilter } from './filters.ts'
import type { AlertsSearch } from './search.ts'
import { TimeFacet } from './time-facet.tsx'

interface FacetRailProps {
  readonly search: AlertsSearch
  readonly onChange: (search: AlertsSearch) => void
}

/**
 * Every filter with how many alerts it would show; a facet's own choice does not change its own counts. Not drawn
 * again for each page of rows: its boxes cost more than they do.
 */
export const FacetRail = memo(function FacetRail({ search, onChange }: FacetRailProps) {
  const { t } = useTranslation('alerts')
  const format = useFormat()
  const filter = filterOf(search)
  const result = useQuery({ ...alertFacetsQuery(facetQueryOf(search)), enabled: false })
  const latest = useLatest({ search, onChange })
  const choose = useCallback(
    (facet: Facet, values: readonly string[]) =>
      latest.current.onChange(withFacet(latest.current.search, facet, values)),
    [latest],
  )
  return (
    <aside className={css['rail']} aria-label={t('facets')}>
      <Checkbox
        isSelected={filter.open === true}
        onChange={(isOpen) => onChange(withFilter(search, { open: isOpen || undefined }))}
      >
        {t('openOnly')}
      </Checkbox>
      <Checkbox
        isSelected={filter.snoozed !== false}
        onChange={(isShown) => onChange(withFilter(search, { snoozed: isShown ? undefined : false }))}
        count={result.data && format.count(result.data.snoozed)}
      >
        {t('showSnoozed')}
      </Checkbox>
      <TimeFacet search={search} onChange={onChange} />
      <AsyncView result={result}>
        {(facets) =>
          FACETS.map((facet) => (
            <FacetSection
              key={facet}
              facet={facet}
              buckets={facets[facet]}
              selected={search[facet] ?? NONE}
              onChange={choose}
            />
          ))
        }
      </AsyncView>
    </aside>
  )
})

interface Bucket {
  readonly value: string
  readonly label: string
  readonly count: number
}

interface FacetSectionProps {
  readonly facet: Facet
  readonly buckets: readonly Bucket[]
  readonly selected: readonly (string | number)[]
  readonly onChange: (facet: Facet, values: readonly string[]) => void
}

const NONE: readonly string[] = []

/** Drawn again when its own choice or its own counts change: a tick elsewhere does not redraw fifty boxes. */
const FacetSection = memo(function FacetSection(props: FacetSectionProps) {
  const { facet, buckets, onChange } = props
  const selected = props.selected.map(String)
  const { t } = useTranslation('alerts')
  const names = useFacetNames()
  // A choice that matches nothing any more is listed with zero: it must be possible to take it back.
  const missing = selected
    .filter((value) => !buckets.some((bucket) => bucket.value === value))
    .map((value) => ({ value, label: value, count: 0 }))
  const options = [...buckets, ...missing]
  if (options.length === 0) return null
  const ordered =
    facet === 'severity' ? options.toSorted((a, b) => Number(b.value) - Number(a.value)) : options
  return (
    <details open className={css['facet']}>
      <summary className={css['facetHead']}>
        <ChevronRight size={13} aria-hidden />
        {t(`facet.${facet}`)}
        {selected.length > 0 && <span className={css['used']}>{selected.length}</span>}
      </summary>
      <div className={css['facetBody']}>
        <FacetList
          label={t(`facet.${facet}`)}
          options={ordered.map((bucket) => ({
            id: bucket.value,
            label: names.mark(facet, bucket.value, bucket.label),
            count: bucket.count,
          }))}
          selected={selected}
          onChange={(values) => onChange(facet, values)}
        />
      </div>
    </details>
  )
})
