/** What may be stored as evidence: JSON without fractions, so that every language prints it in the same bytes. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

export type CanonicalJsonFault =
  | 'undefined'
  | 'bigint'
  | 'function-or-symbol'
  | 'not-a-safe-integer'
  | 'lone-surrogate'
  | 'not-a-plain-object'
  | 'too-deep'

/** Deeper than any evidence we write; a bound keeps a hostile or cyclic value from exhausting the stack. */
const MAX_DEPTH = 128

/** The value has no canonical form. `path` is where, as in `$.hits[2].share`. */
export class CanonicalJsonError extends Error {
  readonly fault: CanonicalJsonFault
  readonly path: string

  constructor(fault: CanonicalJsonFault, path: string) {
    super(`canonical JSON: ${fault} at ${path}`)
    this.name = 'CanonicalJsonError'
    this.fault = fault
    this.path = path
  }
}

/**
 * The one JSON text of a value by RFC 8785 (no blanks, keys ordered by UTF-16 code units), restricted to what
 * prints the same everywhere: numbers are safe integers, strings are well-formed Unicode. Anything else is
 * refused, never coerced: an omitted `undefined` or a rounded amount would be a change nobody signed.
 *
 * @throws CanonicalJsonError naming the fault and its place
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0)
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new CanonicalJsonError('too-deep', path)
  if (value === null) return 'null'
  if (typeof value === 'string') return writeString(value, path)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new CanonicalJsonError('not-a-safe-integer', path)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return writeArray(value, path, depth)
  if (typeof value === 'object') return writeObject(value, path, depth)
  if (value === undefined) throw new CanonicalJsonError('undefined', path)
  if (typeof value === 'bigint') throw new CanonicalJsonError('bigint', path)
  throw new CanonicalJsonError('function-or-symbol', path)
}

function writeString(text: string, path: string): string {
  if (!text.isWellFormed()) throw new CanonicalJsonError('lone-surrogate', path)
  // For well-formed text ECMAScript's escapes are exactly those of RFC 8785 section 3.2.2.2.
  return JSON.stringify(text)
}

function writeArray(items: readonly unknown[], path: string, depth: number): string {
  const parts: string[] = []
  // By index, not by map: map would skip the holes of a sparse array instead of refusing them.
  for (let at = 0; at < items.length; at += 1) parts.push(write(items[at], `${path}[${at}]`, depth + 1))
  return `[${parts.join(',')}]`
}

function writeObject(value: object, path: string, depth: number): string {
  if (!isPlain(value)) throw new CanonicalJsonError('not-a-plain-object', path)
  const record = value as Readonly<Record<string, unknown>>
  const keys = Object.keys(record).sort()
  const members = keys.map(
    (key) => `${writeString(key, path)}:${write(record[key], `${path}.${key}`, depth + 1)}`,
  )
  return `{${members.join(',')}}`
}

/** A literal, a JSON.parse result or a null-prototype record, from any realm; not a Date, a Map or a class. */
function isPlain(value: object): boolean {
  if (Object.getOwnPropertySymbols(value).length > 0) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null)
}
