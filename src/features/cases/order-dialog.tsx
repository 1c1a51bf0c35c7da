import type { ReactNode } from 'react'
import type { Case, CaseOrder } from '#src/data/cases.ts'
import { Button, type ButtonProps } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { CaseConflict } from './case-conflict.tsx'
import css from './cases.module.css'
import type { CaseOrders } from './use-case-orders.ts'
import { useCaseT } from './use-case-t.ts'

interface OrderDialogProps {
  readonly title: string
  readonly confirm: string
  readonly variant?: NonNullable<ButtonProps['variant']>
  readonly matter: Case
  readonly orders: CaseOrders
  readonly type: CaseOrder['type']
  /** The command as it is filled in; null while something is missing. */
  readonly order: CaseOrder | null
  /** Enter in its field gives the command. Where Enter looks something up, it must not. */
  readonly isByEnter?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A command for a case under way: filled in, then given or given up. A refusal, and what somebody else changed
 * meanwhile, are told inside, so that what is typed stays in sight.
 */
export function OrderDialog(props: OrderDialogProps) {
  const {
    title,
    confirm,
    variant = 'primary',
    matter,
    orders,
    type,
    order,
    isByEnter,
    onClose,
    children,
  } = props
  const t = useCaseT()
  const give = () => {
    if (order !== null && !orders.isPending) orders.send(order, onClose)
  }
  return (
    <Dialog
      title={title}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="ghost" onPress={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button variant={variant} isDisabled={order === null} isLoading={orders.isPending} onPress={give}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (isByEnter) give()
        }}
      >
        {children}
        <CaseConflict orders={orders} now={matter} />
        {orders.error !== null && orders.sent === type && <InlineError error={orders.error} />}
      </form>
    </Dialog>
  )
}
