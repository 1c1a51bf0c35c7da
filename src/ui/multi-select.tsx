import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { cx } from './cx.ts'
import { EmptyLine } from './states.tsx'
import { FacetList, type FacetOption } from './facet-list.tsx'
import css from './filter.module.css'
import { Popover } from './popover.tsx'
import { SearchField } from './search-field.tsx'

export interface MultiSelectOption extends FacetOption {
  /** The words that the search inside looks at; needed where `label` is not a string. */
  readonly text?: string
}

export interface MultiSelectProps {
  readonly label: string
  readonly options: readonly MultiSelectOption[]
  readonly selected: readonly string[]
  readonly onChange: (selected: readonly string[]) => void
}

const SEARCH_FROM = 9

/** A filter button that opens a facet list; with nine options or more it can be searched. */
export function MultiSelect({ label, options, selected, onChange }: MultiSelectProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLocaleLowerCase()
  const shown = options.filter((option) => textOf(option).toLocaleLowerCase().includes(wanted))
  // A tick on an option that the search hides stays.
  const hidden = selected.filter((id) => !shown.some((option) => option.id === id))
  return (
    <Popover
      label={label}
      trigger={
        <Button className={cx(css['trigger'], selected.length > 0 && css['used'])}>
          {label}
          {selected.length > 0 && (
            <span className={cx(css['number'])} aria-label={t('field.selected', { count: selected.length })}>
              {format.count(selected.length)}
            </span>
          )}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <div className={cx(css['facets'])}>
        {options.length >= SEARCH_FROM && (
          // Opening the list is asking for it; the search is its first control.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          <SearchField label={t('field.search')} value={query} onChange={setQuery} autoFocus />
        )}
        <div className={cx(css['scroll'])}>
          <FacetList
            label={label}
            options={shown}
            selected={selected}
            onChange={(next) => onChange([...hidden, ...next.filter((id) => !hidden.includes(id))])}
          />
          {shown.length === 0 && <EmptyLine>{t('field.noOptions')}</EmptyLine>}
        </div>
      </div>
    </Popover>
  )
}

function textOf(option: MultiSelectOption): string {
  return option.text ?? (typeof option.label === 'string' ? option.label : option.id)
}
