import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { explain } from '#src/ui/explain.ts'
import { TextField } from '#src/ui/text-field.tsx'
import css from './workspace.module.css'

interface NameDialogProps {
  readonly isOpen: boolean
  readonly title: string
  readonly initial: string
  readonly onClose: () => void
  readonly onName: (name: string) => Promise<void>
}

/** Asks for a name; stays open, saying why, where the desk refuses it. */
export function NameDialog({ isOpen, title, initial, onClose, onName }: NameDialogProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      {() => <NameForm initial={initial} onClose={onClose} onName={onName} />}
    </Dialog>
  )
}

function NameForm({ initial, onClose, onName }: Pick<NameDialogProps, 'initial' | 'onClose' | 'onName'>) {
  const { t } = useTranslation(['investigation', 'common'])
  const { t: common } = useTranslation()
  const [name, setName] = useState(initial)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      await onName(name.trim())
      onClose()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void send()
      }}
    >
      <TextField
        label={t('investigation:save.field')}
        value={name}
        onChange={setName}
        maxLength={200}
        // The one thing this dialog is for.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        error={error === null ? null : explain(error, common).title}
      />
      <div className={css['formEnd']}>
        <Button onPress={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="primary" isLoading={isBusy} isDisabled={name.trim() === ''}>
          {t('investigation:save.name')}
        </Button>
      </div>
    </form>
  )
}
