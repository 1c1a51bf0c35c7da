import { Check } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import { cx } from './cx.ts'
import css from './data-table.module.css'
import type { Column } from './data-table-types.ts'

export interface RowProps<Row> {
  readonly domId: string
  readonly row: Row
  readonly index: number
  readonly top: number
  readonly height: number
  readonly columns: readonly Column<Row>[]
  readonly isActive: boolean
  /** Null: rows cannot be selected. */
  readonly isSelected: boolean | null
  readonly onPress: (index: number, event: MouseEvent, onBox: boolean) => void
  readonly onOpen: (index: number) => void
}

/** One row. The keyboard belongs to the grid, which names its active row, so rows and cells take no focus. */
function PlainRow<Row>(props: RowProps<Row>) {
  const { domId, row, index, top, height, columns, isActive, isSelected, onPress, onOpen } = props
  const first = isSelected === null ? 1 : 2
  return (
    // The grid has the focus and the keys (aria-activedescendant); a row is for the mouse.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events
    <div
      role="row"
      id={domId}
      aria-rowindex={index + 2}
      className={cx(css['row'])}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={(event) => onPress(index, event, false)}
      onDoubleClick={() => onOpen(index)}
      {...(isSelected === null ? {} : { 'aria-selected': isSelected })}
      {...(isActive ? { 'data-active': true } : {})}
    >
      {isSelected !== null && (
        // The key for this is x, on the grid.
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events
        <div
          role="gridcell"
          aria-colindex={1}
          className={cx(css['cell'], css['tick'])}
          onClick={(event) => {
            event.stopPropagation()
            onPress(index, event, true)
          }}
        >
          <span className={cx(css['box'])}>
            {isSelected && <Check size={12} strokeWidth={3} aria-hidden />}
          </span>
        </div>
      )}
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={first + at}
          className={cx(css['cell'], column.align === 'end' && css['end'])}
        >
          <span className={cx(css['clip'])}>{column.cell(row)}</span>
        </div>
      ))}
    </div>
  )
}

export const DataTableRow = memo(PlainRow) as typeof PlainRow
