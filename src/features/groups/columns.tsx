import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertGroup } from '#src/data/alert-groups.ts'
import { useCan } from '#src/platform/session.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import type { Column } from '#src/ui/data-table-types.ts'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { KnownCategory } from '#src/ui/known-category.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './groups.module.css'

/** Columns of the causes. `onDecide` begins one decision for the alerts of a cause. */
export function useGroupColumns(
  onDecide: (group: AlertGroup) => void,
  pending: string | null,
): readonly Column<AlertGroup>[] {
  const { t } = useTranslation(['groups', 'domain'])
  const format = useFormat()
  const works = useCan('alert.work')
  return useMemo(
    () => [
      {
        id: 'severity',
        header: t('groups:column.severity'),
        width: 100,
        isFixed: true,
        cell: (group) => <SeverityBadge severity={toSeverity(group.severity)} />,
      },
      {
        id: 'source',
        header: t('groups:column.source'),
        width: 210,
        cell: ({ source }) =>
          source.kind === 'actor' ? (
            <b className={css['source']} title={source.name}>
              {source.name}
            </b>
          ) : (
            <AddressChip address={source.name} isTabStop={false} />
          ),
      },
      {
        id: 'category',
        header: t('groups:column.category'),
        width: 150,
        cell: (group) => <KnownCategory slug={group.category} />,
      },
      {
        id: 'rule',
        header: t('groups:column.rule'),
        width: 220,
        cell: ({ rule }) => t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: rule.name }),
      },
      { id: 'book', header: t('groups:column.book'), width: 170, cell: ({ book }) => book.name },
      {
        id: 'open',
        header: t('groups:column.open'),
        width: 90,
        align: 'end',
        cell: (group) => format.count(group.open),
      },
      {
        id: 'alerts',
        header: t('groups:column.alerts'),
        width: 80,
        align: 'end',
        cell: (group) => format.count(group.alerts),
      },
      {
        id: 'customers',
        header: t('groups:column.customers'),
        width: 100,
        align: 'end',
        cell: (group) => format.count(group.customers),
      },
      {
        id: 'oldest',
        header: t('groups:column.oldest'),
        width: 110,
        cell: (group) => <Timestamp at={group.oldest} precision="day" />,
      },
      {
        id: 'newest',
        header: t('groups:column.newest'),
        width: 110,
        cell: (group) => <Timestamp at={group.newest} precision="day" />,
      },
      {
        id: 'decide',
        header: t('groups:column.decide'),
        width: 170,
        cell: (group) =>
          works && group.decidable > 1 ? (
            <Button
              size="small"
              isLoading={pending === groupId(group)}
              onPress={() => onDecide(group)}
              aria-label={t('groups:decideFor', { count: group.decidable, source: group.source.name })}
            >
              {t('groups:decide', { count: group.decidable })}
            </Button>
          ) : (
            <span className={css['muted']}>{t('groups:oneByOne')}</span>
          ),
      },
    ],
    [t, format, works, onDecide, pending],
  )
}

/** A cause as one text: book, rule and source. */
export function groupId({ book, rule, source }: AlertGroup): string {
  return JSON.stringify([book.id, rule.id, source.key])
}
