import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainDigest, ledgerDigest } from './digest.ts'
import {
  appendTransfers,
  buildLedger,
  locateTransfer,
  retainTransfers,
  rollbackFrom,
  rowsOfAsset,
} from './ledger.ts'
import { rowsBefore, rowsFrom, rowsUntil } from './points.ts'
import { toStrings } from './strings.ts'
import { TransferConflictError } from './transfer-conflict.ts'
import type { Transfer } from './types.ts'

const RUNS = { numRuns: 2000 }

const base: Transfer = {
  id: 'x',
  chain: 'eip155:1',
  asset: 'eip155:1/slip44:60',
  txHash: '0x00',
  from: 'eip155:1:a',
  to: 'eip155:1:b',
  amount: 1n,
  block: 1,
  txIndex: 0,
  logIndex: null,
  time: null,
}

const transfer = (id: string, more: Partial<Transfer>): Transfer => ({ ...base, id, ...more })

/** Any mixture of known and unknown positions: ids are unique, the rest collides often. */
const transfers: fc.Arbitrary<Transfer[]> = fc.uniqueArray(
  fc.record({
    id: fc.nat(60).map((id) => `id${id}`),
    chain: fc.constantFrom('eip155:1', 'eip155:137'),
    asset: fc.constantFrom('eth', 'usdc'),
    txHash: fc.constant('0x01'),
    from: fc.constantFrom('a', 'b', 'c'),
    to: fc.constantFrom('a', 'b', 'c'),
    amount: fc.oneof(fc.nat(9).map(BigInt), fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })),
    block: fc.option(fc.nat(5)),
    txIndex: fc.option(fc.nat(2)),
    logIndex: fc.option(fc.nat(2)),
    time: fc.option(fc.nat(5)),
  }),
  { selector: (row) => row.id, maxLength: 20 },
)

const idsOf = (list: Iterable<Transfer>) =>
  [...buildLedger(list).chains.values()].flatMap((chain) => toStrings(chain.columns.ids))

describe('order', () => {
  test('chain, block, transaction, log, then time, then id', () => {
    const expected = [
      transfer('e', { chain: 'bip122:0', block: 9 }),
      transfer('d', { block: 1, txIndex: null }),
      transfer('c', { block: 1, txIndex: 0, logIndex: null }),
      transfer('b', { block: 1, txIndex: 0, logIndex: 0 }),
      transfer('a', { block: 1, txIndex: 0, logIndex: 7, time: 1 }),
      transfer('0', { block: 1, txIndex: 0, logIndex: 7, time: 2 }),
      transfer('1', { block: 1, txIndex: 0, logIndex: 7, time: 2 }),
      transfer('z', { block: 2, time: 0 }),
    ]
    expect(idsOf(expected.toReversed())).toEqual(expected.map((row) => row.id))
  })

  test('without blocks, time decides', () => {
    const list = [1, 2, 3].map((time) => transfer(`t${time}`, { block: null, txIndex: null, time }))
    expect(idsOf(list.toReversed())).toEqual(['t1', 't2', 't3'])
  })

  test('a timed row stands after the last block known not to be later; a row with neither stands last', () => {
    const list = [
      transfer('early', { block: null, time: 5 }),
      transfer('b10', { block: 10, time: 100 }),
      transfer('between', { block: null, time: 150 }),
      transfer('b11', { block: 11, time: null }),
      transfer('b12', { block: 12, time: 200 }),
      transfer('late', { block: null, time: 200 }),
      transfer('unknown', { block: null, time: null }),
    ]
    const ledger = buildLedger(list.toReversed())
    const chain = ledger.chains.get('eip155:1')!
    expect(toStrings(chain.columns.ids)).toEqual(list.map((row) => row.id))
    expect(chain.notes).toEqual({ byBlock: 3, byTime: 3, unanchored: 1, unplaced: 1 })
  })

  test('a block whose clock ran ahead does not put later blocks before it', () => {
    const list = [
      transfer('t99', { block: null, time: 99 }),
      transfer('b10', { block: 10, time: 100 }),
      transfer('b11', { block: 11, time: 90 }),
      transfer('b12', { block: 12, time: 95 }),
      transfer('t101', { block: null, time: 101 }),
    ]
    expect(idsOf(list.toReversed())).toEqual(list.map((row) => row.id))
  })

  test('I3: any order of arrival gives the same ledger', () => {
    fc.assert(
      fc.property(
        transfers.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(idsOf(shuffled)).toEqual(idsOf(list))
          expect(ledgerDigest(buildLedger(shuffled))).toBe(ledgerDigest(buildLedger(list)))
        },
      ),
      RUNS,
    )
  })
})

