import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { AlertFull } from '#src/data/alerts.ts'
import { assignmentQuery, type Workload } from '#src/data/assignment.ts'
import { useSession } from '#src/platform/session.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import css from './assign.module.css'
import { useWords } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

interface AssignDialogProps {
  readonly alert: AlertFull
  readonly decision: Decision
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Gives the alert to somebody, with what everybody has open and who is away. */
export function AssignDialog({ alert, decision, isOpen, onOpenChange }: AssignDialogProps) {
  const { t } = useWords()
  const result = useQuery({ ...assignmentQuery, enabled: isOpen })
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const close = () => {
    setQuery('')
    setChosen(null)
    onOpenChange(false)
  }
  const assign = () => {
    if (chosen !== null) decision.send({ type: 'assign', assigneeId: chosen }, close)
  }
  const failed = decision.sent === 'assign' && decision.error !== null
  return (
    <Dialog
      title={t('decision:assign.title')}
      isOpen={isOpen}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      footer={
        <>
          <Button variant="ghost" onPress={close}>
            {t('alert:cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={chosen === null}
            isLoading={decision.isPending && decision.sent === 'assign'}
            onPress={assign}
          >
            {t('decision:assign.confirm')}
          </Button>
        </>
      }
    >
      <div className={css['picker']}>
        <SearchField label={t('decision:assign.search')} value={query} onChange={setQuery} />
        <AsyncView result={result}>
          {({ people }) => (
            <People
              people={people.filter(
                ({ person }) => isCalled(person.name, query) && person.id !== alert.assignee?.id,
              )}
              chosen={chosen}
              onChoose={setChosen}
            />
          )}
        </AsyncView>
        {failed && <InlineError error={decision.error} />}
      </div>
    </Dialog>
  )
}

const isCalled = (name: string, query: string) =>
  name.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase())

interface PeopleProps {
  readonly people: readonly Workload[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function People({ people, chosen, onChoose }: PeopleProps) {
  const { t } = useWords()
  if (people.length === 0) return <EmptyLine>{t('decision:assign.none')}</EmptyLine>
  return (
    <RadioGroup
      className={css['people'] ?? ''}
      aria-label={t('decision:assign.title')}
      value={chosen}
      onChange={onChoose}
    >
      {people.map((each) => (
        <Person key={each.person.id} workload={each} />
      ))}
    </RadioGroup>
  )
}

function Person({ workload }: { readonly workload: Workload }) {
  const { t, format } = useWords()
  const me = useSession()?.user.id
  const { person, open, capacity, awayUntil } = workload
  const role = t(`domain:role.${person.role as 'analyst'}`)
  return (
    <Radio value={person.id} className={css['person'] ?? ''}>
      <i aria-hidden />
      <span className={css['name']}>
        {person.name}
        <small>{person.id === me ? `${role} · ${t('decision:assign.me')}` : role}</small>
      </span>
      {awayUntil !== null && <Badge tone="warn">{t('decision:assign.away', { date: awayUntil })}</Badge>}
      {awayUntil === null && capacity !== null && open >= capacity && (
        <Badge tone="warn">{t('decision:assign.full')}</Badge>
      )}
      <span className={css['load']}>
        {capacity === null
          ? t('decision:assign.open', { count: open, formatted: format.count(open) })
          : t('decision:assign.of', { open: format.count(open), capacity: format.count(capacity) })}
      </span>
    </Radio>
  )
}
