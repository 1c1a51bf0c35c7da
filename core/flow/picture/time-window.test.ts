import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketLength, standing, timeHistogram, type TimedValue } from './time-window.ts'

const DAY = 86_400_000
const rows = fc.array(
  fc.record({
    time: fc.option(fc.integer({ min: 1.4e12, max: 1.8e12 }), { nil: null }),
    units: fc.bigInt({ min: 0n, max: 10n ** 30n }),
  }),
  { maxLength: 80 },
)

describe('timeHistogram', () => {
  it('counts every row once, in its bar or among those without a time', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 80 }), (all, most) => {
        const { buckets, untimed, largest } = timeHistogram(all, most)
        const counted = buckets.reduce((sum, bucket) => sum + bucket.rows, untimed.rows)
        const units = buckets.reduce((sum, bucket) => sum + bucket.units, untimed.units)
        expect(counted).toBe(all.length)
        expect(units).toBe(all.reduce((sum, row) => sum + row.units, 0n))
        expect(buckets.every((bucket) => bucket.units <= largest)).toBe(true)
        for (const { time } of all) {
          if (time === null) continue
          expect(buckets.filter((bucket) => bucket.from <= time && time < bucket.to)).toHaveLength(1)
        }
      }),
    )
  })

  it('uses lengths that a person can name, aligned to them', () => {
    expect(bucketLength(30 * DAY, 60)).toBe(DAY / 2)
    expect(bucketLength(90 * DAY, 60)).toBe(2 * DAY)
    const at: TimedValue[] = [
      { time: 5 * DAY + 7, units: 1n },
      { time: 45 * DAY, units: 1n },
    ]
    expect(timeHistogram(at, 60).buckets[0]!.from).toBe(5 * DAY)
  })

  it('makes up no time', () => {
    expect(timeHistogram([{ time: null, units: 3n }], 10)).toEqual({
      buckets: [],
      largest: 0n,
      untimed: { rows: 1, units: 3n },
    })
  })
})

describe('standing', () => {
  const window = { from: 100, to: 200 }
  it.each([
    [50, 99, 'outside'],
    [50, 100, 'inside'],
    [200, 300, 'inside'],
    [201, 300, 'outside'],
    [null, 150, 'inside'],
    [null, null, 'unknown'],
  ])('from %s to %s is %s', (firstTime, lastTime, expected) => {
    expect(standing({ firstTime, lastTime }, window)).toBe(expected)
  })
})
