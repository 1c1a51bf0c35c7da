import { lazy, Suspense, useMemo } from 'react'
import { useSession } from '#src/platform/session.ts'
import type { AlertFull } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import { useLatest } from '#src/ui/use-latest.ts'
import { Approval } from './approval.tsx'
import { CloseForm } from './close-form.tsx'
import { leastText } from './command-rules.ts'
import css from './decision.module.css'
import { useDraft } from './drafts.ts'
import { TextAction } from './text-action.tsx'
import { useWords } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

// What only the MLRO is offered is loaded where it is.
const ReportSteps = lazy(async () => ({ default: (await import('./report-steps.tsx')).ReportSteps }))
const REPORT = [
  'draft-str',
  'decide-no-file',
  'file-str',
  'abandon-str-draft',
  'begin-post-str-review',
  'close-str',
  'record-consent',
]

export interface Assign {
  readonly label: string
  readonly run: () => void
}

/** Taking the alert, where that is allowed and it is not the reader's already. */
export function useAssign(alert: AlertFull, decision: Decision): Assign | null {
  const { t } = useWords()
  const me = useSession()?.user.id
  const latest = useLatest(decision)
  const isAllowed = alert.allowedCommands.includes('assign') && me !== undefined && alert.assignee?.id !== me
  const holder = alert.assignee?.name ?? null
  return useMemo(
    () =>
      isAllowed
        ? {
            label: holder === null ? t('alert:assignToMe') : t('alert:takeOver', { name: holder }),
            run: () => latest.current.send({ type: 'assign', assigneeId: me }),
          }
        : null,
    [isAllowed, holder, me, latest, t],
  )
}

interface NextStepProps {
  readonly alert: AlertFull
  readonly decision: Decision
  readonly assign: Assign | null
}

/** The one thing to do next, by what the alert allows this reader. */
export function NextStep({ alert, decision, assign }: NextStepProps) {
  const { t } = useWords()
  const allowed = alert.allowedCommands
  const isBusy = (type: string) => decision.isPending && decision.sent === type
  const assignButton = assign && (
    <Button
      variant={isFirst(allowed) ? 'secondary' : 'primary'}
      isLoading={isBusy('assign')}
      onPress={assign.run}
    >
      {assign.label}
    </Button>
  )
  if (allowed.length === 0) return <p className={css['hint']}>{t('alert:noActions')}</p>
  return (
    <>
      {allowed.includes('start-review') && (
        <Button
          variant="primary"
          isLoading={isBusy('start-review')}
          onPress={() => decision.send({ type: 'start-review' })}
        >
          {t('alert:startReview')}
        </Button>
      )}
      {allowed.includes('propose-close') && <CloseForm alert={alert} decision={decision} />}
      {alert.status === 'proposed-close' && isApprover(allowed) && (
        <Approval alert={alert} decision={decision} />
      )}
      {alert.status === 'proposed-close' && !isApprover(allowed) && (
        <p className={css['hint']}>{t('alert:waitingApproval')}</p>
      )}
      {allowed.includes('resume') && <Resume alert={alert} decision={decision} />}
      {allowed.includes('acknowledge') && (
        <>
          <p className={css['reminder']}>{t('alert:tippingOff')}</p>
          <Button
            variant="primary"
            isLoading={isBusy('acknowledge')}
            onPress={() => decision.send({ type: 'acknowledge' })}
          >
            {t('alert:acknowledge')}
          </Button>
        </>
      )}
      {REPORT.some((command) => allowed.includes(command)) && (
        <Suspense fallback={null}>
          <ReportSteps alert={alert} decision={decision} />
        </Suspense>
      )}
      {assignButton}
      {assign === null && !isFirst(allowed) && alert.open && alert.assignee !== null && (
        <AssignedElsewhere alert={alert} />
      )}
    </>
  )
}

const FIRST = [
  'start-review',
  'propose-close',
  'approve-close',
  'resume',
  'acknowledge',
  'draft-str',
  'file-str',
  'begin-post-str-review',
  'close-str',
]
const isFirst = (allowed: readonly string[]) => FIRST.some((command) => allowed.includes(command))
const isApprover = (allowed: readonly string[]) =>
  allowed.includes('approve-close') || allowed.includes('return-for-review')

function AssignedElsewhere({ alert }: { readonly alert: AlertFull }) {
  const { t } = useWords()
  const me = useSession()?.user.id
  if (alert.assignee === null || alert.assignee.id === me || alert.status === 'proposed-close') return null
  return <p className={css['hint']}>{t('alert:assignedElsewhere', { name: alert.assignee.name })}</p>
}

function Resume({ alert, decision }: Omit<NextStepProps, 'assign'>) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  return (
    <TextAction
      label={t('alert:resumeOutcome')}
      value={draft.outcome}
      onChange={(outcome) => change({ outcome })}
      least={leastText('resume', 'outcome')}
      error={decision.fieldError('outcome')}
      submit={t('alert:resume')}
      isPending={decision.isPending && decision.sent === 'resume'}
      onSubmit={() => decision.send({ type: 'resume', outcome: draft.outcome }, () => clear(['outcome']))}
    />
  )
}
