import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './panel.module.css'

export interface PanelProps {
  readonly title: ReactNode
  readonly children: ReactNode
  /** Beside the title, smaller: an as-of time, a count, a badge. */
  readonly meta?: ReactNode
  readonly actions?: ReactNode
  /** No padding: for tables and charts that reach the edges. */
  readonly isFlush?: boolean
}

/** A titled section of a page. */
export function Panel({ title, children, meta, actions, isFlush = false }: PanelProps) {
  const id = useId()
  return (
    <section className={cx(css['panel'])} aria-labelledby={id}>
      <header className={cx(css['head'])}>
        <h2 id={id} className={cx(css['title'])}>
          {title}
        </h2>
        {meta !== undefined && <span className={cx(css['meta'])}>{meta}</span>}
        {actions !== undefined && <div className={cx(css['actions'])}>{actions}</div>}
      </header>
      <div className={cx(css['body'], isFlush && css['flush'])}>{children}</div>
    </section>
  )
}
