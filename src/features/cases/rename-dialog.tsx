import { useState } from 'react'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { CaseConflict } from './case-conflict.tsx'
import css from './cases.module.css'
import type { CaseDialogProps } from './case-dialogs.tsx'
import { LEAST_TITLE } from './new-case-fields.tsx'
import { useCaseT } from './use-case-t.ts'

/** Another title for the case; the one before stays in the trail. */
export function RenameDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  const [title, setTitle] = useState(matter.title)
  const isComplete = title.trim().length >= LEAST_TITLE && title.trim() !== matter.title
  const rename = () => {
    if (isComplete && !orders.isPending) orders.send({ type: 'rename', title: title.trim() }, onClose)
  }
  return (
    <Dialog
      title={t('cases:renameTitle')}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="ghost" onPress={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button variant="primary" isDisabled={!isComplete} isLoading={orders.isPending} onPress={rename}>
            {t('cases:rename')}
          </Button>
        </>
      }
    >
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          rename()
        }}
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
        <CaseConflict orders={orders} now={matter} />
        {orders.error !== null && orders.sent === 'rename' && <InlineError error={orders.error} />}
      </form>
    </Dialog>
  )
}
