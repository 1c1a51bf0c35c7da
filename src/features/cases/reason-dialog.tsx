import { type ReactNode, useState } from 'react'
import type { CaseOrder } from '#src/data/cases.ts'
import { Button, type ButtonProps } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import css from './cases.module.css'
import { LEAST_REASON, ReasonField } from './reason-field.tsx'
import type { CaseOrders } from './use-case-orders.ts'
import { useCaseT } from './use-case-t.ts'

interface ReasonDialogProps {
  readonly title: string
  /** Name of the text. */
  readonly label: string
  readonly hint?: string
  /** What the reader should know before they say yes. */
  readonly children?: ReactNode
  readonly confirm: string
  readonly variant?: NonNullable<ButtonProps['variant']>
  readonly orders: CaseOrders
  readonly command: (text: string) => CaseOrder
  /** Somebody else changed the case meanwhile: told inside, so that what is typed stays in sight. */
  readonly conflict: ReactNode
  readonly onClose: () => void
}

/** One reason, and what is done for it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, label, hint, children, confirm, variant = 'primary', orders, command, onClose } = props
  const t = useCaseT()
  const [text, setText] = useState('')
  const order = command(text)
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
          <Button
            variant={variant}
            isDisabled={text.trim().length < LEAST_REASON}
            isLoading={orders.isPending}
            onPress={() => orders.send(order, onClose)}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <div className={css['form']}>
        {children}
        <ReasonField label={label} value={text} onChange={setText} {...(hint ? { hint } : {})} />
        {props.conflict}
        {orders.error !== null && orders.sent === order.type && <InlineError error={orders.error} />}
      </div>
    </Dialog>
  )
}
