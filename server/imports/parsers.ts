import type { ImportKind } from './options.ts'
import type { LabelRow, Row, RowNotice, TransferRow } from './rows.ts'

/** A file under its parser. */
export type OpenedFile =
  | { readonly facts: 'labels'; readonly rows: AsyncIterable<Row<LabelRow>> }
  | { readonly facts: 'transfers'; readonly rows: AsyncIterable<Row<TransferRow>> }

export function openFile(
  kind: ImportKind,
  filename: string,
  bytes: AsyncIterable<Uint8Array>,
  onNotice: (notice: RowNotice) => void,
): OpenedFile {
  throw new Error(`not yet ${kind} ${filename} ${String(bytes)} ${String(onNotice)}`)
}
