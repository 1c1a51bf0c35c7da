import { Clock } from 'lucide-react'
import type { AlertFull } from '#src/data/alerts.ts'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alert.module.css'
import { useAlertT } from './use-alert-t.ts'

/** The service-level clock that runs out next; marked once it has. */
export function SlaClock({ alert }: { readonly alert: AlertFull }) {
  const t = useAlertT()
  const { firstTouchDue, dispositionDue, overdue } = alert.sla
  const isUntouched = alert.status === 'new'
  const due = isUntouched ? (firstTouchDue ?? dispositionDue) : dispositionDue
  if (!alert.open || due === null) return null
  return (
    <span className={css['clock']} data-overdue={overdue || undefined}>
      <Clock size={13} aria-hidden />
      {overdue && <b>{t('alert:overdue')}</b>}
      {due === firstTouchDue ? t('alert:firstTouchDue') : t('alert:due')}
      <Timestamp at={due} show="relative" />
    </span>
  )
}
