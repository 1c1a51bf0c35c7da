import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './data-table.module.css'

export type HeaderSort = 'ascending' | 'descending' | 'none'

export interface HeaderCellProps {
  readonly name: string
  readonly index: number
  readonly align: 'start' | 'end'
  /** Undefined: not sortable. */
  readonly sorted: HeaderSort | undefined
  readonly onSort: () => void
  /** The width asked for, in pixels. */
  readonly onResize: (width: number) => void
}

const STEP = 16

/** One column's head. Alt with the left and right arrows does what dragging its edge does. */
export function HeaderCell({ name, index, align, sorted, onSort, onResize }: HeaderCellProps) {
  const { t } = useTranslation()
  const cell = useRef<HTMLDivElement>(null)
  const drag = useRef({ x: 0, width: 0 })
  const widthNow = () => cell.current?.getBoundingClientRect().width ?? 0

  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0
    if (!event.altKey || by === 0) return
    event.preventDefault()
    onResize(widthNow() + by)
  }
  const onGrab = (event: PointerEvent) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, width: widthNow() }
  }
  const onDrag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    onResize(drag.current.width + event.clientX - drag.current.x)
  }

  return (
    <div
      ref={cell}
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
      <span aria-hidden className={cx(css['edge'])} onPointerDown={onGrab} onPointerMove={onDrag} />
    </div>
  )
}

function SortMark({ sorted }: { readonly sorted: HeaderSort }): ReactNode {
  if (sorted === 'none') return <ArrowDown size={12} aria-hidden className={cx(css['unsorted'])} />
  return sorted === 'ascending' ? <ArrowUp size={12} aria-hidden /> : <ArrowDown size={12} aria-hidden />
}
