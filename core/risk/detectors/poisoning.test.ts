import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Movement } from '#core/risk/activity.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, hkd, movementOf, ruleOf } from '#core/risk/testing.ts'
import { sameEnds } from './poisoning.ts'

const T24 = ruleOf('T24', 'poisoning')
const address = (head: string, tail: string, fill: string) =>
  `eip155:1:0x${head}${fill.repeat(40 - head.length - tail.length)}${tail}`
const REAL = address('abcd', '1234', '0')
const BAIT = address('abcd', '1234', 'f')
const NEAR = address('abc', '1234', 'f')

const paid = (hoursAgo: number, party: string) => movementOf(hoursAgo, { way: 'out', party })
const dust = (party: string, dollars = 0.01, change: Partial<Movement> = {}) =>
  movementOf(0, { party, fiat: hkd(dollars), ...change })
const hits = (all: readonly Movement[]) => screenActivity(T24, activityOf(all, { kind: 'account' })).hits

describe('address poisoning (T24)', () => {
  it('takes dust of an address whose four first and last characters are those of one paid within a day', () => {
    expect(hits([paid(23.9, REAL), dust(BAIT)])).toMatchObject([
      {
        observed: { value: '4' },
        explanation: { key: 'risk.hit.poisoning.dust', params: { real: REAL, lookalike: BAIT } },
      },
    ])
    expect(hits([paid(24, REAL), dust(BAIT)])).toEqual([])
    expect(hits([paid(1, REAL), dust(NEAR)])).toEqual([])
    expect(hits([paid(1, REAL), dust(REAL)])).toEqual([])
  })

  it('takes HK$10 as dust, nothing at all without a price, and no more', () => {
    expect(hits([paid(1, REAL), dust(BAIT, 10)])).toHaveLength(1)
    expect(hits([paid(1, REAL), dust(BAIT, 10.01)])).toEqual([])
    expect(hits([paid(1, REAL), dust(BAIT, 0, { amount: 0n, fiat: null })])).toHaveLength(1)
  })

  it('takes the payment to the lookalike, once', () => {
    expect(hits([paid(5, REAL), paid(0, BAIT)])).toMatchObject([
      { explanation: { key: 'risk.hit.poisoning.paid' } },
    ])
    expect(hits([paid(9, BAIT), paid(5, REAL), paid(0, BAIT)])).toEqual([])
  })
})

describe('addresses alike', () => {
  const hex = fc.stringMatching(/^[0-9a-f]{40}$/)
  it('is symmetric, never more than the shorter end, nothing across chains', () => {
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        const [one, two] = [`eip155:1:0x${a}`, `eip155:1:0x${b}`]
        expect(sameEnds(one, two)).toBe(sameEnds(two, one))
        expect(sameEnds(one, one)).toBe(40)
        expect(sameEnds(one, `eip155:10:0x${a}`)).toBe(0)
        const alike = sameEnds(one, two)
        expect(a.slice(0, alike)).toBe(b.slice(0, alike))
        expect(a.slice(40 - alike)).toBe(b.slice(40 - alike))
      }),
      { numRuns: 2000 },
    )
  })
})
