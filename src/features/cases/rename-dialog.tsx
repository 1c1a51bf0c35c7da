import { useState } from 'react'
import { TextField } from '#src/ui/text-field.tsx'
import type { CaseDialogProps } from './case-dialogs.tsx'
import { LEAST_TITLE } from './new-case-fields.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { useCaseT } from './use-case-t.ts'

/** Another title for the case; the one before stays in the trail. */
export function RenameDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  const [title, setTitle] = useState(matter.title)
  const isComplete = title.trim().length >= LEAST_TITLE && title.trim() !== matter.title
  return (
    <OrderDialog
      title={t('cases:renameTitle')}
      confirm={t('cases:rename')}
      matter={matter}
      orders={orders}
      type="rename"
      order={isComplete ? { type: 'rename', title: title.trim() } : null}
      isByEnter
      onClose={onClose}
    >
      <TextField
        label={t('cases:caseTitle')}
        value={title}
        onChange={setTitle}
        maxLength={200}
        // Whoever opens this came to type the title.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
    </OrderDialog>
  )
}
