import { CircleDashed, FlaskConical, History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Badge } from './badge.tsx'

export interface DataBadgeProps {
  /** `demo` invented data · `stale` the last update failed · `partial` part of the answer is missing. */
  readonly kind: 'demo' | 'stale' | 'partial'
  /** For `stale`: when the data shown is from, epoch milliseconds. */
  readonly asOf?: number
  /** For `partial`: what is missing. */
  readonly note?: string
}

/** Says what kind of data this is, wherever it is not simply current and real. */
export function DataBadge({ kind, asOf, note }: DataBadgeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (kind === 'demo') {
    return (
      <Badge tone="accent" icon={FlaskConical} title={note ?? t('state.demoHint')}>
        {t('state.demo')}
      </Badge>
    )
  }
  if (kind === 'partial') {
    return (
      <Badge tone="warn" icon={CircleDashed} title={note ?? t('state.partialHint')}>
        {t('state.partial')}
      </Badge>
    )
  }
  return (
    <Badge
      tone="warn"
      icon={History}
      title={note ?? t('state.staleHint', { time: asOf === undefined ? '–' : format.instant(asOf) })}
    >
      {asOf === undefined ? t('state.stale') : `${t('state.stale')} · ${format.instant(asOf)}`}
    </Badge>
  )
}
