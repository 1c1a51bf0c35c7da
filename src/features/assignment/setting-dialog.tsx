import type { ReactNode } from 'react'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import css from './assignment.module.css'
import { useAssignmentT } from './use-assignment-t.ts'

interface SettingDialogProps {
  readonly title: string
  /** A long one stands at the side of the page. */
  readonly placement?: 'side'
  /** Whether what is filled in can be stored. */
  readonly isComplete: boolean
  readonly isSaving: boolean
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A setting under change: it is saved or given up, and no click beside it loses it. */
export function SettingDialog({
  title,
  placement,
  isComplete,
  isSaving,
  onSave,
  onClose,
  children,
}: SettingDialogProps) {
  const t = useAssignmentT()
  return (
    <Dialog
      title={title}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      {...(placement === undefined ? {} : { placement })}
      isDismissable={false}
      footer={
        <>
          <Button variant="ghost" onPress={onClose}>
            {t('assignment:cancel')}
          </Button>
          <Button variant="primary" isDisabled={!isComplete} isLoading={isSaving} onPress={onSave}>
            {t('assignment:save')}
          </Button>
        </>
      }
    >
      <div className={css['form']}>{children}</div>
    </Dialog>
  )
}
