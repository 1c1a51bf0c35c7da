import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp } from './exp.ts'
import { Random } from './random.ts'

describe('the seeded stream', () => {
  it('is pinned: a change of the generator changes every world', () => {
    const random = new Random('pinned')
    expect([random.uint32(), random.uint32(), random.uint32()]).toMatchInlineSnapshot(`
      [
        3520855231,
        2245292750,
        3400163512,
      ]
    `)
  })

  it('gives forks that do not depend on what was drawn before', () => {
    const drawn = new Random('s')
    drawn.hex(64)
    expect(drawn.fork('a').hex(16)).toBe(new Random('s').fork('a').hex(16))
    expect(new Random('s').fork('a').hex(16)).not.toBe(new Random('s').fork('b').hex(16))
  })

  it('is uniform enough: mean, variance and ends', () => {
    const random = new Random('uniform')
    const draws = Array.from({ length: 50_000 }, () => random.unit())
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length
    const variance = draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length
    expect(mean).toBeCloseTo(0.5, 2)
    expect(variance).toBeCloseTo(1 / 12, 2)
    expect(Math.min(...draws.slice(0, 1_000))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...draws.slice(0, 1_000))).toBeLessThan(1)
  })

  it('draws by cumulative weight', () => {
    const random = new Random('weights')
    const counts = [0, 0, 0]
    for (let i = 0; i < 10_000; i += 1) counts[random.byCumulative([1, 1, 4])]! += 1
    expect(counts[1]).toBe(0)
    expect(counts[2]! / counts[0]!).toBeCloseTo(3, 0)
  })

  it('samples without repeating and refuses more than there is', () => {
    const random = new Random('sample')
    expect(random.sample([1, 2, 3, 4], 4).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
    expect(() => random.sample([1], 2)).toThrow(RangeError)
    expect(() => random.pick([])).toThrow(RangeError)
  })
})

describe('exp', () => {
  it('agrees with Math.exp', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13)
      }),
    )
  })
})
