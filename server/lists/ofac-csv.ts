import { OFAC_DATED_COLUMNS } from '#core/contract/import-columns.ts'
import { readTable, type TableRow, type TableSpec } from '#server/sources/csv-table.ts'
import { readInstant, required } from '#server/sources/fields.ts'
import { parseRow, type ParserOptions, type Row, type RowNotice } from '#server/sources/rows.ts'
import { addressPart, type LabelRow } from './label-row.ts'
import { readListedAddress } from './listed-address.ts'
import { OFAC_CATEGORY, OFAC_CONFIDENCE, OFAC_SOURCE, ofacMeta } from './ofac.ts'

type Column = (typeof OFAC_DATED_COLUMNS)[number]

const SPEC: TableSpec<Column> = {
  columns: OFAC_DATED_COLUMNS,
  required: ['asset_in_list', 'address', 'ofac_designated_date', 'delisted_seen_by'],
  aliases: {
    first_seen_0xb10c: 'first_seen',
    last_seen_0xb10c: 'last_seen',
    listed_2026_05_26_ultrasound: 'listed',
  },
}

/**
 * Reads OFAC addresses with the dates that are known: a designation opens the label's validity and the day by which
 * a delisting was seen closes it. A date that is not known stays null; the days on which a copy of the list held
 * the address are metadata and open or close nothing.
 */
export async function* parseOfacCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: ParserOptions = {},
): AsyncGenerator<Row<LabelRow>> {
  for await (const row of readTable(chunks, SPEC, options)) {
    yield row.ok ? parseRow(row.line, (notices) => readLabel(row, notices)) : row
  }
}

function readLabel({ cell, header }: TableRow<Column>, notices: RowNotice[]): LabelRow {
  const asset = cell('asset_in_list')
  const name = cell('name')
  return {
    ...addressPart(readListedAddress(required('address', cell('address')), asset || null, notices)),
    chain: null,
    category: OFAC_CATEGORY,
    label: name || OFAC_SOURCE,
    actor: name || null,
    source: OFAC_SOURCE,
    confidence: OFAC_CONFIDENCE,
    validFrom: readInstant('ofac_designated_date', cell('ofac_designated_date'), 'stated'),
    validUntil: readInstant('delisted_seen_by', cell('delisted_seen_by'), 'stated'),
    validFromBlock: null,
    validUntilBlock: null,
    uri: null,
    note: null,
    meta: ofacMeta({
      listedAsset: asset,
      [header('first_seen')]: cell('first_seen'),
      [header('last_seen')]: cell('last_seen'),
      [header('listed')]: cell('listed'),
    }),
  }
}
