import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { alertQuery } from '#src/data/alerts.ts'
import { keepLastAlert } from '#src/data/alert-queue.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Page } from '#src/ui/page.tsx'
import { SkeletonLines } from '#src/ui/skeleton.tsx'
import { ActivityPanel } from './activity-panel.tsx'
import css from './alert.module.css'
import { CasesPlace } from './cases-place.tsx'
import { AttachmentsPanel } from './attachments-panel.tsx'
import { AlertHeader } from './alert-header.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { createDrafts, DraftsContext } from './drafts.ts'
import { ExposurePanel } from './exposure-panel.tsx'
import { FlowPanel } from './flow-panel.tsx'
import { KnowledgePanel } from './knowledge-panel.tsx'
import { LiveChange } from './live-change.tsx'
import { ReceiptPanel } from './receipt-panel.tsx'
import { RelatedPanel } from './related-panel.tsx'
import { ScorePanel } from './score-panel.tsx'
import { TransfersPanel } from './transfers-panel.tsx'
import { ALERT_WORDS } from './use-alert-t.ts'

/** One alert: why it fired, the money, and the decision, on one page. */
export function AlertPage() {
  const { alertId } = useParams({ from: '/alerts/$alertId' })
  useTranslation(ALERT_WORDS)
  const result = useQuery(alertQuery(alertId))
  // One store for as long as the page is open: going to the next alert and back finds what was typed.
  const [drafts] = useState(createDrafts)
  useEffect(() => keepLastAlert(alertId), [alertId])
  return (
    <DraftsContext value={drafts}>
      <Page>
        <AsyncView result={result} skeleton={<SkeletonLines lines={12} />}>
          {(alert) => (
            <>
              <AlertHeader alert={alert} />
              <LiveChange alertId={alert.id} />
              <div className={css['columns']}>
                <div className={css['story']}>
                  <ReceiptPanel alert={alert} />
                  <FlowPanel alert={alert} />
                  <div className={css['pair']}>
                    <ScorePanel receipt={alert.receipt} />
                    <ExposurePanel alert={alert} />
                  </div>
                  <KnowledgePanel key={alert.id} alert={alert} />
                  <TransfersPanel transfers={alert.transfers} />
                  <RelatedPanel related={alert.related} />
                </div>
                <div className={css['side']}>
                  <DecisionPanel key={alert.id} alert={alert} />
                  <CasesPlace alert={alert} />
                  <AttachmentsPanel key={`files ${alert.id}`} alertId={alert.id} />
                  <ActivityPanel alertId={alert.id} />
                </div>
              </div>
            </>
          )}
        </AsyncView>
      </Page>
    </DraftsContext>
  )
}
