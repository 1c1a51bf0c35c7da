/** The words a chart shows or says by itself. */
export const messages = {
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
} as const
