import { type RefObject, useMemo, useState } from 'react'
import type { CaseItem } from '#src/data/cases.ts'
import { useCommands } from '#src/platform/commands.ts'
import { useCan } from '#src/platform/session.ts'
import { useLatest } from '#src/ui/use-latest.ts'
import { useCaseT } from './use-case-t.ts'

interface ListActions {
  readonly cases: readonly CaseItem[]
  readonly grid: RefObject<HTMLElement | null>
  readonly search: RefObject<HTMLInputElement | null>
  readonly onNew: () => void
}

/** The case the keyboard is on, the first until somebody moves, and what can be done from the list. */
export function useCaseListCommands(actions: ListActions) {
  const t = useCaseT()
  const works = useCan('alert.work')
  const [activeId, setActive] = useState<string | null>(null)
  const at = Math.max(
    0,
    actions.cases.findIndex(({ id }) => id === activeId),
  )
  const latest = useLatest({ ...actions, at })
  const commands = useMemo(() => {
    const group = t('cases:command.group')
    const step = (by: 1 | -1) => {
      const { cases, at: from, grid } = latest.current
      const next = cases[Math.max(0, Math.min(cases.length - 1, from + by))]
      if (next) setActive(next.id)
      grid.current?.focus()
    }
    return [
      { id: 'cases.next', title: t('cases:command.next'), group, shortcut: 'j', run: () => step(1) },
      { id: 'cases.previous', title: t('cases:command.previous'), group, shortcut: 'k', run: () => step(-1) },
      {
        id: 'cases.search',
        title: t('cases:command.search'),
        group,
        shortcut: '/',
        run: () => latest.current.search.current?.focus(),
      },
      {
        id: 'cases.new',
        title: t('cases:command.new'),
        group,
        shortcut: 'c',
        when: () => works,
        run: () => latest.current.onNew(),
      },
    ]
  }, [t, latest, works])
  useCommands(commands)
  return { activeId: actions.cases[at]?.id ?? null, setActive }
}
