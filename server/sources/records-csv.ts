import { RECORD_COLUMNS } from '#core/contract/import-columns.ts'
import { readTable, type TableRow } from './csv-table.ts'
import { readChoice } from './fields.ts'
import { READERS, RECORD_WORDS, type RecordColumn, type RecordRow } from './record-kinds.ts'
import { parseRow, type ParserOptions, type Row, type RowNotice } from './rows.ts'

const WORDS = Object.values(RECORD_WORDS)

/**
 * Reads a CSV of records of other systems (proofs of wallets, travel-rule data, sign-ins, frozen accounts ...), which
 * some rules need. Each row says in `record` what it is; the columns that its kind does not use stay empty.
 */
export async function* parseRecordsCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: ParserOptions = {},
): AsyncGenerator<Row<RecordRow>> {
  const spec = { columns: RECORD_COLUMNS, required: ['record'] as const }
  for await (const row of readTable<RecordColumn>(chunks, spec, options)) {
    yield row.ok ? parseRow(row.line, (notices) => readRecord(row, notices)) : row
  }
}

function readRecord({ cell }: TableRow<RecordColumn>, notices: RowNotice[]): RecordRow {
  const kind = readChoice('record', cell('record'), WORDS)
  const { identity, body } = READERS[kind]({ cell, notices })
  return { kind, key: JSON.stringify(identity), body }
}
