import { Upload } from 'lucide-react'
import { DropZone, FileTrigger, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import css from './progress.module.css'

export interface FileDropProps {
  /** Accepted endings or media types: `['.csv', 'text/csv']`. */
  readonly accept: readonly string[]
  readonly onFile: (file: File) => void
  readonly hint?: string
}

/** Drop a file, paste it, or choose it. Checking what is in it is the caller's. */
export function FileDrop({ accept, onFile, hint }: FileDropProps) {
  const { t } = useTranslation()
  return (
    <DropZone
      className={cx(css['drop'])}
      onDrop={(event) => {
        const item = event.items.find((candidate) => candidate.kind === 'file')
        if (item?.kind === 'file') void item.getFile().then(onFile)
      }}
    >
      <Upload size={22} strokeWidth={1.5} aria-hidden />
      <Text slot="label" className={cx(css['big'])}>
        {t('file.drop')}
      </Text>
      <span>{t('file.or')}</span>
      <FileTrigger
        acceptedFileTypes={accept}
        onSelect={(files) => {
          const file = files?.item(0)
          if (file) onFile(file)
        }}
      >
        <Button>{t('action.chooseFile')}</Button>
      </FileTrigger>
      <span className={cx(css['hint'])}>{hint ?? t('file.accepts', { types: accept.join(', ') })}</span>
    </DropZone>
  )
}
