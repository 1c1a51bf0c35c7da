import { textWeight } from '#core/workflow/closure-codes.ts'
import { Button } from '#src/ui/button.tsx'
import { WeighedText } from '#src/ui/closure/weighed-text.tsx'
import { Select } from '#src/ui/select.tsx'
import { closureName } from './activity-words.ts'
import { leastText } from './command-rules.ts'
import css from './decision.module.css'
import { useDraft } from './drafts.ts'
import type { ReportStepProps } from './report-steps.tsx'
import { useWords } from './use-alert-t.ts'

const CODES = ['str-filed', 'str-supplement', 'exit'] as const
type Code = (typeof CODES)[number]

/** Ends the review after a report: what becomes of the relationship, and which measures were taken. */
export function CloseReport({ alert, decision }: ReportStepProps) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  const { relationship, mitigations } = draft
  const code = draft.closeCode as Code | null
  const leastOf = (field: string) => leastText('close-str', field)
  const errorOf = (field: string) => (decision.sent === 'close-str' ? decision.fieldError(field) : null)
  const isComplete =
    textWeight(relationship) >= leastOf('relationship') && textWeight(mitigations) >= leastOf('mitigations')
  return (
    <div className={css['form']}>
      <Select
        label={t('decision:report.closeCode')}
        isRequired
        options={CODES.map((id) => ({ id, label: closureName(id, t) }))}
        value={code}
        onChange={(closeCode) => change({ closeCode })}
      />
      <WeighedText
        label={t('decision:report.relationship')}
        value={relationship}
        onChange={(next) => change({ relationship: next })}
        least={leastOf('relationship')}
        rows={3}
        error={errorOf('relationship')}
      />
      <WeighedText
        label={t('decision:report.mitigations')}
        value={mitigations}
        onChange={(next) => change({ mitigations: next })}
        least={leastOf('mitigations')}
        rows={3}
        error={errorOf('mitigations')}
      />
      <Button
        variant="primary"
        isDisabled={code === null || !isComplete}
        isLoading={decision.isPending && decision.sent === 'close-str'}
        onPress={() => {
          if (code === null) return
          decision.send({ type: 'close-str', code, relationship, mitigations }, () =>
            clear(['closeCode', 'relationship', 'mitigations']),
          )
        }}
      >
        {t('decision:report.close')}
      </Button>
    </div>
  )
}
