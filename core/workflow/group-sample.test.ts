import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawSample, LARGEST_SAMPLE, LEAST_SAMPLE, sampleSize } from './group-sample.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 })

describe('the forced sample of a group', () => {
  it.each([
    [2, 2],
    [5, 5],
    [6, 5],
    [25, 5],
    [26, 6],
    [100, 10],
    [900, 30],
    [1000, 30],
  ])('of %i alerts looks at %i', (members, size) => {
    expect(sampleSize(members)).toBe(size)
  })

  it('is part of the group, each alert once, of the stated size', () => {
    fc.assert(
      fc.property(fc.string(), ids, (seed, members) => {
        const sample = drawSample(seed, members)
        expect(new Set(sample).size).toBe(sample.length)
        expect(sample.length).toBe(sampleSize(members.length))
        expect(sample.every((id) => members.includes(id))).toBe(true)
        expect(sample.length).toBeLessThanOrEqual(LARGEST_SAMPLE)
        if (members.length >= LEAST_SAMPLE) expect(sample.length).toBeGreaterThanOrEqual(LEAST_SAMPLE)
      }),
      { numRuns: 2000 },
    )
  })

  it('does not depend on the order in which the alerts are listed', () => {
    fc.assert(
      fc.property(fc.string(), ids, (seed, members) => {
        expect(drawSample(seed, members.toReversed())).toEqual(drawSample(seed, members))
      }),
      { numRuns: 2000 },
    )
  })

  it('picks every alert about as often as any other', () => {
    const members = Array.from({ length: 50 }, (_, n) => `A-${n}`)
    const times = new Map(members.map((id) => [id, 0]))
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const id of drawSample(`seed-${seed}`, members)) times.set(id, times.get(id)! + 1)
    }
    // 2,000 draws of 8 from 50: 320 times each is expected, with a standard deviation of about 16.
    for (const count of times.values()) expect(Math.abs(count - 320)).toBeLessThan(80)
  })
})
