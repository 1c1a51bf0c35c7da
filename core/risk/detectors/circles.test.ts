import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildLedger, type ChainLedger } from '#core/ledger/ledger.ts'
import { HOUR, NOW, ruleOf, transferOf } from '#core/risk/testing.ts'
import { findCircles } from './circles.ts'

const CIRCLE = ruleOf('T25', 'circular-flow')
const priceOf = () => ({ minor: 100n, source: 'example-price' })

interface Move {
  readonly from: string
  readonly to: string
  readonly amount?: bigint
  readonly hours: number
}

const chainOf = (moves: readonly Move[]): ChainLedger =>
  [
    ...buildLedger(
      moves.map(({ from, to, amount = 100n, hours }, at) =>
        transferOf({ id: `t-${at}`, from, to, amount, block: at + 1, time: NOW + hours * HOUR }),
      ),
    ).chains.values(),
  ][0]!

const circle = (hops: number, least: bigint, hours = 10): Move[] =>
  Array.from({ length: hops }, (_, at) => ({
    from: `c${at}`,
    to: `c${(at + 1) % hops}`,
    amount: at === 0 ? 100n : least,
    hours: (at * hours) / (hops - 1),
  }))

const found = (
  moves: readonly Move[],
  { excluded = [], funders = {} }: { excluded?: readonly string[]; funders?: Record<string, string> } = {},
) =>
  findCircles(CIRCLE, chainOf(moves), {
    priceOf,
    isExcluded: (account) => excluded.includes(account),
    funderOf: (account) => funders[account] ?? null,
  })

describe('circular flow (T25)', () => {
  it('takes circles of up to six that return 80 % within a day, through nobody who is excluded', () => {
    expect(found(circle(3, 80n))).toMatchObject([
      {
        result: {
          hits: [
            { observed: { value: '80', unit: 'percent' }, explanation: { key: 'risk.hit.circular-flow' } },
          ],
        },
      },
    ])
    expect(found(circle(3, 79n))).toEqual([])
    expect([found(circle(6, 100n)).length, found(circle(7, 100n)).length]).toEqual([1, 0])
    expect([found(circle(3, 100n, 24)).length, found(circle(3, 100n, 24.1)).length]).toEqual([1, 0])
    expect(found(circle(3, 100n), { excluded: ['c1'] })).toEqual([])
  })

  it('takes two who pay each other only where one hand had funded both', () => {
    const refund = circle(2, 100n, 5)
    expect(found(refund)).toEqual([])
    expect(found(refund, { funders: { c0: 'f', c1: 'g' } })).toEqual([])
    expect(found(refund, { funders: { c0: 'f' } })).toEqual([])
    const funded = { key: 'risk.hit.circular-flow.same-funder', params: { funder: 'f', hops: 2 } }
    expect(found(refund, { funders: { c0: 'f', c1: 'f' } })).toMatchObject([
      { result: { hits: [{ explanation: funded }] } },
    ])
    expect(found(refund, { funders: { c0: 'f', c1: 'f' }, excluded: ['f'] })).toEqual([])
    expect(found(refund, { funders: { c1: 'c0' } })).toHaveLength(1)
  })

  it('names the funder of a longer circle where there is one', () => {
    const [shape] = found(circle(3, 100n), { funders: { c0: 'f', c1: 'f', c2: 'f' } })
    expect(shape?.result.hits[0]?.explanation.params['funder']).toBe('f')
    const [other] = found(circle(3, 100n), { funders: { c0: 'f', c1: 'f' } })
    expect(other?.result.hits[0]?.explanation.params['funder']).toBeUndefined()
  })

  it('returns to where it began, whatever moves there are', () => {
    const move = fc.record({
      from: fc.integer({ min: 0, max: 4 }).map((n) => `c${n}`),
      to: fc.integer({ min: 0, max: 4 }).map((n) => `c${n}`),
      amount: fc.bigInt({ min: 80n, max: 110n }),
      hours: fc.integer({ min: 0, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 14 }), (moves) => {
        const inOrder = moves.toSorted((a, b) => a.hours - b.hours)
        const chain = chainOf(inOrder)
        for (const { accounts, rows } of found(inOrder, { funders: { c0: 'f', c1: 'f' } })) {
          const steps = rows.map((row) => chain.transfer(row))
          expect(steps).toHaveLength(accounts.length)
          expect(steps[0]!.from).toBe(steps.at(-1)!.to)
          for (const [at, step] of steps.entries()) {
            if (at > 0) expect(step.from).toBe(steps[at - 1]!.to)
            expect(step.amount * 100n).toBeGreaterThanOrEqual(steps[0]!.amount * 80n)
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
