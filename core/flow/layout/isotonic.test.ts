import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isotonic, spaceOut } from './isotonic.ts'
import { layersByHop, layersByTime } from './layers.ts'

describe('isotonic', () => {
  it('pools violators into their weighted mean', () => {
    expect(isotonic([1, 3, 2, 4], [1, 1, 1, 1])).toEqual([1, 2.5, 2.5, 4])
    expect(isotonic([3, 1], [3, 1])).toEqual([2.5, 2.5])
    expect(isotonic([], [])).toEqual([])
  })

  it('is sorted, keeps the weighted sum, and leaves sorted input alone', () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 50 })))
    fc.assert(
      fc.property(lists, (list) => {
        const [wanted, weights] = [list.map(([value]) => value), list.map(([, weight]) => weight)]
        const fitted = isotonic(wanted, weights)
        fitted.slice(1).forEach((value, at) => expect(value).toBeGreaterThanOrEqual(fitted[at]!))
        const sum = (values: readonly number[]) =>
          values.reduce((total, value, at) => total + value * weights[at]!, 0)
        expect(sum(fitted)).toBeCloseTo(sum(wanted), 4)
        const sorted = wanted.toSorted((a, b) => a - b)
        expect(isotonic(sorted, weights)).toEqual(sorted)
      }),
    )
  })

  it('keeps the separations asked for', () => {
    const placed = spaceOut([0, 0, 100], [1, 1, 1], [0, 40, 40])
    expect(placed).toEqual([-20, 20, 100])
  })
})

describe('layers', () => {
  const node = (id: string, time: number | null = null) => ({ id, width: 1, height: 1, time })

  it('signs hops by direction, the source side winning a tie', () => {
    const layers = layersByHop(
      ['s', 'in', 'both', 'out', 'cousin', 'alone'].map((id) => node(id)),
      [
        { source: 'in', target: 's' },
        { source: 's', target: 'out' },
        { source: 's', target: 'both' },
        { source: 'both', target: 's' },
        { source: 'in', target: 'cousin' },
      ],
      ['s'],
    )
    expect(Object.fromEntries(layers)).toEqual({ s: 0, in: -1, both: -1, out: 1, cousin: 0, alone: 0 })
  })

  it('ranks time buckets around the subject and makes up no time', () => {
    const nodes = [node('a', 0), node('s', 95), node('b', 99), node('c', 500), node('unknown')]
    expect(Object.fromEntries(layersByTime(nodes, ['s'], 10))).toEqual({
      a: -1,
      s: 0,
      b: 0,
      c: 1,
      unknown: 0,
    })
    expect(() => layersByTime(nodes, ['s'], 0)).toThrow(RangeError)
  })
})
