import {
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { DEFAULT_LAYOUT, type DataTableProps, type TableLayout } from './data-table-types.ts'
import { useKept } from './use-kept.ts'

const features = tableFeatures({
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
})

type Features = typeof features
/** Pixels below which no column goes, unless it says otherwise. */
export const MIN_WIDTH = 56

/** Only columns are asked of it: of a long list it would make a row object each, anew with each page. */
const NO_ROWS: readonly never[] = []

/** The column state of a grid, in TanStack Table's manual mode: the server filters, sorts and pages. */
export function useGridTable<Row>(props: DataTableProps<Row>) {
  const { columns, sort, onSortChange } = props
  const [layout, setLayout] = useKept<TableLayout>(props.layout, DEFAULT_LAYOUT, props.onLayoutChange)

  const defs = useMemo(
    (): ColumnDef<Features, Row & object>[] =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        size: column.width,
        minSize: column.minWidth ?? MIN_WIDTH,
        enableSorting: column.isSortable ?? false,
        enableHiding: !column.isFixed,
        sortDescFirst: true,
        // Sorting is offered only for columns that can be read; the server does it, so nothing is read here.
        accessorFn: () => null,
      })),
    [columns],
  )

  const sorting = sort ? [{ id: sort.column, desc: sort.descending }] : []
  const table = useTable<Features, Row & object>({
    features,
    columns: defs,
    data: NO_ROWS,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: {
      sorting,
      columnVisibility: Object.fromEntries(layout.hidden.map((id) => [id, false])),
      columnSizing: { ...layout.widths },
    },
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(sorting) : update
      if (next) onSortChange?.({ column: next.id, descending: next.desc })
    },
  })

  return { table, layout, setLayout }
}

/** Grid tracks: a column shares the room that is left until it is resized; then it keeps its pixels. */
export function gridTemplate(
  columns: readonly { readonly id: string; readonly size: number }[],
  layout: TableLayout,
  hasSelection: boolean,
): string {
  const tracks = columns.map(({ id, size }) =>
    layout.widths[id] === undefined ? `minmax(${size}px, ${size}fr)` : `${size}px`,
  )
  return [...(hasSelection ? ['36px'] : []), ...tracks].join(' ')
}
