import { useTranslation } from 'react-i18next'
import css from './badge.module.css'
import { cx } from './cx.ts'
import { SeverityShape, type Severity } from './severity.tsx'

export interface CategoryTagProps {
  /** Name of the category in the reader's language. */
  readonly name: string
  /** Severity that the taxonomy gives the category. */
  readonly severity: Severity
}

/** A risk category with the shape of its severity. */
export function CategoryTag({ name, severity }: CategoryTagProps) {
  const { t } = useTranslation()
  return (
    <span className={cx(css['category'])} title={t('severity.label', { name: t(`severity.${severity}`) })}>
      <SeverityShape severity={severity} size={11} />
      <span>{name}</span>
    </span>
  )
}

const STEPS = [20, 40, 60, 80] as const

/** A label's confidence, 0 to 100, as the source states it; null where it states none. */
export function ConfidenceTag({ value }: { readonly value: number | null }) {
  const { t } = useTranslation()
  const label = value === null ? t('confidence.unknown') : t('confidence.label', { value })
  return (
    <span className={cx(css['confidence'])} role="img" aria-label={label} title={label}>
      <span className={cx(css['bars'])}>
        {STEPS.map((step, at) => (
          <i
            key={step}
            style={{ height: 5 + at * 2 }}
            {...(value !== null && value >= step ? { 'data-on': true } : {})}
          />
        ))}
      </span>
      {value ?? '–'}
    </span>
  )
}
