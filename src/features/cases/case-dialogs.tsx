import type { Role } from '#core/workflow/roles.ts'
import { mayHoldCase } from '#core/workflow/case.ts'
import type { Case } from '#src/data/cases.ts'
import { AddAlertsDialog } from './add-alerts-dialog.tsx'
import { AttachDialog } from './attach-dialog.tsx'
import css from './cases.module.css'
import { CloseDialog } from './close-dialog.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import type { CaseOrders } from './use-case-orders.ts'
import { useCaseT } from './use-case-t.ts'

export interface CaseDialogProps {
  readonly matter: Case
  readonly orders: CaseOrders
  readonly onClose: () => void
}

export type CaseDialogName =
  | 'rename'
  | 'hand-over'
  | 'close'
  | 'reopen'
  | 'restrict'
  | 'lift-restriction'
  | 'attach-investigation'
  | 'add-alerts'

/** What a command for the case still needs to know. */
export function CaseDialog({ name, ...rest }: CaseDialogProps & { readonly name: CaseDialogName }) {
  switch (name) {
    case 'rename':
      return <RenameDialog {...rest} />
    case 'hand-over':
      return <HandOverDialog {...rest} />
    case 'close':
      return <CloseDialog {...rest} />
    case 'attach-investigation':
      return <AttachDialog {...rest} />
    case 'add-alerts':
      return <AddAlertsDialog {...rest} />
    case 'reopen':
      return <ReopenDialog {...rest} />
    case 'restrict':
      return <RestrictDialog {...rest} />
    case 'lift-restriction':
      return <LiftDialog {...rest} />
  }
}

function ReopenDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  return (
    <ReasonDialog
      title={t('cases:reopenTitle')}
      label={t('cases:reopenReason')}
      confirm={t('cases:reopen')}
      matter={matter}
      orders={orders}
      command={(reason) => ({ type: 'reopen', reason })}
      onClose={onClose}
    />
  )
}

function RestrictDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  const { owner } = matter
  return (
    <ReasonDialog
      title={t('cases:restrictTitle')}
      label={t('cases:restrictReason')}
      confirm={t('cases:restrictConfirm')}
      variant="danger"
      matter={matter}
      orders={orders}
      command={(reason) => ({ type: 'restrict', reason })}
      onClose={onClose}
    >
      <p className={css['danger']}>{t('cases:tippingOff')}</p>
      <p>{t('cases:restrictHint')}</p>
      {!mayHoldCase(owner.role as Role, { restricted: true }) && (
        <p>{t('cases:restrictHolder', { name: owner.name })}</p>
      )}
    </ReasonDialog>
  )
}

function LiftDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  return (
    <ReasonDialog
      title={t('cases:liftTitle')}
      label={t('cases:liftReason')}
      confirm={t('cases:liftConfirm')}
      variant="danger"
      matter={matter}
      orders={orders}
      command={(reason) => ({ type: 'lift-restriction', reason })}
      onClose={onClose}
    >
      <p className={css['danger']}>{t('cases:tippingOff')}</p>
      <p>{t('cases:liftHint')}</p>
    </ReasonDialog>
  )
}
