import { type ReactNode, useState } from 'react'
import type { Case, CaseOrder } from '#src/data/cases.ts'
import type { ButtonProps } from '#src/ui/button.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { LEAST_REASON, ReasonField } from './reason-field.tsx'
import type { CaseOrders } from './use-case-orders.ts'

interface ReasonDialogProps {
  readonly title: string
  /** Name of the text. */
  readonly label: string
  readonly hint?: string
  /** What the reader should know before they say yes. */
  readonly children?: ReactNode
  readonly confirm: string
  readonly variant?: NonNullable<ButtonProps['variant']>
  readonly matter: Case
  readonly orders: CaseOrders
  readonly command: (text: string) => CaseOrder
  readonly onClose: () => void
}

/** One reason, and what is done for it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { label, hint, children, command, ...rest } = props
  const [text, setText] = useState('')
  const order = command(text)
  const isComplete = text.trim().length >= LEAST_REASON
  return (
    <OrderDialog {...rest} type={order.type} order={isComplete ? order : null}>
      {children}
      <ReasonField label={label} value={text} onChange={setText} {...(hint ? { hint } : {})} />
    </OrderDialog>
  )
}
