import { ProblemError } from './problem.ts'

/** Position in a list ordered by an instant and then an id, as opaque text. */
export interface Cursor {
  /** Epoch milliseconds. */
  readonly at: number
  readonly id: string
}

export function writeCursor(cursor: Cursor): string {
  return `${cursor.at.toString(36)}~${cursor.id}`
}

/** @throws ProblemError `validation` where the text is not a cursor of such a list */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  const match = /^(-?[0-9a-z]{1,11})~(.+)$/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new ProblemError('validation', 'query.cursor: is not a cursor of this list')
  }
  return { at: Number.parseInt(match[1], 36), id: match[2] }
}
