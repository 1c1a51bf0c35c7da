import { createBreather } from './breather.ts'
import { readCsvRecords } from './csv-records.ts'
import { rejectRow, type ParserOptions, type RejectedRow } from './rows.ts'

export interface TableSpec<C extends string> {
  readonly columns: readonly C[]
  readonly required: readonly C[]
  /** Other names a column goes by. */
  readonly aliases?: Readonly<Record<string, C>>
}

export interface TableRow<C extends string> {
  readonly ok: true
  readonly line: number
  /** The cell without surrounding whitespace; empty where the file has no such column. */
  readonly cell: (column: C) => string
  /** Name of the column as this file's header writes it. */
  readonly header: (column: C) => string
}

/**
 * Rows of a CSV file under its header. A header that lacks a required column, repeats one or leaves one unnamed is
 * one rejected row that ends the file. Columns nobody asked for are named in one notice and ignored.
 */
export async function* readTable<C extends string>(
  chunks: AsyncIterable<Uint8Array>,
  spec: TableSpec<C>,
  options: ParserOptions,
): AsyncGenerator<TableRow<C> | RejectedRow> {
  const breathe = createBreather()
  let header: Header<C> | null = null
  for await (const batch of readCsvRecords(chunks)) {
    for (const record of batch) {
      if (!record.ok) {
        yield rejectRow(record.line, 'bad-csv', null, record.text, record.reason)
        if (header === null) return
      } else if (header === null) {
        const read = readHeader(record.line, record.fields, spec, options)
        if ('ok' in read) {
          yield read
          return
        }
        header = read
      } else {
        yield rowUnder(header, record.line, record.fields)
      }
      await breathe()
    }
  }
  if (header === null) yield rejectRow(1, 'empty-file', null, '', 'the file is empty: it has no header line')
}

interface Header<C extends string> {
  readonly width: number
  readonly position: ReadonlyMap<C, number>
  readonly names: readonly string[]
}

function rowUnder<C extends string>(
  header: Header<C>,
  line: number,
  fields: readonly string[],
): TableRow<C> | RejectedRow {
  if (fields.length !== header.width) {
    const reason = `this row has ${fields.length} fields, the header has ${header.width}`
    return rejectRow(line, 'column-count', null, fields.join(','), reason)
  }
  const at = (column: C) => header.position.get(column) ?? -1
  return {
    ok: true,
    line,
    cell: (column) => fields[at(column)]?.trim() ?? '',
    header: (column) => header.names[at(column)] ?? column,
  }
}

function readHeader<C extends string>(
  line: number,
  fields: readonly string[],
  spec: TableSpec<C>,
  options: ParserOptions,
): Header<C> | RejectedRow {
  const position = new Map<C, number>()
  const ignored: string[] = []
  const names = fields.map((field) => field.trim())
  for (const [i, name] of names.entries()) {
    if (name === '') {
      return rejectRow(
        line,
        'unnamed-column',
        null,
        fields.join(','),
        `column ${i + 1} of the header has no name`,
      )
    }
    const column = columnOf(name, spec)
    if (column === null) {
      ignored.push(name)
    } else if (position.has(column)) {
      const first = names[position.get(column) ?? 0] ?? ''
      const twice = first === name ? 'stands twice in the header' : `and "${first}" are the same column`
      return rejectRow(line, 'duplicate-column', column, name, `the column "${name}" ${twice}`)
    } else {
      position.set(column, i)
    }
  }
  const missing = spec.required.filter((column) => !position.has(column))
  if (missing.length > 0) {
    const list = missing.map((column) => `"${column}"`).join(', ')
    const reason = `the header has no column ${list}; without it the rows cannot be read`
    return rejectRow(line, 'missing-column', missing[0] ?? null, fields.join(','), reason)
  }
  if (ignored.length > 0) {
    const message = `columns not used: ${ignored.join(', ')}`
    options.onNotice?.({
      code: 'ignored-columns',
      field: null,
      message,
      values: { columns: ignored.join(', ') },
    })
  }
  return { width: fields.length, position, names }
}

function columnOf<C extends string>(name: string, spec: TableSpec<C>): C | null {
  const key = name.toLowerCase().replace(/[\s-]+/g, '_')
  const alias = spec.aliases && Object.hasOwn(spec.aliases, key) ? spec.aliases[key] : undefined
  return spec.columns.find((column) => column === key) ?? alias ?? null
}
