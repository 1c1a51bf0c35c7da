import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReadError, readFile } from '#core/investigation/read.ts'
import { useCreateInvestigation } from '#src/data/investigations.ts'
import { Dialog } from '#src/ui/dialog.tsx'
import { FileDrop } from '#src/ui/file-drop.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import css from '../explorer.module.css'

interface ImportSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onImported: (id: string) => void
}

/** Takes a file that an export wrote, as a saved investigation; says field by field what is wrong with it. */
export function ImportSheet({ isOpen, onClose, onImported }: ImportSheetProps) {
  const { t } = useTranslation('investigation')
  return (
    <Dialog title={t('import.title')} isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      {() => <ImportForm onImported={onImported} />}
    </Dialog>
  )
}

function ImportForm({ onImported }: Pick<ImportSheetProps, 'onImported'>) {
  const { t } = useTranslation('investigation')
  const create = useCreateInvestigation()
  const [errors, setErrors] = useState<readonly ReadError[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const take = async (file: File) => {
    setErrors([])
    setFailure(null)
    const read = readFile(await file.text())
    if (!read.ok) return setErrors(read.errors)
    try {
      const { format: _, version: __, name, document, ...file } = read.value
      const { data } = await create.mutateAsync({ name, document, imported: true, file })
      onImported(data.id)
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <div className={css['detail']}>
      <FileDrop accept={['.json']} onFile={(file) => void take(file)} hint={t('import.hint')} />
      {errors.length > 0 && (
        <div role="alert" className={css['refused']}>
          <b>{t('import.refused', { count: errors.length })}</b>
          <ul>
            {errors.map((error) => (
              <li key={`${error.field} ${error.message}`}>
                <code>{error.field}</code> {error.message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {failure !== null && <InlineError title={t('import.failed')} error={failure} />}
    </div>
  )
}
