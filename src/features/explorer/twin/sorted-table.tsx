import { useMemo, useState } from 'react'
import { DataTable } from '#src/ui/data-table.tsx'
import type { Column, TableSort } from '#src/ui/data-table-types.ts'
import { EmptyState } from '#src/ui/states.tsx'
import { type Compare, sortedRows } from './sorted.ts'
import type { TwinProps } from './twin-types.ts'

type Shared = Pick<TwinProps, 'selected' | 'onSelectedChange' | 'activeId' | 'onActiveChange' | 'onMenu'>

interface SortedTableProps<Row> extends Shared {
  readonly label: string
  /** What it says where there are no rows. */
  readonly empty: string
  readonly rows: readonly Row[]
  readonly getRowId: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  /** By column. */
  readonly orders: Readonly<Record<string, Compare<Row>>>
}

/** A table of the picture: in step with what is chosen and looked at, in the order of the column that is pressed. */
export function SortedTable<Row>({ rows, orders, empty, ...rest }: SortedTableProps<Row>) {
  const [sort, setSort] = useState<TableSort | null>(null)
  const sorted = useMemo(() => sortedRows(rows, sort, orders), [rows, sort, orders])
  return (
    <DataTable
      {...rest}
      rows={sorted}
      sort={sort}
      onSortChange={setSort}
      empty={<EmptyState title={empty} />}
    />
  )
}

/** Of what the tables need, what each of them hands on. */
export function sharedOf({ selected, onSelectedChange, activeId, onActiveChange, onMenu }: Shared): Shared {
  return { selected, onSelectedChange, activeId, onActiveChange, onMenu }
}
