import type { AlertFull } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import { leastText } from './command-rules.ts'
import css from './decision.module.css'
import { useDraft } from './drafts.ts'
import { CloseReport } from './report-close.tsx'
import { FileReport } from './report-filing.tsx'
import { RecordReply } from './report-reply.tsx'
import { TextAction } from './text-action.tsx'
import { useWords } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

export interface ReportStepProps {
  readonly alert: AlertFull
  readonly decision: Decision
}

/** What the MLRO may do next with an internal report, by what the alert allows. */
export function ReportSteps({ alert, decision }: ReportStepProps) {
  const { t } = useWords()
  const allowed = alert.allowedCommands
  const isBusy = (type: string) => decision.isPending && decision.sent === type
  return (
    <>
      {allowed.includes('draft-str') && <DraftReport alert={alert} decision={decision} />}
      {allowed.includes('decide-no-file') && <NoFile alert={alert} decision={decision} />}
      {allowed.includes('file-str') && <FileReport alert={alert} decision={decision} />}
      {allowed.includes('abandon-str-draft') && <AbandonDraft alert={alert} decision={decision} />}
      {allowed.includes('begin-post-str-review') && (
        <Button
          variant="primary"
          isLoading={isBusy('begin-post-str-review')}
          onPress={() => decision.send({ type: 'begin-post-str-review' })}
        >
          {t('decision:report.beginPost')}
        </Button>
      )}
      {allowed.includes('close-str') && <CloseReport alert={alert} decision={decision} />}
      {allowed.includes('record-consent') && <RecordReply alert={alert} decision={decision} />}
    </>
  )
}

function DraftReport({ alert, decision }: ReportStepProps) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  return (
    <TextAction
      label={t('decision:report.draftReason')}
      value={draft.draftReason}
      onChange={(draftReason) => change({ draftReason })}
      least={leastText('draft-str', 'reason')}
      error={decision.sent === 'draft-str' ? decision.fieldError('reason') : null}
      submit={t('decision:report.draft')}
      isPending={decision.isPending && decision.sent === 'draft-str'}
      onSubmit={() =>
        decision.send({ type: 'draft-str', reason: draft.draftReason }, () => clear(['draftReason']))
      }
    />
  )
}

function NoFile({ alert, decision }: ReportStepProps) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  return (
    <div className={css['section']}>
      <TextAction
        label={t('alert:deliberation')}
        value={draft.deliberation}
        onChange={(deliberation) => change({ deliberation })}
        least={leastText('decide-no-file', 'deliberation')}
        error={decision.sent === 'decide-no-file' ? decision.fieldError('rationale') : null}
        submit={t('alert:noFile')}
        variant="secondary"
        isPending={decision.isPending && decision.sent === 'decide-no-file'}
        onSubmit={() =>
          decision.send({ type: 'decide-no-file', rationale: draft.deliberation }, () =>
            clear(['deliberation']),
          )
        }
      />
    </div>
  )
}

function AbandonDraft({ alert, decision }: ReportStepProps) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  return (
    <div className={css['section']}>
      <TextAction
        label={t('decision:report.abandonReason')}
        value={draft.abandonReason}
        onChange={(abandonReason) => change({ abandonReason })}
        least={leastText('abandon-str-draft', 'reason')}
        error={decision.sent === 'abandon-str-draft' ? decision.fieldError('reason') : null}
        submit={t('decision:report.abandon')}
        variant="secondary"
        isPending={decision.isPending && decision.sent === 'abandon-str-draft'}
        onSubmit={() =>
          decision.send({ type: 'abandon-str-draft', reason: draft.abandonReason }, () =>
            clear(['abandonReason']),
          )
        }
      />
    </div>
  )
}
