import { FileInput } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import type { FileSource } from './file-source.ts'
import css from '../workspace/workspace.module.css'

interface FileNoteProps {
  readonly source: FileSource
  readonly isOfFile: boolean
  readonly onFacts: (facts: 'file' | 'desk') => void
}

/** Says above the picture whose facts it shows, how far this desk holds them, and leads to the other ones. */
export function FileNote({ source, isOfFile, onFacts }: FileNoteProps) {
  const { t } = useTranslation('facts')
  const format = useFormat()
  const { facts, held, otherwise } = source
  const numbers = { held: format.count(held), total: format.count(facts.edges.length) }
  return (
    <p className={css['past']} data-quiet={!isOfFile || undefined} role="status">
      <FileInput size={14} aria-hidden />
      <span>
        <b>{t(isOfFile ? 'ofFile' : 'ofDesk')}</b>{' '}
        {isOfFile && t('unchecked', { person: facts.exportedBy, time: format.instant(facts.exportedAt) })}{' '}
        {t('held', numbers)}{' '}
        {otherwise > 0 && t('otherwise', { count: otherwise, formatted: format.count(otherwise) })}
      </span>
      <Button size="small" onPress={() => onFacts(isOfFile ? 'desk' : 'file')}>
        {t(isOfFile ? 'showDesk' : 'showFile')}
      </Button>
    </p>
  )
}
