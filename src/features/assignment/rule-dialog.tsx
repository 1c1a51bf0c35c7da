import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Rule, Workload } from '#src/data/assignment.ts'
import { booksQuery } from '#src/data/assurance.ts'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import css from './assignment.module.css'
import { SettingDialog } from './setting-dialog.tsx'
import { useAssignmentT } from './use-assignment-t.ts'

interface RuleDialogProps {
  /** Null: a new one. */
  readonly rule: Rule | null
  readonly people: readonly Workload[]
  readonly error: unknown
  readonly isPending: boolean
  readonly onSave: (rule: Rule) => void
  readonly onClose: () => void
}

const SEVERITIES = [5, 4, 3, 2, 1] as const
const METHODS = ['round-robin', 'most-room'] as const

const blank = (): Rule => ({
  id: crypto.randomUUID(),
  name: '',
  isEnabled: true,
  books: [],
  severities: [],
  method: 'round-robin',
  people: [],
})

/** One rule: its name, what it is for, how it chooses, and among whom in which order. */
export function RuleDialog({ rule, people, error, isPending, onSave, onClose }: RuleDialogProps) {
  const t = useAssignmentT()
  const books = useQuery(booksQuery).data ?? []
  const [draft, setDraft] = useState<Rule>(() => rule ?? blank())
  const set = (change: Partial<Rule>) => setDraft((before) => ({ ...before, ...change }))
  const isComplete = draft.name.trim() !== '' && draft.people.length > 0
  return (
    <SettingDialog
      placement="side"
      title={rule === null ? t('assignment:add') : t('assignment:edit', { name: rule.name })}
      isComplete={isComplete}
      isSaving={isPending}
      onSave={() => onSave({ ...draft, name: draft.name.trim() })}
      onClose={onClose}
    >
      <TextField
        label={t('assignment:name')}
        isRequired
        value={draft.name}
        onChange={(name) => set({ name })}
        validationBehavior="aria"
      />
      <Choices
        legend={t('assignment:books')}
        hint={t('assignment:booksHint')}
        options={books.map(({ id, name }) => ({ id, label: name }))}
        chosen={draft.books}
        onChange={(next) => set({ books: next })}
      />
      <Choices
        legend={t('assignment:severities')}
        hint={t('assignment:severitiesHint')}
        options={SEVERITIES.map((severity) => ({
          id: String(severity),
          label: `${severity} · ${t(`common:severity.${severity}`)}`,
        }))}
        chosen={draft.severities.map(String)}
        onChange={(next) => set({ severities: next.map(Number) })}
      />
      <Select
        label={t('assignment:how')}
        options={METHODS.map((id) => ({
          id,
          label: t(`assignment:method.${id}`),
          hint: t(`assignment:methodHint.${id}`),
        }))}
        value={draft.method}
        onChange={(method) => set({ method })}
      />
      <Choices
        legend={t('assignment:people')}
        hint={t('assignment:peopleHint')}
        options={people.map(({ person }) => ({ id: person.id, label: person.name }))}
        chosen={draft.people}
        onChange={(next) => set({ people: next })}
        isOrdered
      />
      {error !== null && <InlineError error={error} />}
    </SettingDialog>
  )
}

interface ChoicesProps {
  readonly legend: string
  readonly hint: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
  /** What is ticked comes last and shows its place; else the order of the options holds. */
  readonly isOrdered?: boolean
}

function Choices({ legend, hint, options, chosen, onChange, isOrdered = false }: ChoicesProps) {
  const toggle = (id: string, isOn: boolean) => {
    const rest = chosen.filter((each) => each !== id)
    if (!isOn) return onChange(rest)
    const next = [...rest, id]
    return onChange(
      isOrdered ? next : options.map((option) => option.id).filter((each) => next.includes(each)),
    )
  }
  return (
    <fieldset className={css['choices']}>
      <legend>{legend}</legend>
      <p className={css['hint']}>{hint}</p>
      <div className={css['ticks']}>
        {options.map(({ id, label }) => (
          <Checkbox
            key={id}
            isSelected={chosen.includes(id)}
            onChange={(isOn) => toggle(id, isOn)}
            {...(isOrdered && chosen.includes(id) ? { count: chosen.indexOf(id) + 1 } : {})}
          >
            {label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
