import { ArrowDownLeft, ArrowUpRight, Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Alert } from '#src/data/alerts.ts'
import { slaClock } from '#src/data/sla-clock.ts'
import { CellAddress } from '#src/ui/subject.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alerts.module.css'

/** The other side: an actor's name where a label gives one, else the address; several for a pattern. */
export function Counterparty({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('alerts')
  const { counterparty } = alert
  if (counterparty === null) return <span className={css['faint']}>{t('pattern')}</span>
  if (counterparty.actor !== null) {
    return <span title={`${counterparty.actor} · ${counterparty.account.address}`}>{counterparty.actor}</span>
  }
  return <CellAddress address={counterparty.account.address} />
}

const WAY = { inbound: ArrowDownLeft, outbound: ArrowUpRight, observed: Eye } as const
const SHORT = { inbound: 'in', outbound: 'out', observed: 'seen' } as const

export function Direction({ direction }: { readonly direction: Alert['subject']['direction'] }) {
  const { t } = useTranslation(['alerts', 'domain'])
  const Icon = WAY[direction]
  return (
    <span className={css['way']} title={t(`domain:direction.${direction}`)}>
      <Icon size={13} aria-hidden /> {t(`alerts:way.${SHORT[direction]}`)}
    </span>
  )
}

/** The clock that matters now, marked once it has run out. Closed alerts have no clock. */
export function Due({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('alerts')
  const clock = slaClock(alert)
  if (clock === null) return <span className={css['faint']}>–</span>
  const name = clock.kind === 'first-touch' ? t('firstTouchDue') : t('decisionDue')
  return (
    <span
      className={css['due']}
      data-overdue={clock.isOverdue || undefined}
      title={clock.isOverdue ? `${t('overdue')} · ${name}` : name}
    >
      {clock.isOverdue && <span className="visually-hidden">{t('overdue')} </span>}
      <Timestamp at={clock.due} show="relative" />
    </span>
  )
}
