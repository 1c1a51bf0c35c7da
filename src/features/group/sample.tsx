import { Link } from '@tanstack/react-router'
import { Check, CircleDashed, Eye, X } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type GroupDecision, useReviewSample } from '#src/data/alert-groups.ts'

import { AssetAmount, FiatAmount } from '#src/ui/amount.tsx'
import { AddressChip, HashChip } from '#src/ui/hash-chip.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './group.module.css'
import { useOpenSampled, useSampleCommands } from './use-sample.ts'

type Sampled = GroupDecision['sample'][number]

interface SampleProps {
  readonly decision: GroupDecision
  readonly canReview: boolean
}

/** The alerts chance picked: each is opened, then found to be of the same cause, or not. */
export function Sample({ decision, canReview }: SampleProps) {
  const { t } = useTranslation('groups')
  const review = useReviewSample(decision.id)
  useSampleCommands(decision)
  return (
    <>
      <p className={css['intro']}>
        {t('sampleHint', { count: decision.sample.length, of: decision.members })}
      </p>
      {review.error !== null && <InlineError title={t('reviewFailed')} error={review.error} />}
      <div className={css['scroll']}>
        <table className={css['sample']}>
          <thead>
            <tr>
              <th scope="col">{t('column.alert')}</th>
              <th scope="col" data-align="end">
                {t('column.amount')}
              </th>
              <th scope="col">{t('column.occurred')}</th>
              <th scope="col">{t('column.opened')}</th>
              <th scope="col">{t('column.shows')}</th>
            </tr>
          </thead>
          <tbody>
            {decision.sample.map((sampled) => (
              <SampleRow
                key={sampled.alert.id}
                decision={decision}
                sampled={sampled}
                canReview={canReview && !review.isPending}
                onVerdict={(verdict) => review.mutate({ alertId: sampled.alert.id, verdict })}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface SampleRowProps {
  readonly decision: GroupDecision
  readonly sampled: Sampled
  readonly canReview: boolean
  readonly onVerdict: (verdict: 'same' | 'different') => void
}

function SampleRow({ decision, sampled, canReview, onVerdict }: SampleRowProps) {
  const { alert, openedAt } = sampled
  return (
    <tr>
      <td>
        <span className={css['alert']}>
          <SeverityBadge severity={toSeverity(alert.severity)} />
          <OpenLink decision={decision} alertId={alert.id} />
          <span className={css['subject']}>
            <Subject subject={alert.subject} />
          </span>
        </span>
      </td>
      <td data-align="end">
        {alert.amount !== null && (
          <AssetAmount
            units={alert.amount.units}
            decimals={alert.amount.asset.decimals}
            symbol={alert.amount.asset.symbol}
          />
        )}
        {alert.fiat !== null && (
          <small>
            <FiatAmount minor={alert.fiat.minor} currency={alert.fiat.currency} />
          </small>
        )}
      </td>
      <td>
        <Timestamp at={alert.occurredAt} block={alert.occurredBlock} />
      </td>
      <td>
        <Opened at={openedAt} />
      </td>
      <td>
        <Verdict sampled={sampled} canReview={canReview} onVerdict={onVerdict} />
      </td>
    </tr>
  )
}

/** Who the alert is about: the customer where one is known, else the account. */
function Subject({ subject: { customer, account, id } }: { readonly subject: Sampled['alert']['subject'] }) {
  if (customer !== null) return customer.name
  return account === null ? (
    <HashChip hash={id} />
  ) : (
    <AddressChip address={account.address} isTabStop={false} />
  )
}

function OpenLink({ decision, alertId }: { readonly decision: GroupDecision; readonly alertId: string }) {
  const open = useOpenSampled(decision)
  return (
    <Link
      to="/alerts/$alertId"
      params={{ alertId }}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        open(alertId)
      }}
    >
      {alertId}
    </Link>
  )
}

function Opened({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('groups')
  if (at === null) {
    return (
      <span className={css['state']}>
        <CircleDashed size={14} aria-hidden /> {t('notOpened')}
      </span>
    )
  }
  return (
    <span className={css['state']}>
      <Eye size={14} aria-hidden /> <Timestamp at={at} show="relative" />
    </span>
  )
}

function Verdict({
  sampled: { alert, openedAt, verdict },
  canReview,
  onVerdict,
}: Omit<SampleRowProps, 'decision'>) {
  const { t } = useTranslation('groups')
  return (
    <ToggleButtonGroup
      aria-label={t('showsOf', { id: alert.id })}
      className={css['verdict'] ?? ''}
      selectionMode="single"
      isDisabled={!canReview || openedAt === null}
      selectedKeys={verdict === null ? [] : [verdict]}
      onSelectionChange={([chosen]) => {
        if (chosen === 'same' || chosen === 'different') onVerdict(chosen)
      }}
    >
      <ToggleButton id="same" className={css['choice'] ?? ''}>
        <Check size={13} aria-hidden /> {t('same')}
      </ToggleButton>
      <ToggleButton id="different" className={css['choice'] ?? ''}>
        <X size={13} aria-hidden /> {t('different')}
      </ToggleButton>
    </ToggleButtonGroup>
  )
}
