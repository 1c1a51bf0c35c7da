/**
 * RFC 4180 records from a stream, portable and bounded.
 *
 * csv-parse was tried first: its browser build refuses a Uint8Array, carries a Buffer and stream polyfill, reports
 * the line on which a record ends, and after one misplaced quote gives up every good row that follows. A compliance
 * import must name the line and lose only the bad row, so the record reader is here.
 */
import { decodeText } from './text.ts'

export type CsvRecord =
  | { readonly ok: true; readonly line: number; readonly fields: readonly string[] }
  | { readonly ok: false; readonly line: number; readonly text: string; readonly reason: string }

/** Longest record in characters; a quote that is never closed cannot swallow more than this. */
const LONGEST_RECORD = 1_000_000

/**
 * Reads records in the batches that arrive. Empty lines are skipped. A record with a misplaced quote, or one whose
 * quote never closes, comes back as a failure and reading goes on at the next line of the file.
 */
export async function* readCsvRecords(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly CsvRecord[]> {
  let buffer = ''
  let line = 1
  const drain = (atEnd: boolean): CsvRecord[] => {
    const batch: CsvRecord[] = []
    let at = 0
    while (at < buffer.length) {
      const found = scanRecord(buffer, at, atEnd)
      if (found === null) break
      const isEmptyLine = found.fields?.length === 1 && found.fields[0] === '' && buffer[at] !== '"'
      if (found.fields === null) {
        batch.push({ ok: false, line, text: buffer.slice(at, found.end).trimEnd(), reason: found.reason })
      } else if (!isEmptyLine) {
        batch.push({ ok: true, line, fields: found.fields })
      }
      line += countLineEnds(buffer, at, found.end)
      at = found.end
    }
    buffer = buffer.slice(at)
    return batch
  }
  for await (const text of decodeText(chunks)) {
    buffer += text
    const batch = drain(false)
    if (batch.length > 0) yield batch
  }
  const batch = drain(true)
  if (batch.length > 0) yield batch
}

type Scan =
  | { readonly fields: readonly string[]; readonly end: number }
  | { readonly fields: null; readonly end: number; readonly reason: string }

/** One record from `start`, or null where more text is needed to know its end. */
function scanRecord(text: string, start: number, atEnd: boolean): Scan | null {
  const fields: string[] = []
  let at = start
  for (;;) {
    let field: string
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1, atEnd)
      if (close === -1) return unfinished(text, start, atEnd)
      field = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
    } else {
      const end = fieldEnd(text, at)
      if (end === text.length && !atEnd) return unfinished(text, start, atEnd)
      field = text.slice(at, end)
      at = end
    }
    fields.push(field)
    const next = text[at]
    if (next === ',') {
      at++
      continue
    }
    if (next === undefined) return atEnd ? { fields, end: at } : unfinished(text, start, atEnd)
    if (next === '\n') return { fields, end: at + 1 }
    if (next === '\r') {
      if (at + 1 === text.length && !atEnd) return null
      return { fields, end: text[at + 1] === '\n' ? at + 2 : at + 1 }
    }
    return afterLine(
      text,
      start,
      atEnd,
      `"${next}" follows a closing quotation mark; quotes inside a field are doubled`,
    )
  }
}

/** Position of the quote that closes a field, past doubled ones; -1 where it has not come. */
function closingQuote(text: string, from: number, atEnd: boolean): number {
  let at = text.indexOf('"', from)
  while (at >= 0) {
    if (at + 1 === text.length && !atEnd) return -1
    if (text[at + 1] !== '"') return at
    at = text.indexOf('"', at + 2)
  }
  return -1
}

function fieldEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 44 || code === 10 || code === 13) return at
  }
  return text.length
}

function unfinished(text: string, start: number, atEnd: boolean): Scan | null {
  if (!atEnd && text.length - start <= LONGEST_RECORD) return null
  return afterLine(
    text,
    start,
    atEnd,
    'a quotation mark is opened and never closed, or the row is far too long',
  )
}

/** A failure that ends with the physical line, so that the lines after it are read again as rows. */
function afterLine(text: string, start: number, atEnd: boolean, reason: string): Scan | null {
  const end = text.indexOf('\n', start)
  if (end < 0 && !atEnd && text.length - start <= LONGEST_RECORD) return null
  return { fields: null, end: end < 0 ? text.length : end + 1, reason }
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}
