import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Workload } from '#src/data/assignment.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Badge } from '#src/ui/badge.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Panel } from '#src/ui/panel.tsx'
import css from './assignment.module.css'
import { PersonDialog } from './person-dialog.tsx'
import { useAssignmentT } from './use-assignment-t.ts'

interface PeoplePanelProps {
  readonly people: readonly Workload[]
  readonly canManage: boolean
}

/** How much everybody has, against what they take, and who is away. */
export function PeoplePanel({ people, canManage }: PeoplePanelProps) {
  const t = useAssignmentT()
  const [edited, setEdited] = useState<string | null>(null)
  const most = Math.max(1, ...people.map(({ open, capacity }) => Math.max(open, capacity ?? 0)))
  const chosen = people.find(({ person }) => person.id === edited)
  return (
    <Panel title={t('assignment:workload')} isFlush>
      <table className={css['people']}>
        <thead>
          <tr>
            <th scope="col">{t('assignment:person')}</th>
            <th scope="col">{t('assignment:open')}</th>
            <th scope="col">{t('assignment:presence')}</th>
            {canManage && (
              <th scope="col">
                <span className="visually-hidden">{t('assignment:change')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {people.map((workload) => (
            <tr key={workload.person.id}>
              <th scope="row">
                {workload.person.name}
                <small>{t(`domain:role.${workload.person.role as 'analyst'}`)}</small>
              </th>
              <td>
                <Load workload={workload} most={most} />
              </td>
              <td>
                <Presence workload={workload} />
              </td>
              {canManage && (
                <td>
                  <IconButton
                    icon={Pencil}
                    label={t('assignment:edit', { name: workload.person.name })}
                    size="small"
                    onPress={() => setEdited(workload.person.id)}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && <PersonDialog key={chosen.person.id} workload={chosen} onClose={() => setEdited(null)} />}
    </Panel>
  )
}

/** Open alerts as a bar, with the capacity as a mark on it. */
function Load({
  workload: { open, capacity },
  most,
}: {
  readonly workload: Workload
  readonly most: number
}) {
  const t = useAssignmentT()
  const format = useFormat()
  const percent = (count: number) => `${(100 * count) / most}%`
  return (
    <div className={css['load']}>
      <span className={css['figure']}>
        {capacity === null
          ? format.count(open)
          : t('assignment:of', { open: format.count(open), capacity: format.count(capacity) })}
      </span>
      <svg className={css['bar']} aria-hidden>
        <rect className={css['track']} width="100%" height="100%" rx="3" />
        <rect
          className={css['fill']}
          data-full={(capacity !== null && open >= capacity) || undefined}
          width={percent(open)}
          height="100%"
          rx="3"
        />
        {capacity !== null && <rect className={css['mark']} x={percent(capacity)} width="2" height="100%" />}
      </svg>
    </div>
  )
}

function Presence({ workload }: { readonly workload: Workload }) {
  const t = useAssignmentT()
  const { awayUntil, absences } = workload
  if (awayUntil !== null) return <Badge tone="warn">{t('assignment:away', { date: awayUntil })}</Badge>
  const next = absences.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
  return (
    <>
      {t('assignment:present')}
      {next !== undefined && <small>{t('assignment:lastAbsence', { from: next.from, to: next.to })}</small>}
    </>
  )
}
