import { useState } from 'react'
import type { AlertFull } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import { WeighedText } from '#src/ui/closure/weighed-text.tsx'
import { leastText } from './command-rules.ts'
import css from './decision.module.css'
import { useDraft } from './drafts.ts'
import { TextAction } from './text-action.tsx'
import { useWords } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

interface ApprovalProps {
  readonly alert: AlertFull
  readonly decision: Decision
}

/** The second pair of eyes: approve what was proposed, or send it back with what is missing. */
export function Approval({ alert, decision }: ApprovalProps) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  const [isReturning, setReturning] = useState(false)
  const canApprove = alert.allowedCommands.includes('approve-close')
  const canReturn = alert.allowedCommands.includes('return-for-review')
  const isPending = (type: string) => decision.isPending && decision.sent === type
  const approve = () => {
    const rationale = draft.comment.trim()
    decision.send({ type: 'approve-close', ...(rationale === '' ? {} : { rationale }) }, () =>
      clear(['comment']),
    )
  }
  if (isReturning) {
    return (
      <TextAction
        label={t('alert:returnReason')}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        least={leastText('return-for-review', 'reason')}
        error={decision.fieldError('reason')}
        submit={t('alert:return')}
        isPending={isPending('return-for-review')}
        onSubmit={() =>
          decision.send({ type: 'return-for-review', reason: draft.reason }, () => clear(['reason']))
        }
        onCancel={() => setReturning(false)}
      />
    )
  }
  return (
    <div className={css['form']}>
      {!canApprove && <p className={css['hint']}>{t('alert:ownProposal')}</p>}
      {canApprove && (
        <WeighedText
          label={t('alert:approveComment')}
          value={draft.comment}
          onChange={(comment) => change({ comment })}
          least={0}
          rows={2}
          error={decision.fieldError('rationale')}
        />
      )}
      <div className={css['buttons']}>
        {canApprove && (
          <Button variant="primary" isLoading={isPending('approve-close')} onPress={approve}>
            {t('alert:approve')}
          </Button>
        )}
        {canReturn && <Button onPress={() => setReturning(true)}>{t('alert:return')}</Button>}
      </div>
    </div>
  )
}
