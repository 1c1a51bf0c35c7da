import { Upload } from 'lucide-react'
import { DropZone, FileTrigger, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import css from './progress.module.css'

export interface FileDropProps {
  /** Accepted endings or media types: `['.csv', 'text/csv']`. */
  readonly accept: readonly string[]
  /** Called once for each file. */
  readonly onFile: (file: File) => void
  readonly isMultiple?: boolean
  readonly hint?: string
}

/** Drop a file, paste it, or choose it. Checking what is in it is the caller's. */
export function FileDrop({ accept, onFile, isMultiple = false, hint }: FileDropProps) {
  const { t } = useTranslation()
  return (
    <DropZone
      className={cx(css['drop'])}
      onDrop={(event) => {
        const files = event.items.filter((item) => item.kind === 'file')
        for (const item of isMultiple ? files : files.slice(0, 1)) void item.getFile().then(onFile)
      }}
    >
      <Upload size={22} strokeWidth={1.5} aria-hidden />
      <Text slot="label" className={cx(css['big'])}>
        {t(isMultiple ? 'file.dropSeveral' : 'file.drop')}
      </Text>
      <span>{t('file.or')}</span>
      <FileTrigger
        acceptedFileTypes={accept}
        allowsMultiple={isMultiple}
        onSelect={(files) => {
          for (const file of files ?? []) onFile(file)
        }}
      >
        <Button>{t(isMultiple ? 'action.chooseFiles' : 'action.chooseFile')}</Button>
      </FileTrigger>
      <span className={cx(css['hint'])}>{hint ?? t('file.accepts', { types: accept.join(', ') })}</span>
    </DropZone>
  )
}
