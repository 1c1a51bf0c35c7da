import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEvent } from '#src/data/assurance.ts'
import type { Column } from '#src/ui/data-table-types.ts'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './audit.module.css'

/** Columns of the trail. Kinds of event are the API's own names: they are what a query or a script will use. */
export function useAuditColumns(): readonly Column<AuditEvent>[] {
  const { t } = useTranslation(['audit', 'domain'])
  return useMemo(
    () => [
      { id: 'seq', header: t('audit:seq'), width: 80, align: 'end', isFixed: true, cell: (row) => row.seq },
      {
        id: 'at',
        header: t('audit:at'),
        width: 190,
        cell: (row) => <Timestamp at={row.at} precision="second" />,
      },
      {
        id: 'actor',
        header: t('audit:actor'),
        width: 200,
        cell: (row) => (
          <>
            {row.actor.name}{' '}
            <small className={css['muted']}>{t(`domain:role.${row.actor.role as 'analyst'}`)}</small>
          </>
        ),
      },
      {
        id: 'type',
        header: t('audit:type'),
        width: 220,
        cell: (row) => <span className={css['type']}>{row.type}</span>,
      },
      {
        id: 'target',
        header: t('audit:target'),
        width: 220,
        cell: (row) =>
          row.target ? <span className={css['type']}>{`${row.target.kind} ${row.target.id}`}</span> : null,
      },
      {
        id: 'hash',
        header: t('audit:hash'),
        width: 220,
        cell: (row) => <HashChip hash={row.hash} isTabStop={false} />,
      },
    ],
    [t],
  )
}
