import {
  AlarmClock,
  Megaphone,
  MessageCircleQuestionMark,
  StickyNote,
  Undo2,
  UserRoundPlus,
} from 'lucide-react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import type { AlertFull } from '#src/data/alerts.ts'
import { type Command, useCommands } from '#src/platform/commands.ts'
import { useCan } from '#src/platform/session.ts'
import { StatusPill } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { statusLook } from '#src/ui/status-look.ts'
import { ClosureView } from './closure-view.tsx'
import css from './decision.module.css'
import { EscalateDialog } from './escalate-dialog.tsx'
import { NextStep, useAssign } from './next-step.tsx'
import { ReportFacts } from './report-facts.tsx'
import { SideAction, type SideActionName } from './side-action.tsx'
import { SnoozeForm } from './snooze-form.tsx'
import { SnoozeNotice } from './snooze-notice.tsx'
import { useWords } from './use-alert-t.ts'
import { useDecision } from './use-decision.ts'

// Of use only once somebody else was faster, or the alert is given to somebody else.
const AlertConflict = lazy(async () => ({ default: (await import('./conflict-notice.tsx')).AlertConflict }))

const AssignDialog = lazy(async () => ({ default: (await import('./assign-dialog.tsx')).AssignDialog }))

const HOME: readonly SideActionName[] = ['request-info', 'reopen', 'add-note']
const ICON = {
  'request-info': MessageCircleQuestionMark,
  reopen: Undo2,
  'add-note': StickyNote,
} as const
const NAME = {
  'request-info': 'alert:requestInfo',
  reopen: 'alert:reopen',
  'add-note': 'alert:addNote',
} as const

const isSideAction = (open: string | null): open is SideActionName => HOME.some((name) => name === open)

interface DecisionPanelProps {
  readonly alert: AlertFull
  /** Whether its letters are in force; not where they are another's for now. */
  readonly hasKeys?: boolean
}

const NO_COMMANDS: readonly Command[] = []

/** What the reader may do with the alert now, the next step first. */
export function DecisionPanel({ alert, hasKeys = true }: DecisionPanelProps) {
  const { t } = useWords()
  const decision = useDecision(alert)
  const [open, setOpen] = useState<SideActionName | 'snooze' | 'assign' | 'escalate' | null>(null)
  const assign = useAssign(alert, decision)
  const box = useRef<HTMLDivElement>(null)
  const allowed = alert.allowedCommands
  const canEscalate = allowed.includes('escalate')
  const canSnooze = allowed.includes('snooze')
  const canAssign = useCan('assignment.read') && allowed.includes('assign')
  const commands = useMemo(() => {
    const group = t('alert:command.group')
    return [
      {
        id: 'alert.assign',
        title: t('alert:command.assign'),
        group,
        shortcut: 'a',
        when: () => assign !== null,
        run: () => assign?.run(),
      },
      {
        id: 'alert.assign-to',
        title: t('decision:assign.command'),
        group,
        shortcut: 'shift+a',
        when: () => canAssign,
        run: () => setOpen('assign'),
      },
      {
        id: 'alert.decide',
        title: t('alert:command.decide'),
        group,
        shortcut: 'e',
        run: () =>
          box.current?.querySelector<HTMLElement>('input, button, textarea')?.focus({ focusVisible: true }),
      },
      {
        id: 'alert.escalate',
        title: t('alert:command.escalate'),
        group,
        when: () => canEscalate,
        run: () => setOpen('escalate'),
      },
    ]
  }, [t, assign, canAssign, canEscalate])
  useCommands(hasKeys ? commands : NO_COMMANDS)
  const offered = HOME.filter((name) => allowed.includes(name))
  const isShownElsewhere = open === 'escalate' || open === 'assign'

  return (
    <Panel
      title={t('alert:decision')}
      actions={
        <StatusPill {...statusLook(alert.status)}>
          {t(`domain:status.${alert.status as 'new'}`, { defaultValue: alert.status })}
        </StatusPill>
      }
    >
      <div className={css['panel']} ref={box}>
        {decision.before !== null && (
          <Suspense fallback={null}>
            <AlertConflict before={decision.before} now={alert} onDismiss={decision.dismissConflict} />
          </Suspense>
        )}
        {alert.closure !== null && <ClosureView closure={alert.closure} isFinal={!alert.open} />}
        {alert.report !== null && <ReportFacts report={alert.report} />}
        <SnoozeNotice alert={alert} decision={decision} />
        <NextStep alert={alert} decision={decision} assign={assign} />
        {decision.error !== null && !isShownElsewhere && <InlineError error={decision.error} />}
        {open === 'snooze' && <SnoozeForm alert={alert} decision={decision} onClose={() => setOpen(null)} />}
        {isSideAction(open) && (
          <SideAction name={open} alert={alert} decision={decision} onClose={() => setOpen(null)} />
        )}
        {(offered.length > 0 || canEscalate || canSnooze || canAssign) && (
          <div className={css['more']}>
            {offered
              .filter((name) => name !== open)
              .map((name) => (
                <Button key={name} size="small" icon={ICON[name]} onPress={() => setOpen(name)}>
                  {t(NAME[name])}
                </Button>
              ))}
            {canSnooze && open !== 'snooze' && (
              <Button size="small" icon={AlarmClock} onPress={() => setOpen('snooze')}>
                {t('decision:snooze.action')}
              </Button>
            )}
            {canAssign && (
              <Button size="small" icon={UserRoundPlus} onPress={() => setOpen('assign')}>
                {t('decision:assign.action')}
              </Button>
            )}
            {allowed.includes('unassign') && alert.assignee !== null && (
              <Button size="small" variant="ghost" onPress={() => decision.send({ type: 'unassign' })}>
                {t('alert:unassign')}
              </Button>
            )}
            {canEscalate && (
              <Button size="small" variant="danger" icon={Megaphone} onPress={() => setOpen('escalate')}>
                {t('alert:escalate')}
              </Button>
            )}
          </div>
        )}
        {canAssign && open === 'assign' && (
          <Suspense fallback={null}>
            <AssignDialog
              alert={alert}
              decision={decision}
              isOpen
              onOpenChange={(isOpen) => setOpen(isOpen ? 'assign' : null)}
            />
          </Suspense>
        )}
        {canEscalate && (
          <EscalateDialog
            alert={alert}
            decision={decision}
            isOpen={open === 'escalate'}
            onOpenChange={(isOpen) => setOpen(isOpen ? 'escalate' : null)}
          />
        )}
      </div>
    </Panel>
  )
}
