import { createBreather } from '#server/sources/breather.ts'
import { parseRow, type ParserOptions, type Row, type RowNotice } from '#server/sources/rows.ts'
import { readLines } from '#server/sources/text.ts'
import { addressPart, type LabelRow } from './label-row.ts'
import { readListedAddress } from './listed-address.ts'
import { OFAC_CATEGORY, OFAC_CONFIDENCE, OFAC_SOURCE, ofacMeta } from './ofac.ts'

export interface OfacTxtOptions extends ParserOptions {
  /** Name of the file, `sanctioned_addresses_XBT.txt`: the asset of the list stands in it. */
  readonly fileName: string
}

/** The asset in the name of a list's file, null where the name is not of that kind. */
export function assetOfFileName(fileName: string): string | null {
  return /sanctioned_addresses_([A-Za-z0-9]+)\.txt$/.exec(fileName)?.[1]?.toUpperCase() ?? null
}

/**
 * Reads a list of sanctioned addresses, one a line. The lists carry no dates, so the labels have none. An address
 * that is of another chain than the list's asset is accepted as what it is, with a notice.
 */
export async function* parseOfacTxt(
  chunks: AsyncIterable<Uint8Array>,
  options: OfacTxtOptions,
): AsyncGenerator<Row<LabelRow>> {
  const asset = assetOfFileName(options.fileName)
  if (asset === null) {
    const message = `the file name "${options.fileName}" does not say which asset the list is of`
    const values = { file: options.fileName }
    options.onNotice?.({ code: 'no-listed-asset', field: null, message, values })
  }
  const breathe = createBreather()
  for await (const batch of readLines(chunks)) {
    for (const { line, text } of batch) {
      if (text.trim() !== '') yield parseRow(line, (notices) => readLabel(text, asset, notices))
      await breathe()
    }
  }
}

function readLabel(text: string, asset: string | null, notices: RowNotice[]): LabelRow {
  return {
    ...addressPart(readListedAddress(text, asset, notices)),
    chain: null,
    category: OFAC_CATEGORY,
    label: OFAC_SOURCE,
    actor: null,
    source: OFAC_SOURCE,
    confidence: OFAC_CONFIDENCE,
    validFrom: null,
    validUntil: null,
    validFromBlock: null,
    validUntilBlock: null,
    uri: null,
    note: null,
    meta: ofacMeta({ listedAsset: asset ?? '' }),
  }
}
