import * as fc from 'fast-check'

/** As much of JSON Schema 2020-12 as the contract's inputs use. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly format?: string
}

/** Text that has broken programs before: for databases, for URLs, for dates, for numbers, for patterns. */
export const NASTY_TEXTS: readonly string[] = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff x',
  "'; drop table users; --",
  '%',
  '_%\\',
  '\\',
  '%00',
  '%E0%A4%A',
  '-1',
  '0',
  '1e400',
  'NaN',
  'Infinity',
  '9007199254740993',
  '99999999999999999999999999',
  '2147483648',
  '2026-02-30',
  '2026-13-45T99:99:99Z',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '9999-12-31',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-11-01T00:00:00+08:00',
  'null',
  '[]',
  '{}',
  '[object Object]',
  '__proto__',
  'constructor',
  '漢字 🕵️',
  'é'.repeat(300),
  'x'.repeat(10_000),
  ' ',
  '\n\t',
  '<script>alert(1)</script>',
]

const nastyText = fc.constantFrom(...NASTY_TEXTS)

/** Values that no schema asks for. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom(null, true, -1, 0, 1.5, 1e21, Number.MAX_SAFE_INTEGER, [], {}, [null], { type: null }),
  fc.jsonValue({ maxDepth: 3 }),
)

const textOf = (schema: JsonSchema): fc.Arbitrary<string> => {
  const instants = fc
    .date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString())
  if (schema.format === 'date-time') return instants
  if (schema.format === 'date') return instants.map((text) => text.slice(0, 10))
  if (schema.format === 'email') return fc.integer({ min: 0, max: 9_999 }).map((n) => `p${n}@example.test`)
  const minLength = schema.minLength ?? 0
  const maxLength = Math.max(minLength, Math.min(schema.maxLength ?? 40, 60))
  return fc.string({ minLength, maxLength, unit: 'grapheme' })
}

/**
 * Values that a schema accepts. `known` has real values for properties by name, which are taken most of the time;
 * a pattern is not honoured.
 */
export function accepted(
  schema: JsonSchema,
  resolve: (ref: string) => JsonSchema,
  known: Readonly<Record<string, readonly unknown[]>>,
): fc.Arbitrary<unknown> {
  const inner = (part: JsonSchema) => accepted(part, resolve, known)
  if (schema.$ref !== undefined) return inner(resolve(schema.$ref))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return fc.oneof(...either.map(inner))
  // A schema without a type allows anything, which is what the default does.
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
    case 'number':
      return fc.integer({
        min: schema.minimum ?? -1_000,
        max: Math.min(schema.maximum ?? 1_000_000, 2 ** 31),
      })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(inner(schema.items ?? {}), { maxLength: 3 })
    case 'object': {
      const properties = Object.entries(schema.properties ?? {}).map(([name, part]) => {
        const real = known[name]
        const value =
          real === undefined || real.length === 0
            ? inner(part)
            : fc.oneof({ arbitrary: fc.constantFrom(...real), weight: 4 }, inner(part))
        return [name, value] as const
      })
      return fc.record(Object.fromEntries(properties), { requiredKeys: [...(schema.required ?? [])] })
    }
    case undefined:
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}
