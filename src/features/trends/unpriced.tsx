import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Trends } from '#src/data/assurance.ts'
import { useCategoryName } from '#src/ui/known-category.tsx'
import css from './trends.module.css'

interface UnpricedProps {
  readonly rows: Trends['exposureByCategory']
  readonly hasValues: boolean
}

/** Says what the bars leave out: subjects without a price are counted, never valued at zero. */
export function Unpriced({ rows, hasValues }: UnpricedProps) {
  const { t } = useTranslation('trends')
  const name = useCategoryName()
  const left = rows.filter((row) => row.unpriced > 0)
  if (rows.length === 0) return null
  const parts = left.map((row) =>
    t('unpricedPart', { category: name(row.category), subjects: t('unpriced', { count: row.unpriced }) }),
  )
  return (
    <p className={css['unpriced']}>
      <Info size={14} aria-hidden />
      <span>
        {!hasValues && `${t('noValue')} `}
        {left.length === 0 ? t('allPriced') : t('unpricedNote', { parts: parts.join(' · ') })}
      </span>
    </p>
  )
}
