/** A colour token's name without the dashes: severities for severity, series for everything else. */
export type ChartTone =
  | `sev-${0 | 1 | 2 | 3 | 4 | 5}`
  | `series-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | 'accent'
  | 'ok'
  | 'warn'
  | 'danger'

export interface ChartSeries {
  readonly key: string
  readonly name: string
  readonly tone: ChartTone
}

/** One day's values by series key. A day or series without a value is unknown, which is not 0. */
export interface ChartDay {
  /** ISO date, e.g. `2026-11-03`. */
  readonly day: string
  readonly values: Readonly<Record<string, number | null>>
}

export interface ChartBar {
  readonly key: string
  readonly name: string
  readonly value: number
  readonly tone: ChartTone
}

/** What was chosen; `series` null is the whole day, `day` null is a chart without days. */
export interface ChartSelection {
  readonly day: string | null
  readonly series: string | null
}

/** What all charts have in common. */
export interface ChartCommon {
  readonly title: string
  /** How the figure is counted, in words. */
  readonly definition: string
  readonly onSelect?: (selection: ChartSelection) => void
  readonly formatValue?: (value: number) => string
  readonly labels?: ChartLabels
  /** Plot height in px. */
  readonly height?: number
  /** Without extension. */
  readonly fileName?: string
}

/** Every word a chart shows or says by itself. The caller translates. */
export interface ChartLabels {
  readonly definition: string
  readonly showTable: string
  readonly showChart: string
  readonly downloadCsv: string
  readonly empty: string
  readonly day: string
  readonly category: string
  readonly value: string
  readonly total: string
  readonly unknown: string
  readonly keys: string
}

export const ENGLISH_CHART_LABELS: ChartLabels = {
  definition: 'How this is counted',
  showTable: 'Show as a table',
  showChart: 'Show as a chart',
  downloadCsv: 'Download CSV',
  empty: 'Nothing in this period',
  day: 'Day',
  category: 'Category',
  value: 'Value',
  total: 'Total',
  unknown: 'not known',
  keys: 'Arrow keys move, Enter opens',
}
