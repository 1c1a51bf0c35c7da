import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine } from '#core/flow/engine.ts'
import { ASSET, CHAIN, account, claim, transfersOf } from '#core/flow/testing/ledgers.ts'
import type { Row } from '#core/flow/testing/ledgers.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import { TAINT_KERNELS } from './run.ts'
import type { TaintMethod } from './taint.ts'

const METHODS = Object.keys(TAINT_KERNELS) as TaintMethod[]
const rows: Row[] = [
  ['thief', 'pot', 3],
  ['fresh', 'pot', 7],
  ['pot', 'shop', 4],
  ['pot', 'late', 6],
]
const engine = createEngine(buildLedger(transfersOf(rows)), [claim('thief')])

test('the same transfers under every rule', () => {
  const shop = METHODS.map((method) => [method, engine.taint(CHAIN, method).carriedBy('t2')])
  expect(Object.fromEntries(shop)).toEqual({
    poison: 4n,
    haircut: 1n,
    fifo: 3n,
    lifo: 0n,
    seniority: 3n,
    'reversed-seniority': 0n,
  })
})

test('what is held, and where it was tainted', () => {
  const fifo = engine.taint(CHAIN, 'fifo', { asOf: { block: 2, time: null } })
  expect(fifo.heldBy(account('shop'), ASSET)).toBe(3n)
  expect(fifo.heldBy(account('nobody'), ASSET)).toBe(0n)
  expect(fifo.carriedBy('t3')).toBeNull()
  expect(fifo.originsOf(account('shop'), ASSET)).toEqual([{ transferId: 't0', amount: 3n }])
  expect(fifo.originsOf(account('pot'), ASSET)).toEqual([])
  expect(engine.taint(CHAIN, 'haircut').originsOf(account('shop'), ASSET)).toBeNull()
})

test('seeds taint single transfers, with or without the claims', () => {
  const seeded = (labels: boolean) =>
    engine.taint(CHAIN, 'haircut', { seeds: ['t1'], labels }).carriedBy('t3')
  expect([seeded(true), seeded(false)]).toEqual([6n, 4n])
  expect(() => engine.taint(CHAIN, 'haircut', { seeds: ['none'] })).toThrow(RangeError)
  expect(() => engine.taint('none', 'haircut')).toThrow(RangeError)
})

test('a budget that ends the sweep says so', () => {
  expect(engine.taint(CHAIN, 'lifo', { maxMoves: 1 }).truncated).toBe(true)
  expect(engine.taint(CHAIN, 'lifo', { maxMoves: 10 }).truncated).toBe(false)
})

test('amounts far beyond 2^53: taint is conserved to 1e-11 of what moved, and never more than was sent', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const large = fc.bigInt({ min: 0n, max: 10n ** 27n })
  const flows = fc.array(fc.tuple(fc.oneof(fc.constant('thief'), name, name), name, large), {
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(
      flows,
      fc.constantFrom(...METHODS.filter((method) => method !== 'poison')),
      (rows, method) => {
        const transfers = transfersOf(rows)
        const report = createEngine(buildLedger(transfers), [claim('thief')]).taint(CHAIN, method)
        const injected = rows.reduce((sum, [from, , amount]) => sum + (from === 'thief' ? amount : 0n), 0n)
        const held = ['a', 'b', 'c', 'd'].reduce((sum, name) => sum + report.heldBy(account(name), ASSET), 0n)
        const moved = rows.reduce((sum, [, , amount]) => sum + amount, 1n)
        const gap = Number(injected - held) / Number(moved)
        expect(Math.abs(gap)).toBeLessThan(1e-11)
        expect(transfers.filter((transfer) => report.carriedBy(transfer.id)! > transfer.amount)).toEqual([])
      },
    ),
    { numRuns: 2000 },
  )
})
