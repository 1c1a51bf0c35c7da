import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './states.module.css'

export interface SkeletonProps {
  /** Any CSS length. */
  readonly width?: string
  readonly height?: string
}

/** A grey place for something whose size is known. */
export function Skeleton({ width = '100%', height = '0.875rem' }: SkeletonProps) {
  return <span className={cx(css['skeleton'])} style={{ width, height }} aria-hidden />
}

const WIDTHS = ['92%', '68%', '81%', '54%', '76%'] as const

/** Lines of text to come. Announced once as loading. */
export function SkeletonLines({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTranslation()
  return (
    <div className={cx(css['lines'])} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, at) => (
        <Skeleton key={at} width={WIDTHS[at % WIDTHS.length] ?? '100%'} />
      ))}
    </div>
  )
}
