import { useTranslation } from 'react-i18next'
import type { Address } from '#src/data/addresses.ts'
import { Button } from '#src/ui/button.tsx'
import { Select } from '#src/ui/select.tsx'
import css from './explorer.module.css'
import type { ExplorerSearch } from './search.ts'

const VIEWS = ['graph', 'table'] as const
const ALL = 'all'

interface FlowToolbarProps {
  readonly facts: Address
  readonly search: ExplorerSearch
  readonly onChange: (search: ExplorerSearch) => void
}

/** Which asset, and drawn or as a table. */
export function FlowToolbar({ facts, search, onChange }: FlowToolbarProps) {
  const { t } = useTranslation('explorer')
  const view = search.view ?? 'graph'
  return (
    <>
      <div className={css['assetSelect']}>
        <Select
          label={t('asset')}
          isLabelHidden
          value={search.asset ?? ALL}
          options={[
            { id: ALL, label: t('allAssets') },
            ...facts.balances.map(({ asset }) => ({ id: asset.id, label: asset.symbol, hint: asset.id })),
          ]}
          onChange={(id) => onChange({ ...search, asset: id === ALL ? undefined : id })}
        />
      </div>
      <div role="group" aria-label={t('view')} className={css['switch']}>
        {VIEWS.map((each) => (
          <Button
            key={each}
            size="small"
            variant={each === view ? 'secondary' : 'ghost'}
            aria-pressed={each === view}
            onPress={() => onChange({ ...search, view: each === 'graph' ? undefined : each })}
          >
            {t(`views.${each}`)}
          </Button>
        ))}
      </div>
    </>
  )
}
