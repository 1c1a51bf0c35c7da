import { useTranslation } from 'react-i18next'
import { Button } from '#src/ui/button.tsx'
import type { WorkspaceContext } from '../workspace/context.ts'
import css from '../workspace/workspace.module.css'
import { useMode } from './use-mode.ts'

const MODES = ['aggregate', 'transaction'] as const

/** Flows, one for each pair and asset; or the transactions that they are made of, between the same accounts. */
export function ModeSwitch(props: WorkspaceContext) {
  const { t } = useTranslation('transactions')
  const { mode, show } = useMode(props)
  return (
    <span role="group" aria-label={t('mode.name')} className={css['switch']}>
      {MODES.map((each) => (
        <Button
          key={each}
          size="small"
          variant={each === mode ? 'secondary' : 'ghost'}
          aria-pressed={each === mode}
          isDisabled={props.isReadOnly}
          onPress={() => show(each)}
        >
          {t(`mode.${each}`)}
        </Button>
      ))}
    </span>
  )
}
