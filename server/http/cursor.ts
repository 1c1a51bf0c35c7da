import { ProblemError } from './problem.ts'

/** Position in a list ordered by an instant and then an id, as opaque text. */
export interface Cursor {
  /** Epoch milliseconds. */
  readonly at: number
  readonly id: string
}

/** 9999-12-31 in epoch milliseconds: later years are written in a form that no database reads. */
const LAST_INSTANT = 253_402_214_400_000

export function writeCursor(cursor: Cursor): string {
  return `${cursor.at.toString(36)}~${cursor.id}`
}

/** @throws ProblemError `validation` where the text is not a cursor of such a list */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  const match = /^(-?[0-9a-z]{1,11})~(.+)$/.exec(text)
  const at = Number.parseInt(match?.[1] ?? '', 36)
  if (match?.[2] === undefined || !(Math.abs(at) <= LAST_INSTANT) || match[2].includes('\0')) {
    throw new ProblemError('validation', 'query.cursor: is not a cursor of this list')
  }
  return { at, id: match[2] }
}
