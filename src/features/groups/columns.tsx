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

interface GroupColumns {
  /** Begins one decision for the alerts of a cause. */
  readonly onDecide: (group: AlertGroup) => void
  /** Id of the cause whose sample is being drawn. */
  readonly pending: string | null
  /** Closed alerts are counted too. */
  readonly hasClosed: boolean
}

/** Columns of the causes; together they fit a window of 1440 pixels. */
export function useGroupColumns({
  onDecide,
  pending,
  hasClosed,
}: GroupColumns): readonly Column<AlertGroup>[] {
  const { t } = useTranslation(['groups', 'domain'])
  const format = useFormat()
  const works = useCan('alert.work')
  return useMemo(
    () => [
      {
        id: 'severity',
        header: t('groups:column.severity'),
        width: 92,
        isFixed: true,
        cell: (group) => <SeverityBadge severity={toSeverity(group.severity)} />,
      },
      {
        id: 'source',
        header: t('groups:column.source'),
        width: 152,
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
        width: 128,
        cell: (group) => <KnownCategory slug={group.category} />,
      },
      {
        id: 'rule',
        header: t('groups:column.rule'),
        width: 164,
        cell: ({ rule }) => {
          const name = t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: rule.name })
          return <span title={name}>{name}</span>
        },
      },
      {
        id: 'book',
        header: t('groups:column.book'),
        width: 142,
        cell: ({ book }) => <span title={book.name}>{book.name}</span>,
      },
      {
        id: 'open',
        header: t('groups:column.open'),
        width: 72,
        align: 'end',
        cell: (group) => {
          const open = format.count(group.open)
          return hasClosed ? t('groups:openOf', { open, alerts: format.count(group.alerts) }) : open
        },
      },
      {
        id: 'customers',
        header: t('groups:column.customers'),
        width: 92,
        align: 'end',
        cell: (group) => format.count(group.customers),
      },
      {
        id: 'oldest',
        header: t('groups:column.oldest'),
        width: 94,
        cell: (group) => <Timestamp at={group.oldest} show="relative" />,
      },
      {
        id: 'newest',
        header: t('groups:column.newest'),
        width: 94,
        cell: (group) => <Timestamp at={group.newest} show="relative" />,
      },
      {
        id: 'decide',
        header: t('groups:column.decide'),
        width: 148,
        cell: (group) =>
          works && isDecidable(group) ? (
            <Button
              size="small"
              isLoading={pending === groupId(group)}
              onPress={() => onDecide(group)}
              aria-label={t('groups:decideFor', { count: group.decidable, source: group.source.name })}
            >
              {t('groups:decide', { count: group.decidable })}
            </Button>
          ) : (
            <span className={css['muted']} title={t('groups:oneByOneHint')}>
              {t('groups:oneByOne')}
            </span>
          ),
      },
    ],
    [t, format, works, onDecide, pending, hasClosed],
  )
}

/** A cause as one text: book, rule and source. */
export function groupId({ book, rule, source }: AlertGroup): string {
  return JSON.stringify([book.id, rule.id, source.key])
}

/** More than one of its alerts could be closed by one decision of the reader. */
export function isDecidable({ decidable }: AlertGroup): boolean {
  return decidable > 1
}
