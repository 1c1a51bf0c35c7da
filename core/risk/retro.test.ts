import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownSince } from './retro.ts'

const AT = Date.parse('2026-10-05T00:00:00.000Z')

test('is the first instant at which the alert could have been raised', () => {
  expect(knownSince([AT + 2, AT + 1], AT)).toBe(AT + 1)
})

test('is nothing where something was known at the time, or the time is not known', () => {
  expect(knownSince([AT + 2, AT], AT)).toBeNull()
  expect(knownSince([AT + 2, null], AT)).toBeNull()
  expect(knownSince([AT + 2], null)).toBeNull()
  expect(knownSince([], AT)).toBeNull()
})

test('one more hit never makes an alert known later', () => {
  const instants = fc.integer({ min: AT - 1_000, max: AT + 1_000 })
  fc.assert(
    fc.property(fc.array(instants, { minLength: 1 }), instants, (known, more) => {
      const before = knownSince(known, AT)
      const after = knownSince([...known, more], AT)
      expect(after === null || (before !== null && after <= before && after > AT)).toBe(true)
    }),
  )
})
