// The build for browsers: the other one needs Node's Buffer.
import { stringify } from 'csv-stringify/browser/esm/sync'

/**
 * Records as CSV lines (RFC 4180). Cells that a spreadsheet would run as a formula get an apostrophe in front.
 */
export function csvLines(records: readonly (readonly (string | number | null)[])[]): string {
  return stringify(
    records.map((record) => [...record]),
    { escape_formulas: true, record_delimiter: '\r\n' },
  )
}

/**
 * Answers a CSV file as a stream: `nextPage` is asked for records until it has none, and only as fast as the reader
 * takes them. `preamble` stands above the header: what the file is.
 */
export function csvResponse(
  filename: string,
  header: readonly string[],
  nextPage: () => Promise<readonly (readonly (string | number | null)[])[]>,
  preamble: readonly (readonly (string | number | null)[])[] = [],
): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(csvLines([...preamble, header])))
    },
    async pull(controller) {
      const records = await nextPage()
      if (records.length === 0) controller.close()
      else controller.enqueue(encoder.encode(csvLines(records)))
    },
  })
  const safeName = filename.replaceAll(/[^\w.-]/g, '_')
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${safeName}"`,
      'cache-control': 'no-store',
    },
  })
}
