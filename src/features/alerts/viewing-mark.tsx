import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useViewers } from '#src/data/live/live-store.ts'
import { useSession } from '#src/platform/session.ts'
import css from './viewing-mark.module.css'

/** Somebody else has this alert open. */
export function ViewingMark({ alertId }: { readonly alertId: string }) {
  const { t } = useTranslation('live')
  const me = useSession()?.user.id
  const others = useViewers(alertId).filter((person) => person.id !== me)
  if (others.length === 0) return null
  const words = t('viewing', { count: others.length, names: others.map((person) => person.name).join(', ') })
  return (
    <span className={css['mark']} title={words}>
      <Eye size={12} aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
