import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useMemo } from 'react'
import type { Case } from '#src/data/cases.ts'
import { useCommands } from '#src/platform/commands.ts'
import { useLatest } from '#src/ui/use-latest.ts'
import type { CaseDialogName } from './case-dialogs.tsx'
import { useCaseT } from './use-case-t.ts'

interface CaseDoings {
  readonly matter: Case
  readonly note: RefObject<HTMLTextAreaElement | null>
  readonly onAsk: (name: CaseDialogName) => void
}

const LETTER = {
  'add-alerts': { words: 'addAlerts', shortcut: 'a' },
  'attach-investigation': { words: 'attach', shortcut: 'i' },
  'hand-over': { words: 'handOver', shortcut: 'h' },
  close: { words: 'close', shortcut: 'e' },
} as const

const ASKED = Object.keys(LETTER) as (keyof typeof LETTER)[]

/** What the keyboard and the palette can do on the page of a case. */
export function useCaseCommands(doings: CaseDoings): void {
  const t = useCaseT()
  const navigate = useNavigate()
  const latest = useLatest(doings)
  const { allowedCommands } = doings.matter
  const commands = useMemo(() => {
    const group = t('cases:command.one')
    return [
      ...ASKED.map((name) => ({
        id: `case.${name}`,
        title: t(`cases:command.${LETTER[name].words}`),
        group,
        shortcut: LETTER[name].shortcut,
        when: () => allowedCommands.includes(name),
        run: () => latest.current.onAsk(name),
      })),
      {
        id: 'case.note',
        title: t('cases:command.note'),
        group,
        shortcut: 'n',
        when: () => allowedCommands.includes('add-note'),
        run: () => latest.current.note.current?.focus(),
      },
      {
        id: 'case.explore',
        title: t('cases:command.explore'),
        group,
        shortcut: 'o',
        run: () => void navigate({ to: '/explore', search: { case: latest.current.matter.id } }),
      },
    ]
  }, [t, navigate, latest, allowedCommands])
  useCommands(commands)
}
