import { Button } from '#src/ui/button.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import css from './decision.module.css'
import { useDraft } from './drafts.ts'
import type { ReportStepProps } from './report-steps.tsx'
import { useWords } from './use-alert-t.ts'

const OUTCOMES = ['pending', 'given', 'refused'] as const
type Outcome = (typeof OUTCOMES)[number]

/** Records what the JFIU replied on consent. It may be recorded again: the trail keeps each reply. */
export function RecordReply({ alert, decision }: ReportStepProps) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  const outcome = draft.replyOutcome as Outcome | null
  const reference = draft.replyReference.trim()
  return (
    <div className={`${css['form']} ${css['section']}`}>
      <Select
        label={t('decision:report.outcomeLabel')}
        isRequired
        options={OUTCOMES.map((id) => ({ id, label: t(`decision:report.outcome.${id}`) }))}
        value={outcome}
        onChange={(replyOutcome) => change({ replyOutcome })}
      />
      <TextField
        label={t('decision:report.replyReference')}
        isRequired
        isMono
        value={draft.replyReference}
        onChange={(replyReference) => change({ replyReference })}
        error={decision.sent === 'record-consent' ? decision.fieldError('reference') : null}
        validationBehavior="aria"
      />
      <div className={css['buttons']}>
        <Button
          isDisabled={outcome === null || reference === ''}
          isLoading={decision.isPending && decision.sent === 'record-consent'}
          onPress={() => {
            if (outcome === null) return
            decision.send({ type: 'record-consent', outcome, reference }, () =>
              clear(['replyOutcome', 'replyReference']),
            )
          }}
        >
          {t('decision:report.record')}
        </Button>
      </div>
    </div>
  )
}
