import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './key-value.module.css'

export interface KeyValue {
  readonly label: string
  /** Null and undefined print a dash. */
  readonly value: ReactNode
}

export interface KeyValueListProps {
  readonly items: readonly KeyValue[]
  /** `rows` label beside value; `columns` label over value, as many columns as fit. */
  readonly layout?: 'rows' | 'columns'
}

/** Facts about one thing. */
export function KeyValueList({ items, layout = 'rows' }: KeyValueListProps) {
  return (
    <dl className={cx(css['list'], layout === 'columns' && css['columns'])}>
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
