import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AlertFull } from '#src/data/alerts.ts'
import { knowledgeQuery } from '#src/data/knowledge.ts'
import { wallClock } from '#src/platform/timezone.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Badge } from '#src/ui/badge.tsx'
import own from './knowledge.module.css'

/** "Known since": the desk learned what the alert rests on only after the transfer. */
export function RetroBadge({ knownSince }: { readonly knownSince: string | null }) {
  const { t } = useTranslation('knowledge')
  const { timezone } = useFormat()
  if (knownSince === null) return null
  return (
    <Badge tone="info" title={t('retroHint')}>
      {t('retro', { date: wallClock(Date.parse(knownSince), timezone).date })}
    </Badge>
  )
}

/** In the receipt: why the alert was not raised when the transfer happened. */
export function RetroNote({ alert }: { readonly alert: AlertFull }) {
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  const { knownSince, occurredAt } = alert
  const screened = useQuery({ ...knowledgeQuery(alert.id, null), enabled: knownSince !== null }).data
  if (knownSince === null || occurredAt === null) return null
  return (
    <section className={own['retro']}>
      <h3>{t('retroTitle')}</h3>
      <p>{t('retroText', { then: format.instant(occurredAt), since: format.instant(knownSince) })}</p>
      {screened !== undefined && (
        <p>
          {screened.firstScreenedAt === null
            ? t('retroUnscreened')
            : t('retroScreened', { at: format.instant(screened.firstScreenedAt) })}
        </p>
      )}
    </section>
  )
}
