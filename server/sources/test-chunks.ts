import type { ParsedRow, RejectedRow, Row } from './rows.ts'

/** A text as a stream of UTF-8 chunks of `size` bytes. For tests. */
export async function* toChunks(text: string, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Everything a parser gives, in its two kinds. For tests. */
export async function collect<T>(
  rows: AsyncIterable<Row<T>>,
): Promise<{ parsed: ParsedRow<T>[]; rejected: RejectedRow[] }> {
  const parsed: ParsedRow<T>[] = []
  const rejected: RejectedRow[] = []
  for await (const row of rows) {
    if (row.ok) parsed.push(row)
    else rejected.push(row)
  }
  return { parsed, rejected }
}
