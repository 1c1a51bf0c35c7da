import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from './checkbox.tsx'
import { cx } from './cx.ts'
import { HeaderCell, type HeaderSort } from './data-table-header.tsx'
import css from './data-table.module.css'

export interface HeadColumn {
  readonly id: string
  readonly name: string
  readonly align: 'start' | 'end'
  readonly minWidth: number
  readonly sorted: HeaderSort | undefined
}

export interface TableHeadProps {
  readonly columns: readonly HeadColumn[]
  /** Undefined: rows cannot be selected. `some` is neither none nor all. */
  readonly selection: 'all' | 'some' | 'none' | undefined
  readonly onSelectAll: (on: boolean) => void
  readonly onSort: (column: string) => void
  /** Pixels of every column shown. */
  readonly onWidthsChange: (widths: Readonly<Record<string, number>>) => void
}

/**
 * The head of the grid. As soon as one column is resized every column keeps the pixels it has on the screen:
 * otherwise the others would share the room anew, and the edge would run away from the pointer. Not drawn again for
 * each page of rows or line scrolled.
 */
export const TableHead = memo(function TableHead({
  columns,
  selection,
  onSelectAll,
  onSort,
  onWidthsChange,
}: TableHeadProps) {
  const { t } = useTranslation()
  const row = useRef<HTMLDivElement>(null)
  const first = selection === undefined ? 1 : 2

  const resize = (column: HeadColumn, width: number) => {
    const cells = [...(row.current?.children ?? [])].slice(first - 1)
    const widths = Object.fromEntries(
      columns.map(({ id }, at) => [id, Math.round(cells[at]?.getBoundingClientRect().width ?? 0)]),
    )
    onWidthsChange({ ...widths, [column.id]: Math.round(Math.max(column.minWidth, width)) })
  }

  return (
    <div role="rowgroup" className={cx(css['head'])}>
      <div ref={row} role="row" aria-rowindex={1} className={cx(css['headRow'])}>
        {selection !== undefined && (
          <div role="columnheader" aria-colindex={1} className={cx(css['cell'], css['tick'])}>
            <Checkbox
              aria-label={t('table.selectAll')}
              isSelected={selection === 'all'}
              isIndeterminate={selection === 'some'}
              onChange={onSelectAll}
            />
          </div>
        )}
        {columns.map((column, at) => (
          <HeaderCell
            key={column.id}
            name={column.name}
            index={first + at}
            align={column.align}
            sorted={column.sorted}
            onSort={() => onSort(column.id)}
            onResize={(width) => resize(column, width)}
          />
        ))}
      </div>
    </div>
  )
})
