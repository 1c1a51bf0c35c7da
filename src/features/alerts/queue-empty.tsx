import { useTranslation } from 'react-i18next'
import { Button } from '#src/ui/button.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import { filterOf, isDefaultView } from './filters.ts'
import type { AlertsSearch } from './search.ts'

interface QueueEmptyProps {
  readonly search: AlertsSearch
  readonly onChange: (search: AlertsSearch) => void
}

/** Why there is no row: no alert was ever raised, all are decided, or the filters leave none. */
export function QueueEmpty({ search, onChange }: QueueEmptyProps) {
  const { t } = useTranslation('alerts')
  const isUnfiltered = Object.keys(filterOf(search)).length === 0
  if (isUnfiltered) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
  const isDefault = isDefaultView(search)
  return (
    <EmptyState
      title={isDefault ? t('noneOpen') : t('noneMatch')}
      actions={
        <Button onPress={() => onChange({ all: true })}>{t(isDefault ? 'showAll' : 'clearFilters')}</Button>
      }
    >
      {isDefault ? t('noneOpenHint') : t('noneMatchHint')}
    </EmptyState>
  )
}
