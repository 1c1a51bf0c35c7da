import { type Case, useCreateCase } from '#src/data/cases.ts'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { toast } from '#src/ui/toast.tsx'
import { NewCaseFields, useNewCaseDraft } from './new-case-fields.tsx'
import { useCaseT } from './use-case-t.ts'

interface NewCaseDialogProps {
  readonly onClose: () => void
  readonly onOpened: (opened: Case) => void
}

/** Opens a case with nothing in it yet. */
export function NewCaseDialog({ onClose, onOpened }: NewCaseDialogProps) {
  const t = useCaseT()
  const { draft, setDraft, isComplete } = useNewCaseDraft()
  const create = useCreateCase()
  const open = () => {
    if (!isComplete || create.isPending) return
    create.mutate(draft, {
      onSuccess: ({ data }) => {
        toast({ tone: 'ok', title: t('cases:done.opened', { title: data.title }) })
        onClose()
        onOpened(data)
      },
    })
  }
  return (
    <Dialog
      title={t('cases:newTitle')}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="ghost" onPress={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button variant="primary" isDisabled={!isComplete} isLoading={create.isPending} onPress={open}>
            {t('cases:add.create')}
          </Button>
        </>
      }
    >
      <NewCaseFields draft={draft} onChange={setDraft} error={null} onSubmit={open} />
      {create.error !== null && <InlineError error={create.error} />}
    </Dialog>
  )
}
