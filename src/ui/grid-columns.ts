import type { Column, TableLayout, TableSort } from './data-table-types.ts'

/** Pixels below which no column goes, unless it says otherwise. */
export const MIN_WIDTH = 56

export interface GridColumn<Row> {
  readonly column: Column<Row>
  /** Pixels it takes at least: what somebody gave it, else its own. */
  readonly size: number
}

/** The columns a layout shows, in their order. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  { hidden, widths }: TableLayout,
): GridColumn<Row>[] {
  return columns
    .filter(({ id }) => !hidden.includes(id))
    .map((column) => ({
      column,
      size: Math.max(column.minWidth ?? MIN_WIDTH, widths[column.id] ?? column.width),
    }))
}

/** The order after pressing a column's head: the most first, then turned round with each press. */
export function nextSort(sort: TableSort | null | undefined, column: string): TableSort {
  return { column, descending: sort?.column === column ? !sort.descending : true }
}

/** Grid tracks: a column shares the room that is left until it is resized; then it keeps its pixels. */
export function gridTemplate(
  shown: readonly GridColumn<never>[],
  { widths }: TableLayout,
  hasSelection: boolean,
): string {
  const tracks = shown.map(({ column: { id }, size }) =>
    widths[id] === undefined ? `minmax(${size}px, ${size}fr)` : `${size}px`,
  )
  return [...(hasSelection ? ['36px'] : []), ...tracks].join(' ')
}
