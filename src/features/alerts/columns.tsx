import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CategorySlug } from '#core/risk/categories.ts'
import type { Alert } from '#src/data/alerts.ts'
import { AssetAmount, FiatAmount } from '#src/ui/amount.tsx'
import { StatusPill } from '#src/ui/badge.tsx'
import type { Column } from '#src/ui/data-table-types.ts'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { statusLook } from '#src/ui/status-look.ts'
import { Subject } from '#src/ui/subject.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alerts.module.css'
import { RetroMark } from './retro-mark.tsx'
import { ViewingMark } from './viewing-mark.tsx'
import { Counterparty, Direction, Due } from './cells.tsx'

/** Columns of the queue, in reading order: how bad, what, who, how much, when, and where it stands. */
export function useAlertColumns(): readonly Column<Alert>[] {
  const { t } = useTranslation(['alerts', 'domain'])
  return useMemo((): readonly Column<Alert>[] => {
    const column = (
      id: ColumnId,
      width: number,
      cell: Column<Alert>['cell'],
      more: Partial<Column<Alert>> = {},
    ): Column<Alert> => ({ id, header: t(`alerts:column.${id}`), width, cell, ...more })
    return [
      column('severity', 82, (row) => <SeverityBadge severity={toSeverity(row.severity)} />, {
        isSortable: true,
        isFixed: true,
      }),
      column('score', 66, (row) => <b className={css['score']}>{row.score}</b>, {
        align: 'end',
        isSortable: true,
      }),
      column(
        'rule',
        168,
        (row) => {
          const name = t(`domain:rule.${row.rule.id as 'T01'}`, { defaultValue: row.rule.name })
          return (
            <span title={`${row.rule.id} v${row.rule.version} · ${name}`}>
              <ViewingMark alertId={row.id} />
              <RetroMark knownSince={row.knownSince} />
              {name}
              {row.needsReview && (
                <abbr className={css['review']} title={t('alerts:reviewHint')}>
                  ?
                </abbr>
              )}
            </span>
          )
        },
        { isFixed: true },
      ),
      column('category', 132, (row) =>
        t(`domain:category.${row.category as CategorySlug}`, { defaultValue: row.category }),
      ),
      column('subject', 164, (row) => <Subject subject={row.subject} />),
      column('direction', 62, (row) => <Direction direction={row.subject.direction} />),
      column('counterparty', 132, (row) => <Counterparty alert={row} />),
      column(
        'amount',
        152,
        (row) =>
          row.amount === null ? (
            <span className={css['faint']}>–</span>
          ) : (
            <AssetAmount
              units={row.amount.units}
              decimals={row.amount.asset.decimals}
              symbol={row.amount.asset.symbol}
              maxFraction={4}
            />
          ),
        { align: 'end' },
      ),
      column(
        'fiat',
        84,
        (row) => (
          <FiatAmount
            minor={row.fiat?.minor ?? null}
            currency={row.fiat?.currency ?? 'HKD'}
            isCompact
            {...(row.fiat?.priceSource ? { priceNote: row.fiat.priceSource } : {})}
          />
        ),
        { align: 'end' },
      ),
      column('occurred', 158, (row) => <Timestamp at={row.occurredAt} block={row.occurredBlock} />),
      column('created', 92, (row) => <Timestamp at={row.createdAt} show="relative" />, {
        isSortable: true,
      }),
      column('due', 108, (row) => <Due alert={row} />, { isSortable: true }),
      column('assignee', 100, (row) =>
        row.assignee === null ? (
          <span className={css['faint']}>{t('alerts:unassigned')}</span>
        ) : (
          <span title={row.assignee.name}>{row.assignee.name}</span>
        ),
      ),
      column(
        'status',
        128,
        (row) => (
          <StatusPill {...statusLook(row.status)}>
            {t(`domain:status.${row.status as 'new'}`, { defaultValue: row.status })}
          </StatusPill>
        ),
        { isFixed: true },
      ),
      column('id', 138, (row) => <span className={css['id']}>{row.id}</span>),
    ]
  }, [t])
}

export type ColumnId =
  | 'severity'
  | 'score'
  | 'rule'
  | 'category'
  | 'subject'
  | 'direction'
  | 'counterparty'
  | 'amount'
  | 'fiat'
  | 'occurred'
  | 'created'
  | 'due'
  | 'assignee'
  | 'status'
  | 'id'
