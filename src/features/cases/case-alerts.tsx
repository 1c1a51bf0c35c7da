import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { type CSSProperties, useCallback, useRef, useState } from 'react'
import type { Case, CaseAlert } from '#src/data/cases.ts'
import { usePreferences } from '#src/platform/preferences.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import { DEFAULT_LAYOUT, ROW_HEIGHT, type TableLayout } from '#src/ui/data-table-types.ts'
import { Panel } from '#src/ui/panel.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import { useFocusWhenIdle } from '#src/ui/use-focus-when-idle.ts'
import { useLatest } from '#src/ui/use-latest.ts'
import { useWidth } from '#src/ui/use-width.ts'
import { useCaseAlertColumns } from './alert-columns.tsx'
import css from './cases.module.css'
import type { CaseOrders } from './use-case-orders.ts'
import { useCaseT } from './use-case-t.ts'

/** Rows that the panel grows to; more scroll in it. */
const MOST_ROWS = 12

/** Below so many pixels the columns would cut their words: when an alert was raised is on its page. */
const NARROW = 920
const NARROW_LAYOUT: TableLayout = { hidden: ['raised'], widths: {} }

const memberId = ({ alert }: CaseAlert) => alert.id

interface CaseAlertsProps {
  readonly matter: Case
  /** Epoch milliseconds: when what is shown was read. */
  readonly readAt: number
  readonly orders: CaseOrders
  readonly onAdd: () => void
}

/** The alerts of the case, the most severe first, each a way to its page. */
export function CaseAlerts({ matter, readAt, orders, onAdd }: CaseAlertsProps) {
  const t = useCaseT()
  const format = useFormat()
  const navigate = useNavigate()
  const density = usePreferences((state) => state.density)
  const { allowedCommands, members } = matter
  const latest = useLatest(orders)
  const remove = useCallback(
    (alertId: string) => latest.current.send({ type: 'remove-alert', alertId }),
    [latest],
  )
  const columns = useCaseAlertColumns({
    onRemove: allowedCommands.includes('remove-alert') ? remove : null,
    marksInside: !matter.restricted,
  })
  // The first row is where the keyboard is until somebody moves.
  const [activeId, setActive] = useState<string | null>(null)
  const [area, width] = useWidth()
  const grid = useRef<HTMLDivElement>(null)
  useFocusWhenIdle(grid, members.alerts.length > 0)
  const rows = Math.min(members.alerts.length, MOST_ROWS)
  const add = allowedCommands.includes('add-alerts') && (
    <Button size="small" icon={Plus} onPress={onAdd}>
      {t('cases:addAlerts')}
    </Button>
  )
  return (
    <Panel
      title={t('cases:alerts')}
      meta={`${format.count(members.alerts.length)} · ${t('cases:asOf', { time: format.instant(readAt, 'second') })}`}
      actions={members.alerts.length > 0 && add}
      isFlush
    >
      {members.alerts.length === 0 ? (
        <EmptyState title={t('cases:alertsEmpty')} actions={add}>
          {t('cases:alertsEmptyHint')}
        </EmptyState>
      ) : (
        <div
          ref={area}
          className={css['rows']}
          style={{ '--rows': rows, '--row': `${ROW_HEIGHT[density]}px` } as CSSProperties}
        >
          <DataTable
            label={t('cases:alertsTable')}
            columns={columns}
            rows={members.alerts}
            getRowId={memberId}
            layout={width < NARROW ? NARROW_LAYOUT : DEFAULT_LAYOUT}
            activeId={activeId ?? members.alerts[0]?.alert.id ?? null}
            onActiveChange={setActive}
            onOpen={({ alert }) => void navigate({ to: '/alerts/$alertId', params: { alertId: alert.id } })}
            ref={grid}
          />
        </div>
      )}
    </Panel>
  )
}
