import { ChevronRight } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './panel.module.css'

export interface PageHeaderProps {
  /** Also the title of the browser's tab. */
  readonly title: string
  /** Beside the title: a severity, a status. */
  readonly badges?: ReactNode
  readonly subtitle?: ReactNode
  /** Links to where this page belongs, outermost first. */
  readonly breadcrumbs?: readonly ReactNode[]
  readonly actions?: ReactNode
}

const PRODUCT = 'KYT Desk'

/** The one h1 of a page. */
export function PageHeader({ title, badges, subtitle, breadcrumbs = [], actions }: PageHeaderProps) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${title} · ${PRODUCT}`
  }, [title])
  return (
    <header className={cx(css['page'])}>
      <div>
        {breadcrumbs.length > 0 && (
          <nav aria-label={t('breadcrumbs')}>
            <ol className={cx(css['crumbs'])}>
              {breadcrumbs.map((crumb, at) => (
                // The trail of one page does not change its order.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={at}>
                  {crumb} <ChevronRight size={12} aria-hidden />
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className={cx(css['heading'])}>
          <h1>{title}</h1>
          {badges}
        </div>
        {subtitle !== undefined && <p className={cx(css['subtitle'])}>{subtitle}</p>}
      </div>
      {actions !== undefined && <div className={cx(css['actions'])}>{actions}</div>}
    </header>
  )
}
