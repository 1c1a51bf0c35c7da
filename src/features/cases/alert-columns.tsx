import { Link } from '@tanstack/react-router'
import { LockKeyhole, X } from 'lucide-react'
import { useMemo } from 'react'
import type { CaseAlert } from '#src/data/cases.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { FiatAmount } from '#src/ui/amount.tsx'
import { StatusPill } from '#src/ui/badge.tsx'
import type { Column } from '#src/ui/data-table-types.ts'
import { IconButton } from '#src/ui/icon-button.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { statusLook } from '#src/ui/status-look.ts'
import { Subject } from '#src/ui/subject.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './cases.module.css'
import { useCaseT } from './use-case-t.ts'

type ColumnId = 'severity' | 'rule' | 'subject' | 'value' | 'raised' | 'assignee' | 'status' | 'remove'

interface CaseAlertColumns {
  /** Null: nothing can be taken out. */
  readonly onRemove: ((alertId: string) => void) | null
  /** Whether what only the compartment knows of is marked: where all of it is so, no mark tells anything. */
  readonly marksInside: boolean
}

/** Columns of the alerts of a case; without "raised" they fit beside the activity in a window of 1440 pixels. */
export function useCaseAlertColumns({
  onRemove,
  marksInside,
}: CaseAlertColumns): readonly Column<CaseAlert>[] {
  const t = useCaseT()
  const format = useFormat()
  return useMemo((): readonly Column<CaseAlert>[] => {
    const column = (
      id: ColumnId,
      width: number,
      cell: Column<CaseAlert>['cell'],
      more: Partial<Column<CaseAlert>> = {},
    ): Column<CaseAlert> => ({ id, header: t(`cases:alertColumn.${id}`), width, cell, ...more })
    return [
      column('severity', 92, ({ alert }) => <SeverityBadge severity={toSeverity(alert.severity)} />),
      column('rule', 176, ({ alert: { id, rule }, addedBy, addedAt, restricted }) => {
        const name = t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: rule.name })
        const added = t('cases:added', { name: addedBy.name, time: format.instant(addedAt) })
        return (
          <span className={css['titleCell']} title={`${name} · ${id}\n${added}`}>
            {restricted && marksInside && (
              <LockKeyhole size={13} role="img" aria-label={t('cases:compartment')} />
            )}
            {/* The row itself opens by Enter: a second stop for Tab in each of 500 rows helps nobody. */}
            <Link to="/alerts/$alertId" params={{ alertId: id }} tabIndex={-1}>
              {name}
            </Link>
          </span>
        )
      }),
      column('subject', 118, ({ alert }) => <Subject subject={alert.subject} />),
      column(
        'value',
        92,
        ({ alert: { fiat } }) => (
          <FiatAmount minor={fiat?.minor ?? null} currency={fiat?.currency ?? 'HKD'} isCompact />
        ),
        { align: 'end' },
      ),
      column('raised', 84, ({ alert }) => <Timestamp at={alert.createdAt} show="relative" />),
      column('assignee', 96, ({ alert: { assignee } }) =>
        assignee === null ? (
          <span className={css['faint']}>{t('cases:unassigned')}</span>
        ) : (
          <span title={assignee.name}>{assignee.name}</span>
        ),
      ),
      column('status', 136, ({ alert: { status } }) => (
        <StatusPill {...statusLook(status)}>
          {t(`domain:status.${status as 'new'}`, { defaultValue: status })}
        </StatusPill>
      )),
      ...(onRemove === null
        ? []
        : [
            column(
              'remove',
              72,
              ({ alert: { id } }) => (
                <IconButton
                  icon={X}
                  size="small"
                  label={t('cases:remove', { id })}
                  onPress={() => onRemove(id)}
                />
              ),
              { align: 'end' },
            ),
          ]),
    ]
  }, [t, format, onRemove, marksInside])
}
