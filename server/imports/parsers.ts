import { CATEGORY_SLUGS } from '#core/risk/categories.ts'
import type { LabelRow } from '../lists/label-row.ts'
import { parseLabelsCsv } from '../lists/labels-csv.ts'
import { parseOfacCsv } from '../lists/ofac-csv.ts'
import { parseOfacTxt } from '../lists/ofac-txt.ts'
import { parseTagPack } from '../lists/tagpack.ts'
import { parseCustomersCsv } from '../sources/customers-csv.ts'
import { parseEsploraJson } from '../sources/esplora-json.ts'
import { parseRecordsCsv } from '../sources/records-csv.ts'
import { parseWalletsCsv } from '../sources/wallets-csv.ts'
import { rejectRow, type Row, type RowNotice } from '../sources/rows.ts'
import { parseTransfersCsv, type TransferRow } from '../sources/transfers-csv.ts'
import type { ImportKind } from './options.ts'

/** A file under its parser. */
export type OpenedFile =
  | { readonly facts: 'labels'; readonly rows: AsyncIterable<Row<LabelRow>> }
  | { readonly facts: 'transfers'; readonly rows: AsyncIterable<Row<TransferRow>> }
  | { readonly facts: 'documents'; readonly rows: AsyncIterable<Row<StagedDocument>> }

/** A row that is staged as it was read: what it is, which one it is, and what it says. */
export interface StagedDocument {
  readonly kind: string
  readonly key: string
  readonly body: object
}

const CATEGORIES: ReadonlySet<string> = new Set(CATEGORY_SLUGS)

/** Largest log or transaction index that the ledger holds. */
const MAX_INDEX = 2 ** 31 - 1
/** Most decimals that the contract knows; tokens have up to 18, a few up to 30. */
const MAX_DECIMALS = 36

/** Opens a file as its kind. `onNotice` is told what concerns the file and no single row. */
export function openFile(
  kind: ImportKind,
  filename: string,
  bytes: AsyncIterable<Uint8Array>,
  onNotice: (notice: RowNotice) => void,
): OpenedFile {
  switch (kind) {
    case 'transfers-csv':
      return { facts: 'transfers', rows: fitting(parseTransfersCsv(bytes, { onNotice })) }
    case 'esplora-json':
      return { facts: 'transfers', rows: parseEsploraJson(bytes) }
    case 'records-csv':
      return { facts: 'documents', rows: parseRecordsCsv(bytes, { onNotice }) }
    case 'customers-csv':
      return {
        facts: 'documents',
        rows: documents('customer', parseCustomersCsv(bytes, { onNotice }), (row) => row.ref),
      }
    case 'wallets-csv':
      return {
        facts: 'documents',
        rows: documents('wallet', parseWalletsCsv(bytes, { onNotice }), (row) => row.account),
      }
    case 'labels-csv':
    case 'ofac-list':
    case 'ofac-dated':
    case 'tagpack':
      return { facts: 'labels', rows: openLabels[kind](bytes, filename, onNotice) }
  }
}

async function* documents<T extends object>(
  kind: string,
  rows: AsyncIterable<Row<T>>,
  keyOf: (row: T) => string,
): AsyncGenerator<Row<StagedDocument>> {
  for await (const row of rows) {
    yield row.ok ? { ...row, value: { kind, key: keyOf(row.value), body: row.value } } : row
  }
}

/** Kinds of file that hold labels. */
type LabelKind = Exclude<
  ImportKind,
  'transfers-csv' | 'esplora-json' | 'records-csv' | 'customers-csv' | 'wallets-csv'
>

type LabelReader = (
  bytes: AsyncIterable<Uint8Array>,
  filename: string,
  onNotice: (notice: RowNotice) => void,
) => AsyncIterable<Row<LabelRow>>

const openLabels: Record<LabelKind, LabelReader> = {
  // A list of the desk's own that names no source is named after its file.
  'labels-csv': (bytes, filename, onNotice) =>
    parseLabelsCsv(bytes, { onNotice, categories: CATEGORIES, source: filename }),
  'ofac-list': (bytes, filename, onNotice) => parseOfacTxt(bytes, { onNotice, fileName: filename }),
  'ofac-dated': (bytes, _filename, onNotice) => parseOfacCsv(bytes, { onNotice }),
  tagpack: (bytes, _filename, onNotice) => named(parseTagPack(bytes, { onNotice, categories: CATEGORIES })),
}

/** Refuses the transfers that are well formed and yet beyond what the ledger holds. */
async function* fitting(rows: AsyncIterable<Row<TransferRow>>): AsyncGenerator<Row<TransferRow>> {
  for await (const row of rows) yield row.ok ? (beyondLedger(row.line, row.value) ?? row) : row
}

function beyondLedger(line: number, { logIndex, txIndex, asset }: TransferRow): Row<TransferRow> | null {
  for (const [field, index] of [
    ['log_index', logIndex],
    ['tx_index', txIndex],
  ] as const) {
    if (index !== null && index > MAX_INDEX) {
      return rejectRow(line, 'out-of-range', field, String(index), `${field}: no chain has so many`)
    }
  }
  if (asset.decimals <= MAX_DECIMALS) return null
  const reason = `decimals: ${asset.decimals} is more than the ${MAX_DECIMALS} the desk knows`
  return rejectRow(line, 'out-of-range', 'decimals', String(asset.decimals), reason)
}

/** A TagPack is named by its title and its creator: titles repeat between creators. */
async function* named(rows: AsyncIterable<Row<LabelRow>>): AsyncGenerator<Row<LabelRow>> {
  for await (const row of rows) {
    const creator = row.ok ? row.value.meta['creator'] : undefined
    if (!row.ok || creator === undefined) yield row
    else yield { ...row, value: { ...row.value, source: `${row.value.source} (${creator})` } }
  }
}
