import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Briefcase } from 'lucide-react'
import { useMemo } from 'react'
import type { AlertFull } from '#src/data/alerts.ts'
import { caseFewQuery } from '#src/data/cases.ts'
import { askForCase } from '#src/data/case-request.ts'
import { type Command, useCommands } from '#src/platform/commands.ts'
import { useCan } from '#src/platform/session.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { useLatest } from '#src/ui/use-latest.ts'
import css from './alert.module.css'
import { useWords } from './use-alert-t.ts'

/** Cases that are named. */
const NAMED = 20
const NO_COMMANDS: readonly Command[] = []

export interface CasesPanelProps {
  readonly alert: AlertFull
  /** Whether its letter is in force; not where it is another's for now. */
  readonly hasKeys?: boolean
}

/** The cases that hold this alert, and the way into one. */
export function CasesPanel({ alert, hasKeys = true }: CasesPanelProps) {
  const { t, format } = useWords()
  const mayAdd = useCan('alert.work')
  const result = useQuery(caseFewQuery({ state: 'all', alertId: alert.id }, NAMED))
  const latest = useLatest(alert)
  const commands = useMemo(
    () => [
      {
        id: 'alert.add-to-case',
        title: t('alert:case.add'),
        group: t('alert:command.group'),
        shortcut: 'c',
        when: () => mayAdd,
        run: () => askForCase([latest.current]),
      },
    ],
    [t, mayAdd, latest],
  )
  useCommands(hasKeys ? commands : NO_COMMANDS)
  return (
    <Panel
      title={t('alert:case.title')}
      actions={
        mayAdd && (
          <Button size="small" icon={Briefcase} onPress={() => askForCase([alert])}>
            {t('alert:case.add')}
          </Button>
        )
      }
    >
      <AsyncView
        result={result}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className={css['muted']}>{t('alert:case.none')}</p>}
      >
        {({ items, nextCursor }) => (
          <ul className={css['cases']}>
            {items.map(({ id, title, state, owner }) => (
              <li key={id}>
                <Link to="/cases/$caseId" params={{ caseId: id }} title={title}>
                  {title}
                </Link>
                <small>
                  {t(`alert:case.${state}`)} · {owner.name}
                </small>
              </li>
            ))}
            {nextCursor !== null && (
              <li>
                <small>{t('alert:case.more', { formatted: format.count(items.length) })}</small>
              </li>
            )}
          </ul>
        )}
      </AsyncView>
    </Panel>
  )
}
