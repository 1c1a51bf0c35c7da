import { ChartColumn, Download, Info, Table2 } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import css from './chart.module.css'
import { downloadCsv, toCsv } from './csv.ts'
import { DataTable, type ChartTable } from './data-table.tsx'
import type { ChartLabels, ChartSelection, ChartSeries } from './types.ts'

interface ChartFrameProps {
  readonly title: string
  readonly definition: string
  readonly labels: ChartLabels
  readonly fileName: string
  readonly height: number
  readonly table: ChartTable
  readonly legend?: readonly ChartSeries[]
  readonly onSelect?: ((selection: ChartSelection) => void) | undefined
  readonly formatValue: (value: number) => string
  readonly children: ReactNode
}

/** What surrounds every chart: its name, how it is counted, its numbers as a table and as a file. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    title,
    definition,
    labels,
    fileName,
    height,
    table,
    legend = [],
    onSelect,
    formatValue,
    children,
  } = props
  const [asTable, setAsTable] = useState(false)
  const [explained, setExplained] = useState(false)
  const [titleId, definitionId] = [useId(), useId()]
  const save = (): void =>
    downloadCsv(
      toCsv([table.columns.map((column) => column.name), ...table.rows.map(({ cells }) => cells)]),
      fileName,
    )
  return (
    <figure className={css['chart']} aria-labelledby={titleId}>
      <div className={css['head']}>
        <h3 id={titleId} className={css['title']}>
          {title}
        </h3>
        <button
          type="button"
          className={css['icon']}
          aria-label={`${labels.definition}: ${title}`}
          title={labels.definition}
          aria-expanded={explained}
          aria-controls={definitionId}
          onClick={() => setExplained(!explained)}
        >
          <Info size={14} aria-hidden="true" />
        </button>
        <span className={css['spacer']} />
        <button
          type="button"
          className={css['icon']}
          aria-label={`${asTable ? labels.showChart : labels.showTable}: ${title}`}
          title={asTable ? labels.showChart : labels.showTable}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartColumn size={14} aria-hidden="true" /> : <Table2 size={14} aria-hidden="true" />}
        </button>
        <button
          type="button"
          className={css['icon']}
          aria-label={`${labels.downloadCsv}: ${title}`}
          title={labels.downloadCsv}
          onClick={save}
        >
          <Download size={14} aria-hidden="true" />
        </button>
      </div>
      <p id={definitionId} className={css['definition']} hidden={!explained}>
        {definition}
      </p>
      {!asTable && legend.length > 1 && <Legend series={legend} />}
      {table.rows.length === 0 ? (
        <p className={css['empty']} style={{ height }}>
          {labels.empty}
        </p>
      ) : asTable ? (
        <DataTable
          title={title}
          table={table}
          unknown={labels.unknown}
          formatValue={formatValue}
          onSelect={onSelect}
        />
      ) : (
        children
      )}
    </figure>
  )
}

function Legend({ series }: { readonly series: readonly ChartSeries[] }) {
  return (
    <ul className={css['legend']}>
      {series.map(({ key, name, tone }) => (
        <li key={key}>
          <svg className={css['swatch']} viewBox="0 0 10 10" aria-hidden="true">
            <rect width="10" height="10" rx="2.5" fill={`var(--${tone})`} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
