import { useMemo, useState } from 'react'
import css from './flow-table.module.css'

export interface TableColumn<Row> {
  readonly key: string
  readonly name: string
  readonly numeric?: boolean
  readonly text: (row: Row) => string
  /** Ascending order; by text when absent. */
  readonly compare?: (a: Row, b: Row) => number
}

interface SortableTableProps<Row extends { readonly id: string }> {
  readonly caption: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly selectedId: string | null
  readonly onSelect: (row: Row | null) => void
}

interface Sorting {
  readonly key: string
  readonly down: boolean
}

/** A plain table whose headings sort and whose rows select; a second press on either undoes it. */
export function SortableTable<Row extends { readonly id: string }>(props: SortableTableProps<Row>) {
  const { caption, columns, rows, selectedId, onSelect } = props
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting])
  const sort = (column: TableColumn<Row>): void => {
    const first = { key: column.key, down: column.numeric === true }
    if (sorting?.key !== column.key) setSorting(first)
    else setSorting(sorting.down === first.down ? { ...first, down: !first.down } : null)
  }
  return (
    <div className={css['scroll']}>
      <table className={css['table']}>
        <caption className={css['hidden']}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-numeric={column.numeric}
                aria-sort={ariaSort(sorting, column.key)}
              >
                <button type="button" onClick={() => sort(column)}>
                  {column.name}
                  <span aria-hidden="true" className={css['arrow']}>
                    {sorting?.key === column.key ? (sorting.down ? '↓' : '↑') : ''}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => {
            const chosen = row.id === selectedId
            return (
              <tr key={row.id} data-id={row.id} data-selected={chosen}>
                {columns.map((column, at) =>
                  at === 0 ? (
                    <th key={column.key} scope="row">
                      <button
                        type="button"
                        aria-pressed={chosen}
                        onClick={() => onSelect(chosen ? null : row)}
                      >
                        {column.text(row)}
                      </button>
                    </th>
                  ) : (
                    <td key={column.key} data-numeric={column.numeric}>
                      {column.text(row)}
                    </td>
                  ),
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ariaSort(sorting: Sorting | null, key: string): 'ascending' | 'descending' | 'none' {
  if (sorting?.key !== key) return 'none'
  return sorting.down ? 'descending' : 'ascending'
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const column = columns.find(({ key }) => key === sorting?.key)
  if (!column || !sorting) return rows
  const order =
    column.compare ??
    ((a: Row, b: Row) => column.text(a).localeCompare(column.text(b), undefined, { numeric: true }))
  return rows.toSorted((a, b) => (sorting.down ? order(b, a) : order(a, b)))
}
