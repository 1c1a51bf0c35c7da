import css from './chart.module.css'
import type { CsvCell } from './csv.ts'
import type { ChartSelection } from './types.ts'

/** A chart's numbers: the first column names the row. `select` says what a press on a cell chooses. */
export interface ChartTable {
  readonly columns: readonly {
    readonly name: string
    readonly series: string | null
    readonly choosable: boolean
  }[]
  readonly rows: readonly {
    readonly key: string
    readonly day: string | null
    readonly name: string
    readonly cells: readonly CsvCell[]
  }[]
}

interface DataTableProps {
  readonly title: string
  readonly table: ChartTable
  readonly unknown: string
  readonly formatValue: (value: number) => string
  readonly onSelect?: ((selection: ChartSelection) => void) | undefined
}

/** The same numbers as the chart, for those who read rather than look; each opens what its bar opens. */
export function DataTable({ title, table, unknown, formatValue, onSelect }: DataTableProps) {
  const text = (cell: CsvCell): string =>
    cell === null ? unknown : typeof cell === 'number' ? formatValue(cell) : cell
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={css['scroll']} aria-label={title} tabIndex={0}>
      <table className={css['table']}>
        <caption className={css['hidden']}>{title}</caption>
        <thead>
          <tr>
            {table.columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, at) => {
                const { name, series, choosable } = table.columns[at]!
                const chosen: ChartSelection = {
                  day: row.day,
                  series: series ?? (row.day === null ? row.key : null),
                }
                const content = at === 0 ? row.name : text(cell)
                const body =
                  onSelect && choosable && cell !== null ? (
                    <button
                      type="button"
                      onClick={() => onSelect(chosen)}
                      aria-label={at === 0 ? undefined : `${row.name}, ${name}: ${content}`}
                    >
                      {content}
                    </button>
                  ) : (
                    content
                  )
                return at === 0 ? (
                  <th key={name} scope="row">
                    {body}
                  </th>
                ) : (
                  <td key={name}>{body}</td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
