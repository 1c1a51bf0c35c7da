import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { type Case, caseQuery } from '#src/data/cases.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Page } from '#src/ui/page.tsx'
import { SkeletonLines } from '#src/ui/skeleton.tsx'
import { CaseActions } from './case-actions.tsx'
import { CaseActivity } from './case-activity.tsx'
import { CaseAlerts } from './case-alerts.tsx'
import { CaseConflict } from './case-conflict.tsx'
import { CaseDialog, type CaseDialogName } from './case-dialogs.tsx'
import { CaseFigures } from './case-figures.tsx'
import { CaseHeader } from './case-header.tsx'
import { CaseInvestigations } from './case-investigations.tsx'
import { CaseOutcome } from './case-outcome.tsx'
import css from './cases.module.css'
import { useCaseCommands } from './use-case-commands.ts'
import { useCaseOrders } from './use-case-orders.ts'
import { useCaseT } from './use-case-t.ts'

/** One case: its alerts, investigations and notes, and what may be done with it, on one page. */
export function CasePage() {
  const { caseId } = useParams({ from: '/cases/$caseId' })
  useCaseT()
  const result = useQuery(caseQuery(caseId))
  return (
    <Page>
      <AsyncView result={result} skeleton={<SkeletonLines lines={12} />}>
        {(matter) => <CaseView key={matter.id} matter={matter} readAt={result.dataUpdatedAt} />}
      </AsyncView>
    </Page>
  )
}

/** Commands that need no form, and whose failure is told on the page itself. */
const ON_THE_PAGE = ['remove-alert', 'detach-investigation'] as const

interface CaseViewProps {
  readonly matter: Case
  readonly readAt: number
}

function CaseView({ matter, readAt }: CaseViewProps) {
  const t = useCaseT()
  const orders = useCaseOrders(matter)
  const [asked, setAsked] = useState<CaseDialogName | null>(null)
  const note = useRef<HTMLTextAreaElement>(null)
  const ask = (name: CaseDialogName) => {
    orders.forget()
    setAsked(name)
  }
  useCaseCommands({ matter, note, onAsk: ask })
  const isOnPage = ON_THE_PAGE.some((type) => type === orders.sent)
  return (
    <>
      <CaseHeader matter={matter} actions={<CaseActions matter={matter} onAsk={ask} />} />
      {matter.allowedCommands.length === 0 && <p className={css['hint']}>{t('cases:readOnly')}</p>}
      {asked === null && <CaseConflict orders={orders} now={matter} />}
      {isOnPage && orders.error !== null && <InlineError error={orders.error} />}
      {matter.closure !== null && <CaseOutcome closure={matter.closure} />}
      <CaseFigures members={matter.members} />
      <div className={css['columns']}>
        <div className={css['story']}>
          <CaseAlerts matter={matter} readAt={readAt} orders={orders} onAdd={() => ask('add-alerts')} />
          <CaseInvestigations matter={matter} orders={orders} onAttach={() => ask('attach-investigation')} />
        </div>
        <div className={css['side']}>
          <CaseActivity matter={matter} orders={orders} noteRef={note} />
        </div>
      </div>
      {asked !== null && (
        <CaseDialog name={asked} matter={matter} orders={orders} onClose={() => setAsked(null)} />
      )}
    </>
  )
}
