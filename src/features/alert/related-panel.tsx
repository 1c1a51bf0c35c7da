import { Link } from '@tanstack/react-router'
import type { Alert } from '#src/data/alerts.ts'
import { FiatAmount } from '#src/ui/amount.tsx'
import { StatusPill } from '#src/ui/badge.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { statusLook } from '#src/ui/status-look.ts'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alert.module.css'
import { useWords } from './use-alert-t.ts'

/** What else was raised about the same customer, account or counterparty. */
export function RelatedPanel({ related }: { readonly related: readonly Alert[] }) {
  const { t, format } = useWords()
  return (
    <Panel
      title={t('alert:related')}
      {...(related.length > 0 ? { meta: `${format.count(related.length)} · ${t('alert:relatedHint')}` } : {})}
      isFlush
    >
      {related.length === 0 ? (
        <EmptyLine>{t('alert:relatedNone')}</EmptyLine>
      ) : (
        <div className={css['scroll']}>
          <table className={css['table']} data-flush>
            <tbody>
              {related.map((alert) => (
                <tr key={alert.id}>
                  <td data-text>
                    <SeverityBadge severity={toSeverity(alert.severity)} />
                  </td>
                  <th scope="row">
                    <Link to="/alerts/$alertId" params={{ alertId: alert.id }}>
                      {t(`domain:rule.${alert.rule.id as 'T01'}`, { defaultValue: alert.rule.name })}
                    </Link>
                  </th>
                  <td data-text>{alert.subject.customer?.name ?? alert.counterparty?.actor ?? alert.id}</td>
                  <td>
                    <FiatAmount
                      minor={alert.fiat?.minor ?? null}
                      currency={alert.fiat?.currency ?? 'HKD'}
                      isCompact
                    />
                  </td>
                  <td data-text>
                    <Timestamp at={alert.createdAt} show="relative" />
                  </td>
                  <td data-text>
                    <StatusPill {...statusLook(alert.status)}>
                      {t(`domain:status.${alert.status as 'new'}`, { defaultValue: alert.status })}
                    </StatusPill>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
