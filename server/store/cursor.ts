import { ProblemError } from '../http/problem.ts'

/** Where the next page begins: the sort it belongs to and the sort key of the last row sent. */
type CursorValue = string | number | null

/** An opaque page cursor: the name of the order and the last row's key in it. */
export function writeCursor(order: string, values: readonly CursorValue[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify([order, ...values]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** Reads a cursor of `order` with `length` values. A cursor of another order is a `validation` problem. */
export function readCursor(text: string | undefined, order: string, length: number): CursorValue[] | null {
  if (text === undefined) return null
  const values = decode(text)
  if (
    !Array.isArray(values) ||
    values.length !== length + 1 ||
    values[0] !== order ||
    !values.every(isValue)
  ) {
    const message = 'This cursor does not belong to this list in this order.'
    throw new ProblemError('validation', message, { errors: [{ field: 'query.cursor', message }] })
  }
  return values.slice(1)
}

function decode(text: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    )
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

const isValue = (value: unknown): value is CursorValue =>
  value === null || typeof value === 'string' || typeof value === 'number'
