import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wallClock } from '#src/platform/timezone.ts'
import { useFormat } from '#src/platform/use-format.ts'
import css from './viewing-mark.module.css'

/** The desk learned what this alert rests on only after the transfer. */
export function RetroMark({ knownSince }: { readonly knownSince: string | null }) {
  const { t } = useTranslation('knowledge')
  const { timezone } = useFormat()
  if (knownSince === null) return null
  const words = t('retro', { date: wallClock(Date.parse(knownSince), timezone).date })
  return (
    <span className={css['mark']} data-kind="retro" title={`${words}. ${t('retroHint')}`}>
      <History size={12} aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
