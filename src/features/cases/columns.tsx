import { LockKeyhole } from 'lucide-react'
import { useMemo } from 'react'
import type { CaseItem } from '#src/data/cases.ts'
import { useFormat } from '#src/platform/use-format.ts'
import type { Column } from '#src/ui/data-table-types.ts'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { CaseStatePill } from './case-state.tsx'
import css from './cases.module.css'
import { useCaseT } from './use-case-t.ts'

/** Columns of the list: where it stands, how bad, what, how much of it, who has it, and when it last moved. */
export function useCaseColumns(): readonly Column<CaseItem>[] {
  const t = useCaseT()
  const format = useFormat()
  return useMemo((): readonly Column<CaseItem>[] => {
    const column = (
      id: 'state' | 'severity' | 'title' | 'alerts' | 'investigations' | 'owner' | 'updated' | 'id',
      width: number,
      cell: Column<CaseItem>['cell'],
      more: Partial<Column<CaseItem>> = {},
    ): Column<CaseItem> => ({ id, header: t(`cases:column.${id}`), width, cell, ...more })
    return [
      column('state', 92, ({ state }) => <CaseStatePill state={state} />, { isFixed: true }),
      column('severity', 92, ({ alerts }) =>
        alerts.highestSeverity === null ? (
          <span className={css['faint']}>{t('cases:noSeverity')}</span>
        ) : (
          <SeverityBadge severity={toSeverity(alerts.highestSeverity)} />
        ),
      ),
      column(
        'title',
        340,
        ({ title, restricted }) => (
          <span title={title} className={css['titleCell']}>
            {restricted && <LockKeyhole size={13} role="img" aria-label={t('cases:restricted')} />}
            <b>{title}</b>
          </span>
        ),
        { isFixed: true },
      ),
      column('alerts', 110, ({ alerts: { open, total } }) =>
        total === 0 ? (
          <span className={css['faint']}>{t('cases:noAlerts')}</span>
        ) : (
          t('cases:openOf', { open: format.count(open), total: format.count(total) })
        ),
      ),
      column('investigations', 96, ({ investigations }) => format.count(investigations), { align: 'end' }),
      column('owner', 130, ({ owner }) => <span title={owner.name}>{owner.name}</span>),
      column('updated', 190, ({ updatedAt, updatedBy }) => (
        <span title={updatedBy.name}>
          <Timestamp at={updatedAt} show="relative" /> · {updatedBy.name}
        </span>
      )),
      column('id', 112, ({ id }) => <span className={css['id']}>{id}</span>),
    ]
  }, [t, format])
}