describe('growing and shrinking', () => {
  test('I1: the same batch twice is the same ledger', () => {
    fc.assert(
      fc.property(transfers, (list) => {
        const once = buildLedger(list)
        const twice = appendTransfers(once, list)
        expect(twice.count).toBe(list.length)
        expect(ledgerDigest(twice)).toBe(ledgerDigest(once))
        expect(buildLedger([...list, ...list]).count).toBe(list.length)
      }),
      RUNS,
    )
  })

  test('I2: batch by batch is all at once, early or late', () => {
    fc.assert(
      fc.property(transfers, fc.nat(20), fc.nat(20), (list, first, second) => {
        const [from, to] = first < second ? [first, second] : [second, first]
        let ledger = buildLedger(list.slice(from, to))
        ledgerDigest(ledger)
        ledger = appendTransfers(ledger, list.slice(to))
        const before = ledgerDigest(ledger)
        const whole = appendTransfers(ledger, list.slice(0, from))
        expect(ledgerDigest(whole)).toBe(ledgerDigest(buildLedger(list)))
        expect(ledgerDigest(ledger)).toBe(before)
      }),
      RUNS,
    )
  })

  test('I4: a reorganisation rolled back was never there', () => {
    fc.assert(
      fc.property(transfers, fc.nat(5), (list, block) => {
        const rolled = rollbackFrom(buildLedger(list), 'eip155:1', block)
        const never = buildLedger(
          list.filter((row) => row.chain !== 'eip155:1' || row.block === null || row.block < block),
        )
        expect(ledgerDigest(rolled)).toBe(ledgerDigest(never))
        for (const [name, chain] of never.chains) {
          const back = rolled.chains.get(name)!
          expect(back.notes).toEqual(chain.notes)
          for (const row of list) expect(back.rowOf(row.id)).toBe(chain.rowOf(row.id))
        }
      }),
      RUNS,
    )
  })

  test('the same id with other content is refused', () => {
    const ledger = buildLedger([base])
    expect(() => appendTransfers(ledger, [{ ...base, amount: 2n }])).toThrow(TransferConflictError)
    expect(() => buildLedger([base, { ...base, block: 2 }])).toThrow(TransferConflictError)
  })

  test('dropping every row of a chain drops the chain', () => {
    expect(retainTransfers(buildLedger([base]), () => false)).toEqual({ count: 0, chains: new Map() })
  })
})

