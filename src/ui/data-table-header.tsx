import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './data-table.module.css'

export interface HeaderCellProps {
  readonly name: string
  readonly index: number
  readonly align: 'start' | 'end'
  readonly width: number
  /** Undefined: not sortable. */
  readonly sorted: 'ascending' | 'descending' | 'none' | undefined
  readonly onSort: () => void
  readonly onResizeStart: (event: unknown) => void
  readonly onResize: (width: number) => void
}

const STEP = 16

/** One column's head. Alt with the left and right arrows does what dragging its edge does. */
export function HeaderCell(props: HeaderCellProps) {
  const { name, index, align, width, sorted, onSort, onResizeStart, onResize } = props
  const { t } = useTranslation()
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0
    if (!event.altKey || by === 0) return
    event.preventDefault()
    onResize(width + by)
  }
  return (
    <div
      role="columnheader"
      aria-colindex={index}
      className={cx(css['cell'], css['headCell'], align === 'end' && css['end'])}
      {...(sorted ? { 'aria-sort': sorted } : {})}
    >
      {sorted ? (
        <button
          type="button"
          className={cx(css['sort'])}
          title={t('table.sortBy', { name })}
          onClick={onSort}
          onKeyDown={onKey}
        >
          <span className={cx(css['clip'])}>{name}</span>
          <SortMark sorted={sorted} />
        </button>
      ) : (
        <span className={cx(css['clip'])}>{name}</span>
      )}
      <span
        aria-hidden
        className={cx(css['edge'])}
        onMouseDown={onResizeStart}
        onTouchStart={onResizeStart}
      />
    </div>
  )
}

function SortMark({ sorted }: { readonly sorted: 'ascending' | 'descending' | 'none' }): ReactNode {
  if (sorted === 'none') return <ArrowDown size={12} aria-hidden className={cx(css['unsorted'])} />
  return sorted === 'ascending' ? <ArrowUp size={12} aria-hidden /> : <ArrowDown size={12} aria-hidden />
}
