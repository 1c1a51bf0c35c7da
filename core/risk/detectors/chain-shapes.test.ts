import { describe, expect, it } from 'vitest'
import { buildLedger, type ChainLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { HOUR, NOW, ruleOf, transferOf } from '#core/risk/testing.ts'
import { detectEqualOutputs, findPeels } from './chain-shapes.ts'

const PEEL = ruleOf('T04', 'peel-chain')
const EQUAL = ruleOf('T03', 'equal-outputs')
const price = () => ({ minor: 100n, source: 'example-price' })

let made = 0
function move(
  from: string,
  to: string,
  amount: bigint,
  hours: number,
  change: Partial<Transfer> = {},
): Transfer {
  made += 1
  return transferOf({ id: `t-${made}`, from, to, amount, block: made, time: NOW + hours * HOUR, ...change })
}
const chainOf = (transfers: readonly Transfer[]): ChainLedger =>
  [...buildLedger(transfers).chains.values()][0]!

describe('peel chain (T04)', () => {
  /** `hops` accounts, each passing on `percent` of what it received. */
  const peel = (hops: number, percent: bigint, every = 2) => {
    const rows = [move('source', 'a0', 10n ** 12n, 0)]
    let left = 10n ** 12n
    for (let hop = 0; hop < hops; hop += 1) {
      const onward = (left * percent) / 100n
      rows.push(move(`a${hop}`, `peel${hop}`, left - onward, (hop + 1) * every))
      rows.push(move(`a${hop}`, `a${hop + 1}`, onward, (hop + 1) * every))
      left = onward
    }
    return chainOf(rows)
  }
  const found = (...args: Parameters<typeof peel>) => findPeels(PEEL, peel(...args), price)

  it('takes five hops that pass on 70 to 99 % within a day each', () => {
    expect(found(5, 80n)).toMatchObject([
      {
        accounts: ['a0', 'a1', 'a2', 'a3', 'a4'],
        result: { hits: [{ observed: { value: '5' }, threshold: { value: '5' } }] },
      },
    ])
    expect(found(4, 80n)).toEqual([])
    expect([found(5, 70n).length, found(5, 69n).length]).toEqual([1, 0])
    expect([found(5, 99n).length, findPeels(PEEL, peel(5, 100n), price).length]).toEqual([1, 0])
    expect([found(5, 80n, 24).length, found(5, 80n, 25).length]).toEqual([1, 0])
  })

  it('takes a hop with one payment too, if it keeps the part that peels off', () => {
    const kept = (percent: bigint) => {
      const rows = [move('source', 'b0', 10n ** 12n, 0)]
      for (let hop = 0, left = 10n ** 12n; hop < 5; hop += 1) {
        left = (left * percent) / 100n
        rows.push(move(`b${hop}`, `b${hop + 1}`, left, hop + 1))
      }
      return findPeels(PEEL, chainOf(rows), price)
    }
    expect(kept(70n)).toMatchObject([{ accounts: ['b0', 'b1', 'b2', 'b3', 'b4'], rows: [1, 2, 3, 4, 5] }])
    expect([kept(99n).length, kept(69n).length, kept(100n).length]).toEqual([1, 0, 0])
  })
})

describe('equal outputs (T03)', () => {
  const legs = (outputs: number, inputs: number, amount = 50n) =>
    Array.from({ length: outputs }, (_, at) => move(`in${at % inputs}`, `out${at}`, amount, 0))
  it('takes five equal outputs of three senders in one transaction', () => {
    const run = (legs: readonly Transfer[]) => {
      const senders = new Set(legs.map(({ from }) => from)).size
      return detectEqualOutputs(EQUAL, legs[0]!, { legs, senders }, price).hits
    }
    expect(run(legs(5, 3))).toMatchObject([
      { observed: { value: '5' }, explanation: { params: { senders: 3 } } },
    ])
    expect(run(legs(4, 3))).toEqual([])
    expect(run(legs(5, 2))).toEqual([])
    expect(run(legs(5, 3, 0n))).toEqual([])
  })
})
