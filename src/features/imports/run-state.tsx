import { useTranslation } from 'react-i18next'
import { type ImportRun, isRunning } from '#src/data/imports.ts'
import { StatusPill } from '#src/ui/badge.tsx'

const TONE = {
  waiting: 'neutral',
  reading: 'accent',
  storing: 'accent',
  screening: 'accent',
  done: 'ok',
  failed: 'danger',
  cancelled: 'neutral',
  interrupted: 'warn',
} as const

/** Where an import stands, in a word. */
export function RunState({ state }: Pick<ImportRun, 'state'>) {
  const { t } = useTranslation('imports')
  const mark = state === 'waiting' ? 'hollow' : isRunning({ state }) ? 'half' : 'full'
  return (
    <StatusPill tone={TONE[state]} mark={mark}>
      {t(`state.${state}`)}
    </StatusPill>
  )
}