describe('content', () => {
  test('every transfer comes back exactly as it went in, up to uint256', () => {
    fc.assert(
      fc.property(transfers, (list) => {
        const ledger = buildLedger(list)
        for (const row of list) {
          const found = locateTransfer(ledger, row.id)!
          expect(found.chain.transfer(found.row)).toEqual(row)
        }
      }),
      RUNS,
    )
  })

  test('what is no uint256, block or time is refused', () => {
    for (const wrong of [
      { amount: -1n },
      { amount: 2n ** 256n },
      { block: -1 },
      { block: 0.5 },
      { time: Infinity },
    ]) {
      expect(() => buildLedger([{ ...base, ...wrong }])).toThrow(RangeError)
    }
  })

  test('rows are grouped by holding, both ways, and by asset', () => {
    fc.assert(
      fc.property(transfers, (list) => {
        for (const chain of buildLedger(list).chains.values()) {
          for (let holding = 0; holding < chain.holdingCount; holding++) {
            const rows = Array.from({ length: chain.count }, (_, row) => row)
            const { outgoing, incoming, columns } = chain
            const group = (csr: typeof outgoing) =>
              Array.from(csr.events.subarray(csr.offsets[holding], csr.offsets[holding + 1]))
            expect(group(outgoing)).toEqual(rows.filter((row) => columns.from[row] === holding))
            expect(group(incoming)).toEqual(rows.filter((row) => columns.to[row] === holding))
          }
          const usdc = [...rowsOfAsset(chain, 'usdc')].map((row) => chain.columns.ids.at(row))
          expect(usdc).toEqual(
            toStrings(chain.columns.ids).filter((id) => list.find((row) => row.id === id)!.asset === 'usdc'),
          )
        }
      }),
      RUNS,
    )
  })

  test('a digest is the SHA-256 of the canonical rows, then of the chains', () => {
    // printf '["eip155:1",1,0,null,null,"x","eip155:1/slip44:60","0x00","eip155:1:a","eip155:1:b","1"]\n' | sha256sum
    const chain = 'adf4c3b23a101fd5bd017db83bcd9c33bca989217f135a02d3628312d223b364'
    expect(chainDigest(buildLedger([base]).chains.get('eip155:1')!)).toBe(chain)
    // printf '["eip155:1","<that>"]\n' | sha256sum
    expect(ledgerDigest(buildLedger([base]))).toBe(
      '314c2751eaf3e9d71166d74507e73b46190f5504d636e266cb826b3476bcfd19',
    )
  })
})

describe('points', () => {
  const chainOf = (list: Transfer[]) => buildLedger(list).chains.get('eip155:1')!

  test('a block bounds rows by their block', () => {
    const chain = chainOf([1, 2, 2, 3].map((block, at) => transfer(`${at}`, { block })))
    const two = { block: 2, time: null }
    expect([rowsFrom(chain, two), rowsBefore(chain, two), rowsUntil(chain, two)]).toEqual([1, 1, 3])
    expect([rowsFrom(chain, null), rowsBefore(chain, null), rowsUntil(chain, null)]).toEqual([0, 4, 4])
  })

  test('a time bounds rows by their time; a row without one counts unless the rows around it exclude it', () => {
    const times = [10, null, 20, null, 30]
    const chain = chainOf(times.map((time, block) => transfer(`${block}`, { block, time })))
    const at = (time: number) => ({ block: null, time })
    expect(rowsUntil(chain, at(10))).toBe(2)
    expect(rowsUntil(chain, at(25))).toBe(4)
    expect(rowsFrom(chain, at(15))).toBe(1)
    expect(rowsFrom(chain, at(30))).toBe(3)
    expect(rowsBefore(chain, at(20))).toBe(2)
  })

  test('rows of both kinds: timed rows belong to the block they stand after, unplaced rows to no bounded range', () => {
    const list = [
      transfer('b1', { block: 1, time: 10 }),
      transfer('t', { block: null, time: 15 }),
      transfer('b2', { block: 2, time: 20 }),
      transfer('unknown', { block: null, time: null }),
    ]
    const chain = chainOf(list.toReversed())
    const until = (block: number | null, time: number | null) => rowsUntil(chain, { block, time })
    expect([until(0, null), until(1, null), until(2, null), until(99, null)]).toEqual([0, 2, 3, 3])
    expect([until(null, 9), until(null, 15), until(null, 20), until(null, 99)]).toEqual([0, 2, 3, 3])
    expect(rowsUntil(chain, null)).toBe(4)
  })

  test('where no row has a time, a dated label is taken to hold', () => {
    const chain = chainOf([transfer('0', { block: 1 }), transfer('1', { block: 2 })])
    const point = { block: null, time: 99 }
    expect([rowsFrom(chain, point), rowsBefore(chain, point), rowsUntil(chain, point)]).toEqual([0, 2, 2])
  })
})
