import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleOf } from '#core/risk/testing.ts'
import { detectStructuring, type CustomerTransfer } from './structuring.ts'

const T06 = ruleOf('T06', 'structuring')
const HOUR = 3_600_000
const NOW = 1_790_000_000_000

function transfer(id: string, hoursAgo: number | null, dollars: number | null): CustomerTransfer {
  return {
    id,
    time: hoursAgo === null ? null : NOW - hoursAgo * HOUR,
    fiat: dollars === null ? null : { minor: BigInt(Math.round(dollars * 100)), source: 'p' },
  }
}

function run(screened: CustomerTransfer, earlier: readonly CustomerTransfer[], rule = T06) {
  return detectStructuring(rule, { customerId: 'c-1', direction: 'inbound', screened, earlier })
}

describe('structuring', () => {
  const last = transfer('t-3', 0, 7500)

  it('finds three transfers just below HK$8,000 within a day', () => {
    expect(run(last, [transfer('t-1', 20, 7900), transfer('t-2', 5, 6000)]).hits).toMatchObject([
      {
        ruleId: 'T06',
        severity: 3,
        category: null,
        kind: 'behaviour',
        observed: { name: 'sum', value: '2140000', unit: 'hkd-minor' },
        threshold: { name: 'threshold', value: '800000' },
        evidence: { transferIds: ['t-1', 't-2', 't-3'], label: null },
        explanation: { key: 'risk.hit.structuring.inbound', params: { count: 3, window: 24 * HOUR } },
      },
    ])
  })

  it('takes the longer window where the day is not enough', () => {
    const { hits } = run(last, [transfer('t-1', 160, 7900), transfer('t-2', 5, 6000)])
    expect(hits[0]?.explanation.params).toMatchObject({ count: 3, window: 168 * HOUR })
    expect(run(last, [transfer('t-1', 168, 7900), transfer('t-2', 5, 6000)]).hits).toEqual([])
  })

  it.each([
    [5599.99, 0],
    [5600, 1],
    [7999.99, 1],
    [8000, 0],
  ])('counts HK$%d in the band: %d', (dollars, hits) => {
    const earlier = [transfer('t-1', 2, 7000), transfer('t-2', 1, 7000)]
    expect(run(transfer('t-3', 0, dollars), earlier).hits).toHaveLength(hits)
  })

  it('wants the sum to reach the threshold', () => {
    const low = ruleOf('T06', 'structuring', { bandFrom: 10, minCount: 2 })
    expect(run(transfer('t-2', 0, 3000), [transfer('t-1', 1, 4999.99)], low).hits).toEqual([])
    expect(run(transfer('t-2', 0, 3000), [transfer('t-1', 1, 5000)], low).hits).toHaveLength(1)
  })

  it('is undecided, not clean, where price or time is missing and could matter', () => {
    const reasons = (result: ReturnType<typeof run>) => result.notEvaluated.map(({ reason }) => reason)
    expect(reasons(run(transfer('t-3', 0, null), []))).toEqual(['no-price'])
    expect(reasons(run(transfer('t-3', null, 7000), []))).toEqual(['no-time'])
    expect(reasons(run(last, [transfer('t-1', 1, 7000), transfer('t-2', 2, null)]))).toEqual(['no-price'])
    expect(reasons(run(last, [transfer('t-1', 1, 7000), transfer('t-2', null, 7000)]))).toEqual(['no-time'])
    expect(reasons(run(last, [transfer('t-2', 2, null)]))).toEqual([])
    expect(reasons(run(last, [transfer('t-1', 1, 7000), transfer('t-2', null, 100)]))).toEqual([])
  })

  it('lets a hit stand beside a transfer without a price', () => {
    const earlier = [transfer('t-1', 2, 7000), transfer('t-2', 1, 7000), transfer('t-0', 3, null)]
    expect(run(last, earlier)).toMatchObject({ hits: [{ ruleId: 'T06' }], notEvaluated: [] })
  })

  it('does not depend on the order, nor on transfers after the screened one', () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: -50, max: 200 }), fc.integer({ min: 1000, max: 9000 })),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(some, (list) => {
        const earlier = list.map(([hours, dollars], at) => transfer(`e-${at}`, hours, dollars))
        const past = earlier.filter(({ time }) => time !== null && time <= NOW)
        const result = run(last, earlier)
        expect(run(last, earlier.toReversed())).toEqual(result)
        expect(run(last, past)).toEqual(result)
        const band = past.filter(
          ({ fiat }) => fiat !== null && fiat.minor >= 560_000n && fiat.minor < 800_000n,
        )
        const week = band.filter(({ time }) => time !== null && time > NOW - 168 * HOUR)
        expect(result.hits).toHaveLength(week.length >= 2 ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  })
})
