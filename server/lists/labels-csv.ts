import { nativeAddress } from '#core/chain/account-key.ts'
import { LABEL_COLUMNS } from '#core/contract/import-columns.ts'
import { readTable, type TableRow, type TableSpec } from '#server/sources/csv-table.ts'
import {
  readAddress,
  readAddressOn,
  readChain,
  readInstant,
  readPosition,
  required,
} from '#server/sources/fields.ts'
import { FieldError, parseRow, type ParserOptions, type Row, type RowNotice } from '#server/sources/rows.ts'
import { parseConfidence, UNKNOWN_CONFIDENCE } from './confidence.ts'
import { addressPart, type LabelRow } from './label-row.ts'

type Column = (typeof LABEL_COLUMNS)[number]

export interface LabelsCsvOptions extends ParserOptions {
  /** Slugs that a category may be. */
  readonly categories: ReadonlySet<string>
  /** Source of rows that name none. */
  readonly source?: string
}

/**
 * Reads a CSV of labels: an internal watchlist, an exited-customer list, a purchased list. `valid_from` and
 * `valid_until` are ISO dates, instants, or `block:15259101`, for which the chain must be stated.
 */
export async function* parseLabelsCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: LabelsCsvOptions,
): AsyncGenerator<Row<LabelRow>> {
  const required: Column[] = ['address', 'category', 'label']
  if (options.source === undefined) required.push('source')
  const spec: TableSpec<Column> = { columns: LABEL_COLUMNS, required, aliases: { url: 'uri', name: 'label' } }
  for await (const row of readTable(chunks, spec, options)) {
    yield row.ok ? parseRow(row.line, (notices) => readLabel(row, options, notices)) : row
  }
}

function readLabel({ cell }: TableRow<Column>, options: LabelsCsvOptions, notices: RowNotice[]): LabelRow {
  const chain = cell('chain') === '' ? null : readChain('chain', cell('chain'))
  const from = readBound('valid_from', cell('valid_from'), chain)
  const until = readBound('valid_until', cell('valid_until'), chain)
  const isEmptySpan =
    (from.time !== null && until.time !== null && until.time <= from.time) ||
    (from.block !== null && until.block !== null && until.block <= from.block)
  if (isEmptySpan) {
    const reason = 'valid_until is not after valid_from: the label would never hold'
    throw new FieldError('empty-span', 'valid_until', cell('valid_until'), reason)
  }
  return {
    ...readLabelledAddress(cell('address'), chain, notices),
    chain,
    category: readCategory(cell('category'), options.categories),
    label: required('label', cell('label')),
    actor: cell('actor') || null,
    source: required('source', cell('source') || (options.source ?? '')),
    confidence: readConfidence(cell('confidence'), notices),
    validFrom: from.time,
    validUntil: until.time,
    validFromBlock: from.block,
    validUntilBlock: until.block,
    uri: cell('uri') || null,
    note: cell('note') || null,
    meta: {},
  }
}

function readLabelledAddress(value: string, chain: string | null, notices: RowNotice[]) {
  if (chain === null) return addressPart(readAddress('address', required('address', value), null, notices))
  const { detected, display } = readAddressOn(chain, 'address', value, notices)
  return { ...addressPart(detected), address: nativeAddress(chain, detected), display }
}

function readCategory(value: string, known: ReadonlySet<string>): string {
  const slug = required('category', value).toLowerCase()
  if (!known.has(slug)) {
    throw new FieldError(
      'unknown-category',
      'category',
      value,
      `category: "${value}" is not one of our categories`,
    )
  }
  return slug
}

function readConfidence(value: string, notices: RowNotice[]): number {
  if (value === '') {
    const message = `the source does not say how sure it is; ${UNKNOWN_CONFIDENCE} of 100 is used`
    const values = { used: String(UNKNOWN_CONFIDENCE) }
    notices.push({ code: 'no-confidence', field: 'confidence', message, values })
    return UNKNOWN_CONFIDENCE
  }
  const confidence = parseConfidence(value)
  if (confidence === null) {
    const reason = `confidence: "${value}" is neither a whole number from 0 to 100 nor a step such as authority_data`
    throw new FieldError('bad-confidence', 'confidence', value, reason)
  }
  return confidence
}

function readBound(field: 'valid_from' | 'valid_until', value: string, chain: string | null) {
  if (!/^block:/i.test(value)) return { time: readInstant(field, value, 'stated'), block: null }
  if (chain === null) {
    throw new FieldError(
      'needs-chain',
      field,
      value,
      `${field}: a block says nothing without its chain; fill in chain`,
    )
  }
  return { time: null, block: readPosition(field, required(field, value.slice('block:'.length))) }
}
