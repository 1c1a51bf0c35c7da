import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, CanonicalJsonError } from './canonical.ts'

const wellFormed = fc.string({ unit: 'grapheme' })
const { json } = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.constant(null), fc.boolean(), fc.maxSafeInteger(), wellFormed),
  json: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(wellFormed, tie('json'), { maxKeys: 4 }),
  ),
}))

describe('canonicalJson', () => {
  it('orders keys by UTF-16 code units (RFC 8785 section 3.2.3, its worked example)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = [...canonicalJson(value).matchAll(/:"([^"]*)"/g)].map((found) => found[1])
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it('escapes as RFC 8785 does and prints minus zero as zero', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\/"')
    expect(canonicalJson({ b: -0, a: [true, null] })).toBe('{"a":[true,null],"b":0}')
  })

  const cyclic: unknown[] = []
  cyclic.push(cyclic)
  it.each([
    ['undefined', { a: undefined }, '$.a'],
    ['undefined', Array.from({ length: 1 }), '$[0]'],
    ['undefined', Array<unknown>(1), '$[0]'],
    ['bigint', { a: [1n] }, '$.a[0]'],
    ['not-a-safe-integer', { a: 0.5 }, '$.a'],
    ['not-a-safe-integer', [Number.NaN], '$[0]'],
    ['not-a-safe-integer', Number.POSITIVE_INFINITY, '$'],
    ['not-a-safe-integer', 2 ** 53, '$'],
    ['lone-surrogate', { a: '\ud800' }, '$.a'],
    ['lone-surrogate', { '\udc00': 1 }, '$'],
    ['not-a-plain-object', { at: new Date(0) }, '$.at'],
    ['not-a-plain-object', new Map(), '$'],
    ['not-a-plain-object', { [Symbol('hidden')]: 1 }, '$'],
    ['function-or-symbol', () => 1, '$'],
  ])('refuses %s', (fault, value, path) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ fault, path }))
  })

  it('refuses a cycle instead of exhausting the stack', () => {
    expect(() => canonicalJson(cyclic)).toThrow(CanonicalJsonError)
  })

  it('round-trips, and does not depend on the order of insertion', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(canonicalJson(reversed(value))).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}
