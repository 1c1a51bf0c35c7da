import { useState } from 'react'
import { useCan } from '#src/platform/session.ts'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import css from './cases.module.css'
import { useCaseT } from './use-case-t.ts'

/** Fewest characters of a title, blanks around it left out. */
export const LEAST_TITLE = 3

export interface NewCaseDraft {
  readonly title: string
  readonly restricted: boolean
}

/** What is filled in for a new case, and whether it is enough. */
export function useNewCaseDraft() {
  const [draft, setDraft] = useState<NewCaseDraft>({ title: '', restricted: false })
  return { draft, setDraft, isComplete: draft.title.trim().length >= LEAST_TITLE }
}

interface NewCaseFieldsProps {
  readonly draft: NewCaseDraft
  readonly onChange: (draft: NewCaseDraft) => void
  readonly error: string | null
  /** Enter in the title. */
  readonly onSubmit: () => void
}

/** What a case needs to be opened: a title, and for those who may, whether only the compartment knows of it. */
export function NewCaseFields({ draft, onChange, error, onSubmit }: NewCaseFieldsProps) {
  const t = useCaseT()
  const mayRestrict = useCan('restricted.read')
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <TextField
        label={t('cases:caseTitle')}
        description={t('cases:caseTitleHint')}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
        isRequired
        maxLength={200}
        validationBehavior="aria"
        error={error}
        // Whoever opens this came to type the title.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      {mayRestrict && (
        <div className={css['choice']}>
          <Checkbox
            isSelected={draft.restricted}
            onChange={(restricted) => onChange({ ...draft, restricted })}
          >
            {t('cases:newRestricted')}
          </Checkbox>
          <p className={css['hint']}>{t('cases:newRestrictedHint')}</p>
        </div>
      )}
      <p className={css['hint']}>{t('cases:holds')}</p>
    </form>
  )
}
