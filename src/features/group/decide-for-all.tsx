import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GroupDecision, useDecideGroup } from '#src/data/alert-groups.ts'
import { newIdempotencyKey } from '#src/data/call.ts'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { Button } from '#src/ui/button.tsx'
import { closureCommand, type ClosureDraft, EMPTY_CLOSURE } from '#src/ui/closure/closure-draft.ts'
import { ClosureFields } from '#src/ui/closure/closure-fields.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import css from './group.module.css'

interface DecideForAllProps {
  readonly decision: GroupDecision
  readonly isMine: boolean
}

/** The closure for every alert of the group; offered once the whole sample was found to be of the same cause. */
export function DecideForAll({ decision, isMine }: DecideForAllProps) {
  const { t } = useTranslation('groups')
  const others = decision.sample.filter(({ verdict }) => verdict === 'different')
  if (!isMine) return <p className={css['muted']}>{t('notYours', { name: decision.createdBy.name })}</p>
  if (others.length > 0) {
    return (
      <p className={css['blocked']}>
        {t('foundOther', { ids: others.map(({ alert }) => alert.id).join(', ') })}
      </p>
    )
  }
  if (decision.sample.some(({ verdict }) => verdict === null)) {
    return <p className={css['muted']}>{t('reviewFirst')}</p>
  }
  return <ClosureForm decision={decision} />
}

function ClosureForm({ decision }: { readonly decision: GroupDecision }) {
  const { t } = useTranslation('groups')
  const [draft, setDraft] = useState<ClosureDraft>(EMPTY_CLOSURE)
  const [wasTried, setTried] = useState(false)
  const [intention, setIntention] = useState(newIdempotencyKey)
  const decide = useDecideGroup(decision.id)
  const problem = decide.error instanceof ApiProblem ? decide.error : null
  const change = (next: Partial<ClosureDraft>) => {
    setDraft({ ...draft, ...next })
    // Other words are another intention: a retry of the same words keeps its key.
    setIntention(newIdempotencyKey())
  }
  const submit = () => {
    setTried(true)
    const command = closureCommand(draft)
    if (command !== null) decide.mutate({ command, idempotencyKey: intention })
  }
  return (
    <div className={css['form']}>
      <ClosureFields
        draft={draft}
        onChange={change}
        isSanctions={false}
        isChecked={wasTried}
        fieldError={(field) =>
          problem?.errors.find((each) => each.field === `body.${field}`)?.message ?? null
        }
      />
      <p className={css['hint']}>{t('eachAlert')}</p>
      {decide.error !== null && <InlineError title={t('decideFailed')} error={decide.error} />}
      <Button variant="primary" isLoading={decide.isPending} onPress={submit}>
        {t('forAll', { count: decision.members })}
      </Button>
    </div>
  )
}
