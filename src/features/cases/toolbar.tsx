import type { Ref } from 'react'
import { Toolbar } from '#src/ui/filter-bar.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { Select } from '#src/ui/select.tsx'
import { useTyped } from '#src/ui/use-typed.ts'
import type { CasesSearch } from './search.ts'
import { useCaseT } from './use-case-t.ts'

const STATES = ['open', 'closed', 'all'] as const
const WHOSE = ['team', 'mine'] as const

interface CasesToolbarProps {
  readonly search: CasesSearch
  readonly onChange: (search: CasesSearch) => void
  readonly searchRef: Ref<HTMLInputElement>
  /** Enter in the search: on into the list. */
  readonly onSearched: () => void
}

/** Narrows the list of cases: by state, by whose they are, by words. */
export function CasesToolbar({ search, onChange, searchRef, onSearched }: CasesToolbarProps) {
  const t = useCaseT()
  const [typed, setTyped] = useTyped(search.q ?? '', (q) =>
    onChange({ ...search, q: q === '' ? undefined : q }),
  )
  return (
    <Toolbar label={t('cases:filters')}>
      <div data-grow>
        <SearchField
          label={t('cases:search')}
          value={typed}
          onChange={setTyped}
          maxLength={200}
          onSubmit={onSearched}
          ref={searchRef}
        />
      </div>
      <Select
        label={t('cases:state.name')}
        isLabelHidden
        value={search.state ?? 'open'}
        options={STATES.map((id) => ({ id, label: t(`cases:state.${id}`) }))}
        onChange={(state) => onChange({ ...search, state: state === 'open' ? undefined : state })}
      />
      <Select
        label={t('cases:whose.name')}
        isLabelHidden
        value={search.whose ?? 'team'}
        options={WHOSE.map((id) => ({ id, label: t(`cases:whose.${id}`) }))}
        onChange={(whose) => onChange({ ...search, whose: whose === 'team' ? undefined : whose })}
      />
    </Toolbar>
  )
}
