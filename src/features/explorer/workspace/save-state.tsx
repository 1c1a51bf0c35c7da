import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { conflictOf } from '#src/data/investigations.ts'
import type { SaveState, Saving } from './use-saving.ts'
import css from './workspace.module.css'

const ICON = {
  unnamed: CircleDashed,
  'read-only': CircleDashed,
  changed: CircleDashed,
  saving: LoaderCircle,
  saved: CircleCheck,
  conflict: CircleAlert,
  failed: CircleAlert,
} as const

/** Whether what stands is kept, and since when. */
export function SaveStateText({ saving }: { readonly saving: Saving }) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const { state, saved, error } = saving
  const Icon = ICON[state]
  const other = conflictOf(error)
  const words =
    state === 'saved' && saved !== null
      ? t('save.saved', { time: format.instant(saved.updatedAt) })
      : state === 'conflict' && other !== null
        ? t('save.conflict', { name: other.updatedBy.name, time: format.instant(other.updatedAt) })
        : t(`save.${plain(state)}`)
  return (
    <span className={css['saveState']} data-state={state} role="status">
      <Icon size={13} aria-hidden />
      {words}
    </span>
  )
}

/** The states whose words name neither a time nor a person. */
function plain(state: SaveState): 'unnamed' | 'changed' | 'saving' | 'failed' | 'readOnly' {
  if (state === 'read-only') return 'readOnly'
  return state === 'saved' || state === 'conflict' ? 'changed' : state
}
