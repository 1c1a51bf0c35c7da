import { Link } from '@tanstack/react-router'
import { useQueueStore } from '#src/data/alert-queue.ts'
import type { AlertFull } from '#src/data/alerts.ts'
import { Badge, StatusPill } from '#src/ui/badge.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Fact, Facts } from '#src/ui/fact.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { statusLook } from '#src/ui/status-look.ts'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alert.module.css'
import { AlertTimes } from './alert-times.tsx'
import { QueueSteps } from './queue-steps.tsx'
import { RetroBadge } from './retro-note.tsx'
import { SlaClock } from './sla-clock.tsx'
import { useAlertT } from './use-alert-t.ts'

/** What this alert is, where it stands, and the way to the next one. */
export function AlertHeader({ alert }: { readonly alert: AlertFull }) {
  const t = useAlertT()
  const order = useQueueStore((state) => state.order)
  return (
    <PageHeader
      title={t(`domain:rule.${alert.rule.id as 'T01'}`, { defaultValue: alert.rule.name })}
      badges={
        <>
          <SeverityBadge severity={toSeverity(alert.severity)} variant="solid" />
          <StatusPill {...statusLook(alert.status)}>
            {t(`domain:status.${alert.status as 'new'}`, { defaultValue: alert.status })}
          </StatusPill>
          <span className={css['alertId']}>
            {alert.id}
            <CopyButton value={alert.id} />
          </span>
        </>
      }
      breadcrumbs={[
        order === null ? (
          <Link key="queue" to="/alerts">
            {t('alert:back')}
          </Link>
        ) : (
          <Link key="queue" {...order.back}>
            {t('alert:back')}
          </Link>
        ),
      ]}
      subtitle={<AlertFacts alert={alert} />}
      actions={<QueueSteps alertId={alert.id} />}
    />
  )
}

/** Score, subject, who has it, its times and its marks, in one line that breaks where it must. */
export function AlertFacts({ alert }: { readonly alert: AlertFull }) {
  const t = useAlertT()
  const { customer } = alert.subject
  return (
    <Facts>
      <Fact name={t('alert:score')}>
        <b>{alert.score}</b> / 100
      </Fact>
      {customer !== null && (
        <Fact name={t('alert:subject')}>
          {customer.name} <small>{customer.ref}</small>
        </Fact>
      )}
      <Fact name={t('alert:book')}>{alert.book.name}</Fact>
      <Fact name={t('alert:assignee')}>{alert.assignee?.name ?? t('alert:unassigned')}</Fact>
      <Fact name={t('alert:raised')}>
        <Timestamp at={alert.createdAt} show="relative" />
      </Fact>
      <SlaClock alert={alert} />
      <AlertTimes times={alert.times} />
      <RetroBadge knownSince={alert.knownSince} />
      {alert.needsReview && <Badge tone="warn">{t('alert:weakLabel')}</Badge>}
    </Facts>
  )
}
