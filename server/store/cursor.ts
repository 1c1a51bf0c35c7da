import { ProblemError } from '../http/problem.ts'

/** Where the next page begins: the sort it belongs to and the sort key of the last row sent. */
type CursorValue = string | number | null

/** What a value of a sort key is; the database must be able to read it as such. */
export type CursorKind = 'smallint' | 'int' | 'bigint' | 'instant' | 'instant or null' | 'text'

const integerUpTo = (max: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= max

const INSTANT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const isInstant = (value: unknown) =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))

const IS_KIND: Readonly<Record<CursorKind, (value: unknown) => boolean>> = {
  smallint: integerUpTo(2 ** 15 - 1),
  int: integerUpTo(2 ** 31 - 1),
  bigint: integerUpTo(Number.MAX_SAFE_INTEGER),
  instant: isInstant,
  'instant or null': (value) => value === null || isInstant(value),
  text: (value) => typeof value === 'string' && !value.includes('\0') && value.isWellFormed(),
}

/** An opaque page cursor: the name of the order and the last row's key in it. */
export function writeCursor(order: string, values: readonly CursorValue[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify([order, ...values]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** Reads a cursor of `order` with values of these kinds. Anything else is a `validation` problem. */
export function readCursor(
  text: string | undefined,
  order: string,
  kinds: readonly CursorKind[],
): CursorValue[] | null {
  if (text === undefined) return null
  const [name, ...values] = decode(text)
  if (
    name !== order ||
    values.length !== kinds.length ||
    !kinds.every((kind, at) => IS_KIND[kind](values[at]))
  ) {
    const message = 'This cursor does not belong to this list in this order.'
    throw new ProblemError('validation', message, { errors: [{ field: 'query.cursor', message }] })
  }
  return values as CursorValue[]
}

function decode(text: string): unknown[] {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    )
    const values: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Array.isArray(values) ? values : []
  } catch {
    return []
  }
}
