import { useQuery } from '@tanstack/react-query'
import { Briefcase } from 'lucide-react'
import type { ReactNode } from 'react'
import { caseFewQuery } from '#src/data/cases.ts'
import { Button } from '#src/ui/button.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import type { CasesSearch } from './search.ts'
import { useCaseT } from './use-case-t.ts'

interface CasesEmptyProps {
  readonly search: CasesSearch
  readonly onChange: (search: CasesSearch) => void
  /** The way to a new case, for those who may open one. */
  readonly action: ReactNode
}

/** Why there is no row: no case was ever opened (and what one is), none is open, or the filters leave none. */
export function CasesEmpty({ search, onChange, action }: CasesEmptyProps) {
  const t = useCaseT()
  const isFiltered = search.q !== undefined || search.whose !== undefined || search.state === 'closed'
  // Nothing is open: whether anything ever was decides what there is to say.
  const any = useQuery({ ...caseFewQuery({ state: 'all' }, 1), enabled: !isFiltered })
  if (isFiltered) {
    return (
      <EmptyState
        icon={Briefcase}
        title={t('cases:noneMatch')}
        actions={<Button onPress={() => onChange({ state: 'all' })}>{t('cases:clearFilters')}</Button>}
      >
        {t('cases:noneMatchHint')}
      </EmptyState>
    )
  }
  if (any.isPending) return null
  const isFirst = any.data?.items.length === 0
  return (
    <EmptyState
      icon={Briefcase}
      title={t(isFirst ? 'cases:empty' : 'cases:noneOpen')}
      actions={
        isFirst ? action : <Button onPress={() => onChange({ state: 'all' })}>{t('cases:showAll')}</Button>
      }
    >
      {t(isFirst ? 'cases:emptyHint' : 'cases:noneOpenHint')}
    </EmptyState>
  )
}
