import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATEGORY_SLUGS, categoryOf } from './categories.ts'
import { bySeverityThenConfidence } from './claim-order.ts'
import { claimOf } from './testing.ts'

const claims = fc
  .record({
    id: fc.string({ maxLength: 3 }),
    category: fc.constantFrom(...CATEGORY_SLUGS),
    confidence: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ id, category, confidence }) =>
    claimOf({ id, category, confidence, role: categoryOf(category).role }),
  )

describe('bySeverityThenConfidence', () => {
  it.each([
    [
      'sanctioned over a surer mixer',
      { category: 'sanctioned-entity', confidence: 20 },
      { category: 'mixer' },
    ],
    [
      'sanctioned over a surer theft',
      { category: 'sanctioned-entity', confidence: 20 },
      { category: 'stolen-funds' },
    ],
    ['a mixer over a surer exchange', { category: 'mixer', confidence: 20 }, { category: 'exchange' }],
    ['the surer of two alike', { confidence: 61 }, { confidence: 60 }],
    ['the id last', { id: 'a' }, { id: 'b' }],
  ])('prefers %s', (_, first, second) => {
    const [a, b] = [claimOf({ id: 'x', ...first }), claimOf({ id: 'x', ...second })]
    expect(bySeverityThenConfidence(a, b)).toBeLessThan(0)
    expect(bySeverityThenConfidence(b, a)).toBeGreaterThan(0)
  })

  it('is a total order, with the most severe first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(claims, { selector: ({ id }) => id, maxLength: 8 }), (list) => {
        const sorted = list.toSorted(bySeverityThenConfidence)
        expect(list.toReversed().sort(bySeverityThenConfidence)).toEqual(sorted)
        const severities = sorted.map(({ category }) => categoryOf(category).direct)
        expect(severities).toEqual(severities.toSorted((a, b) => b - a))
      }),
      { numRuns: 2000 },
    )
  })
})
