import { Check, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { TextArea } from '#src/ui/text-field.tsx'
import css from './closure.module.css'
import {
  type ClosureDraft,
  incompleteSteps,
  MAY_NOT_APPLY,
  SAFE_STEPS,
  type SafeStep,
  type StepDraft,
} from './closure-draft.ts'

interface SafeChecklistProps {
  readonly draft: Pick<ClosureDraft, 'safe'>
  readonly onChange: (safe: ClosureDraft['safe']) => void
  /** Names what is missing at each step. */
  readonly isChecked: boolean
  /** The server's word about one step. */
  readonly fieldError: (field: string) => string | null
}

/** Screen, ask, find, evaluate: each with what was found, or why it does not apply. */
export function SafeChecklist({ draft, onChange, isChecked, fieldError }: SafeChecklistProps) {
  const { t } = useTranslation(['alert', 'decision', 'domain'])
  const incomplete = incompleteSteps(draft)
  return (
    <fieldset className={css['safe']}>
      <legend>{t('alert:safe')}</legend>
      {SAFE_STEPS.map((step) => (
        <Step
          key={step}
          step={step}
          value={draft.safe[step]}
          onChange={(value) => onChange({ ...draft.safe, [step]: value })}
          error={
            isChecked && incomplete.includes(step) ? t('decision:step.missing') : fieldError(`safe.${step}`)
          }
        />
      ))}
    </fieldset>
  )
}

interface StepProps {
  readonly step: SafeStep
  readonly value: StepDraft
  readonly onChange: (value: StepDraft) => void
  readonly error: string | null
}

function Step({ step, value, onChange, error }: StepProps) {
  const { t } = useTranslation(['alert', 'decision', 'domain'])
  const isWritten = value.note.trim() !== ''
  const Mark = value.isSkipped ? Minus : Check
  return (
    <div className={css['safeStep']} data-done={isWritten || undefined}>
      <span className={css['safeMark']} aria-hidden>
        {isWritten && <Mark size={11} strokeWidth={3} />}
      </span>
      <div className={css['safeBody']}>
        <TextArea
          label={t(`domain:safe.${step}`)}
          description={t(`domain:safeHint.${step}`)}
          value={value.note}
          onChange={(note) => onChange({ ...value, note })}
          rows={1}
          error={error}
          validationBehavior="aria"
        />
        {MAY_NOT_APPLY.has(step) && (
          <Checkbox
            isSelected={value.isSkipped}
            onChange={(isSkipped) => onChange({ ...value, isSkipped })}
            aria-label={`${t(`domain:safe.${step}`)}: ${t('decision:step.notApplicable')}`}
          >
            {t('decision:step.notApplicable')}
          </Checkbox>
        )}
      </div>
    </div>
  )
}
