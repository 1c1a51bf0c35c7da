import { useState } from 'react'
import { MAX_CASE_ALERTS } from '#core/contract/cases.ts'
import type { Case } from '#src/data/cases.ts'
import { type CaseRequest, endCaseRequest } from '#src/data/case-request.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { AddOutcome } from './add-outcome.tsx'
import css from './cases.module.css'
import { ExistingCase } from './existing-case.tsx'
import { NewCaseFields } from './new-case-fields.tsx'
import { refusedAlerts, useAddToCase } from './use-add-to-case.ts'
import { type CaseT, useCaseT } from './use-case-t.ts'

interface AddToCaseProps {
  readonly request: CaseRequest
  readonly onOpenCase: (opened: Pick<Case, 'id'>) => void
}

const WAYS = ['existing', 'new'] as const

/** Puts alerts, or one investigation, into a case that is open or into a new one; says what became of each alert. */
export function AddToCase({ request, onOpenCase }: AddToCaseProps) {
  const t = useCaseT()
  const format = useFormat()
  const [way, setWay] = useState<(typeof WAYS)[number]>('existing')
  const adding = useAddToCase(request)
  const { draft, setDraft, isComplete, chosen, setChosen, isPending, error, conflict, outcome } = adding
  const close = () => {
    if (!isPending) endCaseRequest()
  }
  if (outcome !== null) {
    return <AddOutcome outcome={outcome} onClose={endCaseRequest} onOpenCase={onOpenCase} />
  }
  const refused = refusedAlerts(error, adding.alerts)
  const send = way === 'new' ? adding.open : adding.add
  const isTooMany = adding.alerts.length > MAX_CASE_ALERTS
  const isAllIn = adding.inIt > 0 && adding.inIt === adding.alerts.length
  const isNothing =
    (adding.alerts.length === 0 && request.investigation === null) || (way === 'existing' && isAllIn)
  const isReady = way === 'new' ? isComplete : chosen !== null
  return (
    <Dialog
      title={titleOf(request, t, format.count)}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && close()}
      footer={
        <>
          <Button variant="ghost" onPress={close}>
            {t('common:action.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={!isReady || isNothing || isTooMany}
            isLoading={isPending || (way === 'existing' && adding.isReading)}
            onPress={() => send()}
          >
            {way === 'new'
              ? t('cases:add.create')
              : t(request.investigation === null ? 'cases:add.confirm' : 'cases:add.confirmAttach')}
          </Button>
        </>
      }
    >
      <div className={css['form']}>
        <div role="group" aria-label={t('cases:add.way')} className={css['switch']}>
          {WAYS.map((each) => (
            <Button
              key={each}
              size="small"
              variant={each === way ? 'secondary' : 'ghost'}
              aria-pressed={each === way}
              onPress={() => setWay(each)}
            >
              {t(`cases:add.${each}`)}
            </Button>
          ))}
        </div>
        {way === 'new' ? (
          <NewCaseFields
            draft={draft}
            onChange={setDraft}
            error={null}
            onSubmit={() => isComplete && send()}
          />
        ) : (
          <ExistingCase chosen={chosen} onChoose={setChosen} onNone={() => setWay('new')} />
        )}
        {isTooMany && (
          <p className={css['warn']}>{t('cases:add.limit', { formatted: format.count(MAX_CASE_ALERTS) })}</p>
        )}
        {way === 'existing' && adding.inIt > 0 && (
          <p className={css['hint']} role="status">
            {t('cases:add.isIn', { count: adding.inIt, formatted: format.count(adding.inIt) })}
          </p>
        )}
        {conflict !== null && (
          <p role="alert" className={css['warn']}>
            {t('cases:add.conflict', {
              name: conflict.updatedBy.name,
              time: format.instant(conflict.updatedAt),
            })}
          </p>
        )}
        {error !== null && conflict === null && refused.length === 0 && <InlineError error={error} />}
        {refused.length > 0 && (
          <Refused
            refused={refused}
            left={adding.alerts.length - refused.length}
            onLeaveOut={() => adding.leaveOut(refused.map(({ id }) => id))}
          />
        )}
      </div>
    </Dialog>
  )
}

interface RefusedProps {
  readonly refused: ReturnType<typeof refusedAlerts>
  /** How many are left without them. */
  readonly left: number
  readonly onLeaveOut: () => void
}

/** Alerts that the desk would not add; all or none go in, so nothing was done. */
function Refused({ refused, left, onLeaveOut }: RefusedProps) {
  const t = useCaseT()
  const format = useFormat()
  const count = refused.length
  return (
    <div role="alert" className={css['refused']}>
      <b>{t('cases:add.refused', { count, formatted: format.count(count) })}</b>
      <ul>
        {refused.map(({ id, message }) => (
          <li key={id}>
            <code>{id}</code> {message}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button size="small" onPress={onLeaveOut}>
          {t('cases:add.leaveOut', { count: left, formatted: format.count(left) })}
        </Button>
      )}
    </div>
  )
}

function titleOf(
  { alerts, investigation }: CaseRequest,
  t: CaseT,
  format: (count: number) => string,
): string {
  if (investigation !== null) return t('cases:add.titleInvestigation', { name: investigation.name })
  const [first] = alerts
  return alerts.length === 1 && first !== undefined
    ? t('cases:add.titleOne', { id: first.id })
    : t('cases:add.title', { count: alerts.length, formatted: format(alerts.length) })
}
