import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Maximize2, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AlertFull, alertQuery } from '#src/data/alerts.ts'
import { StatusPill } from '#src/ui/badge.tsx'
import { AsyncView } from '#src/ui/async-view.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { SkeletonLines } from '#src/ui/skeleton.tsx'
import { statusLook } from '#src/ui/status-look.ts'
import { ActivityPanel } from './activity-panel.tsx'
import { AlertFacts } from './alert-header.tsx'
import { AttachmentsPanel } from './attachments-panel.tsx'
import { CasesPlace } from './cases-place.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { createDrafts, DraftsContext } from './drafts.ts'
import { ExposurePanel } from './exposure-panel.tsx'
import { FlowPanel } from './flow-panel.tsx'
import { KnowledgePanel } from './knowledge-panel.tsx'
import { LiveChange } from './live-change.tsx'
import css from './pane.module.css'
import { ReceiptPanel } from './receipt-panel.tsx'
import { RelatedPanel } from './related-panel.tsx'
import { ScorePanel } from './score-panel.tsx'
import { TransfersPanel } from './transfers-panel.tsx'
import { ALERT_WORDS, useAlertT } from './use-alert-t.ts'

export interface AlertPaneProps {
  readonly alertId: string
  /** Several alerts are selected in the list: the letters are for those. */
  readonly isListBusy: boolean
  /** The alert is about to be opened on a page of its own. */
  readonly onOpen: () => void
  readonly onClose: () => void
  /** Escape: back to the list. */
  readonly onLeave: () => void
}

const PANE_WORDS = ['queue', ...ALERT_WORDS] as const

/** The alert page in one column, for beside the list: the same parts, the decision right after the receipt. */
export function AlertPane({ alertId, isListBusy, onOpen, onClose, onLeave }: AlertPaneProps) {
  const { t } = useTranslation(PANE_WORDS)
  const result = useQuery(alertQuery(alertId))
  // For as long as the pane is open: going to another row and back finds what was typed.
  const [drafts] = useState(createDrafts)
  return (
    <DraftsContext value={drafts}>
      {/* Keys of its parts come first; what they leave leads back to the list. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        aria-label={t('split.label', { id: alertId })}
        className={css['pane']}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return
          event.preventDefault()
          onLeave()
        }}
      >
        <AsyncView result={result} skeleton={<SkeletonLines lines={12} />}>
          {(alert) => (
            <>
              <PaneHeader alert={alert} onOpen={onOpen} onClose={onClose} />
              <LiveChange alertId={alert.id} />
              <ReceiptPanel alert={alert} />
              <DecisionPanel key={alert.id} alert={alert} hasKeys={!isListBusy} />
              <FlowPanel alert={alert} />
              <ScorePanel receipt={alert.receipt} />
              <ExposurePanel alert={alert} />
              <KnowledgePanel key={`known ${alert.id}`} alert={alert} />
              <TransfersPanel transfers={alert.transfers} />
              <RelatedPanel related={alert.related} />
              <CasesPlace alert={alert} hasKeys={!isListBusy} />
              <AttachmentsPanel key={`files ${alert.id}`} alertId={alert.id} />
              <ActivityPanel alertId={alert.id} />
            </>
          )}
        </AsyncView>
      </section>
    </DraftsContext>
  )
}

type PaneHeaderProps = { readonly alert: AlertFull } & Pick<AlertPaneProps, 'onOpen' | 'onClose'>

function PaneHeader({ alert, onOpen, onClose }: PaneHeaderProps) {
  const t = useAlertT()
  const { t: queue } = useTranslation('queue')
  return (
    <header className={css['head']}>
      <div className={css['title']}>
        <h2>{t(`domain:rule.${alert.rule.id as 'T01'}`, { defaultValue: alert.rule.name })}</h2>
        <SeverityBadge severity={toSeverity(alert.severity)} variant="solid" />
        <StatusPill {...statusLook(alert.status)}>
          {t(`domain:status.${alert.status as 'new'}`, { defaultValue: alert.status })}
        </StatusPill>
        <span className={css['tools']}>
          <Link
            to="/alerts/$alertId"
            params={{ alertId: alert.id }}
            className={css['open']}
            onClick={onOpen}
            aria-label={queue('split.page')}
            title={queue('split.page')}
          >
            <Maximize2 size={15} aria-hidden />
          </Link>
          <IconButton icon={X} size="small" shortcut="v" label={queue('split.close')} onPress={onClose} />
        </span>
      </div>
      <AlertFacts alert={alert} />
    </header>
  )
}
