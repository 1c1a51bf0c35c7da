import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Exposure, exposuresQuery, type View } from '#src/data/addresses.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import css from './explorer.module.css'
import { isOfThePast } from './opening/answers.ts'
import { ExposureCard } from './exposure-card.tsx'

const SIDES = ['source', 'destination'] as const

interface ExposurePanelProps {
  readonly account: string
  readonly view: View
  readonly side: Exposure['side']
  readonly onSide: (side: Exposure['side']) => void
}

/** Where the account's funds came from or went to, asset by asset. Every share is named, also the unknown ones. */
export function ExposurePanel({ account, view, side, onSide }: ExposurePanelProps) {
  const { t } = useTranslation(['explorer', 'domain', 'past'])
  const result = useQuery(exposuresQuery(account, side, view))
  return (
    <Panel
      title={t('explorer:exposure')}
      meta={[t('explorer:exposureHint'), isOfThePast(view) && t('past:exposure')].filter(Boolean).join(' ')}
      actions={
        <div role="group" aria-label={t('explorer:exposure')} className={css['switch']}>
          {SIDES.map((each) => (
            <Button
              key={each}
              size="small"
              variant={each === side ? 'secondary' : 'ghost'}
              aria-pressed={each === side}
              onPress={() => onSide(each)}
            >
              {t(`domain:side.${each}`)}
            </Button>
          ))}
        </div>
      }
    >
      <AsyncView
        result={result}
        isEmpty={(items) => items.length === 0}
        empty={<EmptyState title={t('explorer:exposureEmpty')}>{t('explorer:exposureEmptyHint')}</EmptyState>}
        partial={(items) => (items.some((item) => item.truncated) ? t('explorer:truncated') : null)}
      >
        {(items) => (
          <div className={css['exposures']}>
            {items.map((exposure) => (
              <ExposureCard key={exposure.asset.id} exposure={exposure} />
            ))}
          </div>
        )}
      </AsyncView>
    </Panel>
  )
}
