import { describe, expect, it } from 'vitest'
import type { Transfer } from '#core/ledger/types.ts'
import type { Facts } from '#core/risk/facts.ts'
import { HOUR, NOW, ruleOf, transferOf } from '#core/risk/testing.ts'
import { type Crossing, detectChainHopping, type HopKind } from './chain-hopping.ts'

const BRIDGES = ruleOf('T05', 'chain-hopping')
const SWAPS = ruleOf('T05', 'swap-hopping')
const RECORDED = ruleOf('T05', 'recorded-hopping')
const price = () => ({ minor: 100n, source: 'example-price' })
const A = 'eip155:1/slip44:60'
const B = 'eip155:1/erc20:0xb'
const C = 'eip155:1/erc20:0xc'

let made = 0
const move = (from: string, to: string, hours: number, change: Partial<Transfer> = {}): Transfer => {
  made += 1
  return transferOf({ id: `t-${made}`, from, to, amount: 100n, time: NOW + hours * HOUR, ...change })
}
const bridge = (from: string, to: string, start: number, end: number, asset = A): Crossing => ({
  kind: 'bridge',
  given: [move(from, 'bridge', start, { asset })],
  taken: [move('bridge', to, end, { chain: 'tron:0x2b6653dc', asset })],
  tier: 'implicit',
  confidence: 0.5,
})
const swap = (
  who: string,
  [give, take]: readonly [string, string],
  at: number,
  kind: HopKind = 'swap',
): Crossing => ({
  kind,
  given: [move(who, 'pool', at, { asset: give })],
  taken: [move('pool', who, at, { asset: take })],
  tier: 'explicit',
  confidence: 1,
})

interface Asked {
  readonly asset?: string
  readonly hours?: number
  readonly unpriced?: readonly string[]
  readonly facts?: Facts
}
type Hopping = Parameters<typeof detectChainHopping>[0]
const run = (
  check: Hopping,
  crossings: readonly Crossing[],
  { asset = A, hours = 0, unpriced = [], facts = {} }: Asked = {},
) =>
  detectChainHopping(
    check,
    {
      transfer: move('last', 'ours', hours, { asset }),
      facts,
      lastCrossingTo: (place, kinds) => ({
        crossing:
          crossings.findLast(
            ({ kind, taken: [{ to, asset: got, time }] }) =>
              kinds.includes(kind) &&
              to === place.account &&
              got === place.asset &&
              (time ?? 0) <= place.until &&
              (time ?? 0) >= place.since,
          ) ?? null,
        unpriced,
      }),
    },
    price,
  )

describe('chain-hopping over bridges (T05)', () => {
  const first = bridge('start', 'middle', -23, -20)
  const second = bridge('middle', 'last', -10, -8)

  it('takes two bridges one after the other within a day', () => {
    expect(run(BRIDGES, [first, second]).hits).toMatchObject([
      {
        observed: { value: '2', unit: 'hops' },
        explanation: { key: 'risk.hit.chain-hopping', params: { confidence: 250_000, chains: 2 } },
      },
    ])
    expect(run(BRIDGES, [second]).hits).toEqual([])
    expect(run(BRIDGES, [first, second], { hours: 1 }).hits).toHaveLength(1)
    expect(run(BRIDGES, [first, second], { hours: 1.1 }).hits).toEqual([])
    expect(run(BRIDGES, [bridge('start', 'middle', -9, -7), second]).hits).toEqual([])
  })

  it('follows the asset: what came over a bridge as something else is another way', () => {
    expect(run(BRIDGES, [bridge('start', 'middle', -23, -20, B), second]).hits).toEqual([])
  })
})

describe('hops with swaps (T05)', () => {
  it('takes a bridge and a swap, whichever came first', () => {
    const over = bridge('start', 'last', -10, -8, A)
    expect(run(BRIDGES, [over, swap('last', [A, B], -3)], { asset: B }).hits).toMatchObject([
      {
        observed: { value: '2' },
        explanation: {
          key: 'risk.hit.chain-hopping.swaps',
          params: { hops: 2, swaps: 1, assets: 2, chains: 2, confidence: 500_000 },
        },
      },
    ])
    expect(run(BRIDGES, [swap('start', [B, A], -20), over]).hits).toHaveLength(1)
    expect(run(SWAPS, [over, swap('last', [A, B], -3)], { asset: B }).hits).toEqual([])
  })

  it('takes two swaps as a lesser finding, and one never', () => {
    const two = [swap('last', [A, B], -9), swap('last', [B, C], -3)]
    expect(run(SWAPS, two, { asset: C }).hits).toMatchObject([
      {
        severity: 2,
        evidence: { transferIds: { length: 5 } },
        explanation: {
          key: 'risk.hit.swap-hopping.swaps',
          params: { swaps: 2, assets: 3, confidence: 1_000_000 },
        },
      },
    ])
    expect(run(BRIDGES, two, { asset: C }).hits).toEqual([])
    expect(run(SWAPS, two.slice(1), { asset: C }).hits).toEqual([])
    expect(run(SWAPS, two, { asset: A }).hits).toEqual([])
  })

  it('ends where swaps lead in a circle at one instant', () => {
    expect(run(SWAPS, [swap('last', [A, B], -1), swap('last', [B, A], -1)]).hits).toHaveLength(1)
  })

  it('is undecided where a price is missing that could make a swap an even one', () => {
    expect(run(SWAPS, [], { unpriced: ['t-x', 't-x'] })).toMatchObject({
      hits: [],
      notEvaluated: [{ ruleId: 'T05', reason: 'no-price', params: { count: 1, transfers: 't-x' } }],
    })
  })
})

describe('recorded swaps (T05)', () => {
  const two = [swap('last', [A, B], -9, 'recorded-swap'), swap('last', [B, C], -3)]

  it('count with what the chain shows, where swaps are recorded at all', () => {
    expect(run(RECORDED, two, { asset: C, facts: { swapRecords: [] } }).hits).toMatchObject([
      { severity: 3, explanation: { key: 'risk.hit.recorded-hopping.swaps' } },
    ])
    expect(run(SWAPS, two, { asset: C }).hits).toEqual([])
    const shown = [swap('last', [A, B], -9), swap('last', [B, C], -3)]
    expect(run(RECORDED, shown, { asset: C, facts: { swapRecords: [] } }).hits).toEqual([])
  })

  it('leave the check not evaluated where none are connected', () => {
    expect(run(RECORDED, two, { asset: C })).toMatchObject({
      hits: [],
      notEvaluated: [{ ruleId: 'T05', reason: 'no-facts', params: { need: 'swap-records' } }],
    })
  })
})
