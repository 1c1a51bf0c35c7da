import { describe, expect, test } from 'vitest'
import { ASSET, CHAIN, account, transfersOf } from '#core/flow/testing/ledgers.ts'
import type { Row } from '#core/flow/testing/ledgers.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import { findBursts, findPassThrough, findStructuring } from './amounts.ts'
import { findPeelChains } from './chains.ts'
import { findCycles } from './cycles.ts'
import { findFanIn, findFanOut } from './fans.ts'
import { DAY, HOUR } from './finding.ts'

/** Rows with times in hours; a row without one is an hour after the row before. */
function chainOf(rows: readonly (readonly [...Row, hour?: number])[]) {
  let hour = -1
  const transfers = transfersOf(rows.map(([from, to, amount]): Row => [from, to, amount])).map(
    (transfer, at) => {
      hour = rows[at]![3] ?? hour + 1
      return { ...transfer, time: hour * HOUR }
    },
  )
  return buildLedger(transfers).chains.get(CHAIN)!
}

const names = (...list: string[]) => list.map(account)

describe('fans', () => {
  const rows: Row[] = ['b', 'c', 'd', 'b'].map((sender): Row => [sender, 'a', 5])

  test('three senders inside a day, each counted once', () => {
    expect(findFanIn(chainOf(rows), { counterparties: 3 })).toEqual([
      { accounts: names('a', 'b', 'c', 'd'), rows: [0, 1, 2] },
    ])
    expect(findFanIn(chainOf(rows), { counterparties: 4 })).toEqual([])
    expect(
      findFanOut(chainOf(rows.map(([from, to, amount]): Row => [to, from, amount])), { counterparties: 3 }),
    ).toHaveLength(1)
  })

  test('not if they are spread over more than the window', () => {
    const spread = rows.map(([from, to, amount], at) => [from, to, amount, at * 20] as const)
    expect(findFanIn(chainOf(spread), { counterparties: 3 })).toEqual([])
    expect(findFanIn(chainOf(spread), { counterparties: 3, within: 2 * DAY })).toHaveLength(1)
  })

  test('with several transfers each, only senders that make them count', () => {
    const often: Row[] = [...rows, ['c', 'a', 5]]
    expect(findFanIn(chainOf(often), { counterparties: 2, transfersEach: 2 })).toEqual([
      { accounts: names('a', 'b', 'c'), rows: [0, 1, 3, 4] },
    ])
  })
})

describe('amounts', () => {
  test('structuring: three amounts just under the threshold inside a day', () => {
    const rows: Row[] = [
      ['a', 'b', 7999],
      ['a', 'c', 8000],
      ['a', 'b', 6800],
      ['a', 'd', 6799],
      ['a', 'd', 7500],
    ]
    expect(findStructuring(chainOf(rows), ASSET, { threshold: 8000n })).toEqual([
      { accounts: names('a', 'b', 'd'), rows: [0, 2, 4] },
    ])
    expect(findStructuring(chainOf(rows), ASSET, { threshold: 8000n, transfers: 4 })).toEqual([])
    expect(findStructuring(chainOf(rows), 'other', { threshold: 8000n })).toEqual([])
  })

  test('bursts: three payments to one receiver inside a day', () => {
    const rows = [
      ['a', 'b', 1, 0],
      ['a', 'b', 2, 1],
      ['a', 'c', 2, 1],
      ['a', 'b', 3, 24],
      ['a', 'b', 3, 90],
    ] as const
    expect(findBursts(chainOf(rows))).toEqual([{ accounts: names('a', 'b'), rows: [0, 1, 3] }])
  })

  test('pass-through: 95 of 100 within the hour, not 94, not after two hours', () => {
    const found = (sent: number, hour: number) =>
      findPassThrough(
        chainOf([
          ['a', 'b', 100, 0],
          ['b', 'c', sent, hour],
        ]),
      ).map((finding) => finding.rows)
    expect([found(95, 1), found(94, 1), found(95, 2), found(101, 1)]).toEqual([[[0, 1]], [], [], []])
  })

  test('one outgoing transfer explains one incoming one', () => {
    const rows: Row[] = [
      ['a', 'b', 100],
      ['x', 'b', 100],
      ['b', 'c', 100],
    ]
    expect(findPassThrough(chainOf(rows), { within: DAY })).toHaveLength(1)
  })
})

test('peel chain: from its first account, at its full length', () => {
  const rows: Row[] = [['start', 'p0', 1000]]
  let left = 1000
  for (let hop = 0; hop < 6; hop++) {
    rows.push([`p${hop}`, `shop${hop}`, 10])
    left -= 10
    rows.push([`p${hop}`, `p${hop + 1}`, left])
  }
  const chain = chainOf(rows)
  const found = findPeelChains(chain)
  expect(found).toHaveLength(1)
  expect(found[0]!.accounts).toEqual(names('p0', 'p1', 'p2', 'p3', 'p4', 'p5'))
  expect(found[0]!.rows).toEqual(Array.from({ length: 12 }, (_, at) => at + 1))
  expect(findPeelChains(chain, { hops: 7 })).toEqual([])
  expect(findPeelChains(chain, { fromPercent: 100 })).toEqual([])
})

describe('cycles', () => {
  const ring: Row[] = [
    ['a', 'b', 100],
    ['b', 'c', 98],
    ['c', 'a', 95],
  ]

  test('three transfers in order that come back', () => {
    expect(findCycles(chainOf(ring))).toEqual([{ accounts: names('a', 'b', 'c'), rows: [0, 1, 2] }])
    expect(findCycles(chainOf(ring), { tolerancePercent: 4 })).toEqual([])
    expect(findCycles(chainOf(ring), { within: HOUR })).toEqual([])
    expect(findCycles(chainOf(ring), { fewest: 4 })).toEqual([])
    expect(findCycles(chainOf(ring), { hub: 0 })).toEqual([])
  })

  test('out of order only where order is not asked for', () => {
    const shuffled = chainOf([ring[1]!, ring[0]!, ring[2]!])
    expect(findCycles(shuffled)).toEqual([])
    expect(findCycles(shuffled, { inOrder: false })).toEqual([
      { accounts: names('b', 'c', 'a'), rows: [0, 1, 2] },
    ])
  })

  test('no more hops than asked for', () => {
    const long: Row[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, at, all): Row => [
      name,
      all[(at + 1) % 6]!,
      10,
    ])
    expect(findCycles(chainOf(long))).toEqual([])
    expect(findCycles(chainOf(long), { hops: 6 })).toHaveLength(1)
  })
})
