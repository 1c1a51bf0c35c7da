import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Timestamp } from './timestamp.tsx'
import css from './timeline.module.css'

export interface TimelineItem {
  readonly id: string | number
  /** What happened, as a sentence. */
  readonly title: ReactNode
  /** What somebody wrote with it. */
  readonly quote?: ReactNode
  /** ISO-8601. */
  readonly at: string
  /** What people wrote stands out from what merely happened. */
  readonly isStrong?: boolean
}

/** What happened to one thing, in the order given. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className={cx(css['timeline'])}>
      {items.map(({ id, title, quote = null, at, isStrong = false }) => (
        <li key={id} {...(isStrong ? { 'data-strong': true } : {})}>
          <p>{title}</p>
          {quote !== null && <blockquote>{quote}</blockquote>}
          <Timestamp at={at} show="both" />
        </li>
      ))}
    </ol>
  )
}
