import type { NoticeCode } from '#core/contract/import-notices.ts'

/** What every file parser gives back: rows that were understood and rows that were not, each with its line. */

export interface RowNotice {
  readonly code: NoticeCode
  readonly field: string | null
  /** A sentence for an analyst, in English. */
  readonly message: string
  /** What the sentence names, for a page that says it in its own words. */
  readonly values?: Readonly<Record<string, string>>
}

export interface ParsedRow<T> {
  readonly ok: true
  /** Line of the file on which the row begins, from 1; of a JSON file, which of its items the row is of. */
  readonly line: number
  readonly value: T
  /** Things to know about a row that was accepted all the same. */
  readonly notices: readonly RowNotice[]
}

export interface RejectedRow {
  readonly ok: false
  readonly line: number
  /** Column or key at fault; null where the whole row or file is. */
  readonly field: string | null
  /** What stood there, cut to a length that can be shown. */
  readonly value: string
  /** A sentence for an analyst. */
  readonly reason: string
  readonly code: string
}

export type Row<T> = ParsedRow<T> | RejectedRow

export interface ParserOptions {
  /** Called for what concerns the whole file, such as a column that is not used. */
  readonly onNotice?: (notice: RowNotice) => void
}

/** Thrown inside a row's parser to reject that row and no other. */
export class FieldError extends Error {
  readonly code: string
  readonly field: string | null
  readonly value: string

  constructor(code: string, field: string | null, value: string, reason: string) {
    super(reason)
    this.name = 'FieldError'
    this.code = code
    this.field = field
    this.value = value
  }
}

/** Thrown by a parser where the file as a whole cannot be used: nothing of it is stored. The message is for an analyst. */
export class FileError extends Error {
  readonly code: string

  constructor(code: string, reason: string) {
    super(reason)
    this.name = 'FileError'
    this.code = code
  }
}

const LONGEST_SHOWN = 200

export function rejectRow(
  line: number,
  code: string,
  field: string | null,
  value: string,
  reason: string,
): RejectedRow {
  const shown = value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value
  return { ok: false, line, field, value: shown, reason, code }
}

/** Runs one row's parser; a {@link FieldError} becomes the rejected row, any other error is ours and goes on. */
export function parseRow<T>(line: number, parse: (notices: RowNotice[]) => T): Row<T> {
  const notices: RowNotice[] = []
  try {
    return { ok: true, line, value: parse(notices), notices }
  } catch (error) {
    if (!(error instanceof FieldError)) throw error
    return rejectRow(line, error.code, error.field, error.value, error.message)
  }
}
