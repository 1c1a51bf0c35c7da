import { type RefObject, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertGroup } from '#src/data/alert-groups.ts'
import { useCommands } from '#src/platform/commands.ts'
import { useCan } from '#src/platform/session.ts'
import { useLatest } from '#src/ui/use-latest.ts'
import { groupId, isDecidable } from './columns.tsx'

interface GroupActions {
  readonly groups: readonly AlertGroup[]
  readonly grid: RefObject<HTMLElement | null>
  readonly decide: (group: AlertGroup) => void
  readonly mayDecide: boolean
}

/** The cause the keyboard is on, the first until somebody moves, and what can be done from there. */
export function useGroupCommands(actions: GroupActions) {
  const { t } = useTranslation('groups')
  const works = useCan('alert.work')
  const [id, setActive] = useState<string | null>(null)
  const at = Math.max(
    0,
    actions.groups.findIndex((group) => groupId(group) === id),
  )
  const active = actions.groups[at] ?? null
  const latest = useLatest({ ...actions, active, at })
  const commands = useMemo(() => {
    const group = t('command.group')
    const step = (by: 1 | -1) => {
      const { groups, at: from, grid } = latest.current
      const next = groups[Math.max(0, Math.min(groups.length - 1, from + by))]
      if (next) setActive(groupId(next))
      grid.current?.focus()
    }
    const canDecide = () => {
      const { active: now, mayDecide } = latest.current
      return works && mayDecide && now !== null && isDecidable(now)
    }
    return [
      { id: 'groups.next', title: t('command.next'), group, shortcut: 'j', run: () => step(1) },
      { id: 'groups.previous', title: t('command.previous'), group, shortcut: 'k', run: () => step(-1) },
      {
        id: 'groups.decide',
        title: t('command.decide'),
        group,
        shortcut: 'e',
        when: canDecide,
        run: () => latest.current.active && latest.current.decide(latest.current.active),
      },
    ]
  }, [t, latest, works])
  useCommands(commands)
  return { active, setActive }
}
