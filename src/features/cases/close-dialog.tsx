import { Link } from '@tanstack/react-router'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { useFormat } from '#src/platform/use-format.ts'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import css from './cases.module.css'
import type { CaseDialogProps } from './case-dialogs.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { useCaseT } from './use-case-t.ts'

/** Closes the case with its outcome; while alerts in it are open, names them instead. */
export function CloseDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  const isOpen = matter.members.alerts.some(({ alert }) => alert.open)
  if (isOpen) return <StillOpen matter={matter} onClose={onClose} />
  return (
    <ReasonDialog
      title={t('cases:closeTitle')}
      label={t('cases:closeOutcome')}
      hint={t('cases:closeHint')}
      confirm={t('cases:closeConfirm')}
      matter={matter}
      orders={orders}
      command={(outcome) => ({ type: 'close', outcome })}
      onClose={onClose}
    />
  )
}

function StillOpen({ matter, onClose }: Pick<CaseDialogProps, 'matter' | 'onClose'>) {
  const t = useCaseT()
  const format = useFormat()
  const open = matter.members.alerts.filter(({ alert }) => alert.open)
  return (
    <Dialog
      title={t('cases:closeTitle')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('common:action.close')}
        </Button>
      }
    >
      <div className={css['form']}>
        <p className={css['warn']}>
          {t('cases:closeOpen', { count: open.length, formatted: format.count(open.length) })}
        </p>
        <ul className={css['openAlerts']} aria-label={t('cases:alerts')}>
          {open.map(({ alert: { id, rule, severity, assignee } }) => (
            <li key={id}>
              <SeverityBadge severity={toSeverity(severity)} />
              <Link to="/alerts/$alertId" params={{ alertId: id }} onClick={onClose}>
                {t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: rule.name })}
              </Link>
              <small>
                {id} · {assignee?.name ?? t('cases:unassigned')}
              </small>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
