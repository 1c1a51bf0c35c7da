import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine } from '#core/flow/engine.ts'
import { ASSET, CHAIN, account, claim, transfersOf } from '#core/flow/testing/ledgers.ts'
import type { Row } from '#core/flow/testing/ledgers.ts'
import { buildLedger } from '#core/ledger/ledger.ts'

const NAMES = ['a', 'b', 'c', 'thief', 'shop']
const name = fc.constantFrom(...NAMES)
const rows: fc.Arbitrary<Row[]> = fc.array(fc.tuple(name, name, fc.nat(9)), { minLength: 1, maxLength: 16 })
const labels = [claim('thief'), claim('shop', 'service')]

/** Coin by coin: each carries the number of the transfer that brought it in, or that a label gave it. */
function coinByCoin(rows: readonly Row[], method: 'fifo' | 'lifo'): Map<string, number[]> {
  const coins = new Map(NAMES.map((name) => [name, [] as number[]]))
  for (const [row, [from, to, amount]] of rows.entries()) {
    const moved: number[] = []
    for (let nr = 0; nr < Number(amount); nr++) {
      const coin = method === 'fifo' ? coins.get(from)!.shift() : coins.get(from)!.pop()
      const relabelled = from === 'thief' || from === 'shop'
      moved.push(relabelled ? row : (coin ?? row))
    }
    coins.get(to)!.push(...moved)
  }
  return coins
}

test.each(['fifo', 'lifo'] as const)(
  '%s with full provenance is coin by coin what was brought in',
  (method) => {
    fc.assert(
      fc.property(rows, (rows) => {
        const engine = createEngine(buildLedger(transfersOf(rows)), labels)
        const report = engine.taint(CHAIN, method, { provenance: true })
        const coins = coinByCoin(rows, method)
        for (const name of NAMES) {
          const lots = report.lotsOf(account(name), ASSET)!
          const found = lots.flatMap(({ transferId, amount }) =>
            Array.from({ length: Number(amount) }, () => Number(transferId!.slice(1))),
          )
          expect(found).toEqual(method === 'fifo' ? coins.get(name) : coins.get(name)!.toReversed())
          const tainted = lots.reduce((sum, lot) => sum + (lot.tainted ? lot.amount : 0n), 0n)
          expect(tainted).toBe(report.heldBy(account(name), ASSET))
          for (const lot of lots) {
            expect(lot.tainted).toBe(rows[Number(lot.transferId!.slice(1))]![0] === 'thief')
          }
        }
      }),
      { numRuns: 2000 },
    )
  },
)

test('without it clean coins have no name, and rules without lots say that they keep none', () => {
  const engine = createEngine(buildLedger(transfersOf([['a', 'b', 5]])), labels)
  expect(engine.taint(CHAIN, 'fifo').lotsOf(account('b'), ASSET)).toEqual([
    { transferId: null, amount: 5n, tainted: false },
  ])
  expect(engine.taint(CHAIN, 'haircut').lotsOf(account('b'), ASSET)).toBeNull()
})
