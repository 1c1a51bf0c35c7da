import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CATEGORIES } from '#core/risk/categories.ts'
import { labelSourcesQuery } from '#src/data/imports.ts'
import { Toolbar } from '#src/ui/filter-bar.tsx'
import { useCategoryName } from '#src/ui/known-category.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { Select } from '#src/ui/select.tsx'
import { useTyped } from '#src/ui/use-typed.ts'
import type { LabelsSearch } from './search.ts'

const ALL = 'all'

interface LabelsToolbarProps {
  readonly search: LabelsSearch
  readonly onChange: (search: LabelsSearch) => void
}

/** Narrows the claims. The categories offered are those that occur; without sources known, all there are. */
export function LabelsToolbar({ search, onChange }: LabelsToolbarProps) {
  const { t } = useTranslation('labels')
  const name = useCategoryName()
  const sources = useQuery(labelSourcesQuery).data
  const [typed, setTyped] = useTyped(search.q ?? '', (q) =>
    onChange({ ...search, q: q === '' ? undefined : q }),
  )
  const occurring = new Set(sources?.flatMap((item) => item.categories))
  const categories = CATEGORIES.filter(({ slug }) => occurring.size === 0 || occurring.has(slug))
  return (
    <Toolbar label={t('filters')}>
      <div data-grow>
        <SearchField label={t('search')} value={typed} onChange={setTyped} maxLength={200} />
      </div>
      <Select
        label={t('category')}
        isLabelHidden
        value={search.category ?? ALL}
        options={[
          { id: ALL, label: t('allCategories') },
          ...categories.map(({ slug }) => ({ id: slug as string, label: name(slug) })),
        ]}
        onChange={(id) => onChange({ ...search, category: id === ALL ? undefined : id })}
      />
    </Toolbar>
  )
}
