import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountOfShare } from './shares.ts'

const ETHER = 10n ** 18n

test('rounds down, but not below what the share means', () => {
  expect(amountOfShare(0.3, 10n)).toBe(3n)
  expect(amountOfShare(0.1 + 0.2, 10n)).toBe(3n)
  expect(amountOfShare(0.29, 10n)).toBe(2n)
  expect(amountOfShare(1 / 3, 10n)).toBe(3n)
})

test('shows no digits that a float64 cannot know', () => {
  expect(amountOfShare(1 / 3, 3n * ETHER)).toBe(ETHER)
  expect(amountOfShare(0.1, 7n * ETHER)).toBe(7n * 10n ** 17n)
  expect(amountOfShare(2 / 3, ETHER)).toBe(666_666_666_666_600_000n)
})

test('nothing, all, and what no share should be', () => {
  expect([0, -1, Number.NaN].map((share) => amountOfShare(share, 7n))).toEqual([0n, 0n, 0n])
  expect([1, 1.5].map((share) => amountOfShare(share, ETHER + 1n))).toEqual([ETHER + 1n, ETHER + 1n])
})

test('a part of an amount comes back from its share', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 3n * 10n ** 13n }),
      fc.bigInt({ min: 0n, max: 3n * 10n ** 13n }),
      (whole, any) => {
        const part = any % (whole + 1n)
        expect(amountOfShare(Number(part) / Number(whole), whole)).toBe(part)
      },
    ),
    { numRuns: 2000 },
  )
})
