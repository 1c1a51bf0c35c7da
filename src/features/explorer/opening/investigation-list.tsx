import { FolderSearch } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { InvestigationItem } from '#src/data/investigations.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from '../explorer.module.css'

interface InvestigationListProps {
  readonly items: readonly InvestigationItem[]
  readonly onOpen: (id: string) => void
}

/** Saved investigations, the last changed first. */
export function InvestigationList({ items, onOpen }: InvestigationListProps) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  return (
    <ul className={css['candidates']} aria-label={t('list.title')}>
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" className={css['result']} onClick={() => onOpen(item.id)}>
            <FolderSearch size={15} aria-hidden />
            <span>{item.name}</span>
            <small>
              {item.updatedBy.name} · <Timestamp at={item.updatedAt} show="relative" /> ·{' '}
              {t('saved.stepCount', { count: item.steps, formatted: format.count(item.steps) })}
              {item.restricted && ` · ${t('list.restricted')}`}
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}
