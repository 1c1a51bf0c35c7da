import type { ReactNode, Ref } from 'react'
import type { Density } from '#src/platform/preferences.ts'
import type { WindowPoint } from './row-menu.ts'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Pixels; the column shares what room is left until somebody resizes it. */
  readonly width: number
  readonly minWidth?: number
  /** `end` for numbers. */
  readonly align?: 'start' | 'end'
  readonly isSortable?: boolean
  /** Cannot be hidden. */
  readonly isFixed?: boolean
}

export interface TableSort {
  readonly column: string
  readonly descending: boolean
}

/** What a person arranged, to be kept in a saved view. */
export interface TableLayout {
  readonly hidden: readonly string[]
  /** Pixels, for the columns somebody resized. */
  readonly widths: Readonly<Record<string, number>>
}

export const DEFAULT_LAYOUT: TableLayout = { hidden: [], widths: {} }

export interface DataTableProps<Row> {
  /** Name of the grid for screen readers. */
  readonly label: string
  /** Keep the array stable (`useMemo` or module scope). */
  readonly columns: readonly Column<Row>[]
  /** The rows loaded so far, already filtered and sorted by the server. Keep the array stable. */
  readonly rows: readonly Row[]
  readonly getRowId: (row: Row) => string
  /** How many rows there are in all; null where that is not known. Default: the rows loaded. */
  readonly total?: number | null

  readonly sort?: TableSort | null
  readonly onSortChange?: (sort: TableSort) => void

  /** Ids that are selected. Without `onSelectedChange` there is no selection column. */
  readonly selected?: ReadonlySet<string>
  readonly onSelectedChange?: (selected: ReadonlySet<string>) => void

  /** The row the keyboard is on. Controlled where given (null: none), else kept inside. */
  readonly activeId?: string | null
  readonly onActiveChange?: (id: string) => void
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void
  /** The right button on a row, or the menu key: the row is the active one then. */
  readonly onMenu?: (id: string, at: WindowPoint) => void

  /** Controlled where given, else kept inside. ColumnMenu edits the same value. */
  readonly layout?: TableLayout
  readonly onLayoutChange?: (layout: TableLayout) => void
  /** Default: the reader's preference. */
  readonly density?: Density

  /** The last loaded row is near: load the next page. Called once for each number of rows. */
  readonly onEndReached?: () => void
  /** Nothing has been loaded yet. */
  readonly isLoading?: boolean
  readonly isLoadingMore?: boolean
  readonly empty?: ReactNode
  /** The grid element, for `focus()`. */
  readonly ref?: Ref<HTMLDivElement>
}

export const ROW_HEIGHT: Record<Density, number> = { compact: 32, comfortable: 44 }
