import { Clock } from 'lucide-react'
import type { AlertFull } from '#src/data/alerts.ts'
import { slaClock } from '#src/data/sla-clock.ts'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alert.module.css'
import { useAlertT } from './use-alert-t.ts'

/** The service-level clock that matters now; marked once it has run out. */
export function SlaClock({ alert }: { readonly alert: AlertFull }) {
  const t = useAlertT()
  const clock = slaClock(alert)
  if (clock === null) return null
  return (
    <span className={css['clock']} data-overdue={clock.isOverdue || undefined}>
      <Clock size={13} aria-hidden />
      {clock.isOverdue && <b>{t('alert:overdue')}</b>}
      {clock.kind === 'first-touch' ? t('alert:firstTouchDue') : t('alert:due')}
      <Timestamp at={clock.due} show="relative" />
    </span>
  )
}
