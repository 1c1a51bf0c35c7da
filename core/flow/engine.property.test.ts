import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { appendTransfers, buildLedger, rollbackFrom } from '#core/ledger/ledger.ts'
import type { Ledger } from '#core/ledger/ledger.ts'
import type { RecordedClaim } from './as-of.ts'
import { claimsKnownAt, createEngineAsOf } from './as-of.ts'
import type { Engine } from './engine.ts'
import { createEngine } from './engine.ts'
import { ASSET, CHAIN, account, claim, transfersOf } from './testing/ledgers.ts'
import type { Row } from './testing/ledgers.ts'
import type { LabelClaim } from './types.ts'

const RUNS = { numRuns: 2000 }
const NAMES = ['a', 'b', 'c', 'd', 'e']
const name = fc.constantFrom(...NAMES)
const rows: fc.Arbitrary<Row[]> = fc.array(fc.tuple(name, name, fc.bigInt({ min: 0n, max: 10n ** 20n })), {
  minLength: 1,
  maxLength: 14,
})
const labels: readonly LabelClaim[] = [
  claim('a', 'risk', { validFrom: { block: 2, time: null } }),
  claim('b', 'service'),
  claim('c', 'risk', { validUntil: { block: 6, time: null } }),
]

/** Everything an engine can say about the small world, up to a point. */
function answers(engine: Engine, ids: readonly string[], until?: number) {
  const asOf = until === undefined ? null : { block: until, time: null }
  return {
    held: NAMES.map((name) => engine.exposureOf(account(name), ASSET, { asOf, eps: 0 })),
    sent: NAMES.map((name) => engine.exposureOf(account(name), ASSET, { asOf, eps: 0, side: 'destination' })),
    carried: ids.map((id) => engine.exposureOfTransfer(id, { asOf, eps: 0 })),
    paths: NAMES.map((name) => engine.paths(account(name), ASSET, { asOf })),
  }
}

const ask = (ledger: Ledger, ids: readonly string[], claims = labels) =>
  answers(createEngine(ledger, claims), ids)

test('I2, I3: batches, late rows and any order of arrival give the same answers', () => {
  fc.assert(
    fc.property(
      rows.chain((rows) => {
        const transfers = transfersOf(rows)
        return fc.tuple(
          fc.constant(transfers),
          fc.shuffledSubarray(transfers, { minLength: transfers.length }),
          fc.nat(transfers.length),
        )
      }),
      ([transfers, shuffled, cut]) => {
        const ids = transfers.map((transfer) => transfer.id)
        const grown = appendTransfers(buildLedger(shuffled.slice(0, cut)), shuffled.slice(cut))
        expect(ask(grown, ids)).toEqual(ask(buildLedger(transfers), ids))
      },
    ),
    RUNS,
  )
})

test('I4: after a rollback the answers are those of a ledger that never saw the blocks', () => {
  fc.assert(
    fc.property(rows, fc.nat(14), (rows, block) => {
      const transfers = transfersOf(rows)
      const kept = transfers.slice(0, block)
      const ids = kept.map((transfer) => transfer.id)
      const rolled = rollbackFrom(buildLedger(transfers), CHAIN, block)
      const answered = ask(rolled, ids)
      expect(answered).toEqual(ask(buildLedger(kept), ids))
      // And the other branch of the chain can be ingested on top.
      expect(ask(appendTransfers(rolled, transfers), ids)).toEqual(ask(buildLedger(transfers), ids))
    }),
    RUNS,
  )
})

test('I11: shares are the same for amounts ten, or ten to the twelfth, times as large', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(10n, 10n ** 12n, 10n ** 40n), (rows, factor) => {
      const scaled = rows.map(([from, to, amount]): Row => [from, to, BigInt(amount) * factor])
      const shares = (rows: readonly Row[]) =>
        ask(buildLedger(transfersOf(rows)), []).held.flatMap((result) => [
          result.outside,
          result.service,
          ...result.parts.map((part) => part.share),
        ])
      const [small, large] = [shares(rows), shares(scaled)]
      expect(large).toHaveLength(small.length)
      expect(Math.max(0, ...large.map((share, at) => Math.abs(share - small[at]!)))).toBeLessThan(1e-12)
    }),
    RUNS,
  )
})

const moment = fc.nat(10)
const records: fc.Arbitrary<RecordedClaim[]> = fc.array(
  fc.record({ claim: fc.constantFrom(...labels), knownFrom: moment, knownUntil: fc.option(moment) }),
  { maxLength: 4 },
)

test('as of T with labels known at K: as if later transfers and other labels did not exist', () => {
  fc.assert(
    fc.property(rows, records, fc.nat(13), moment, (rows, records, block, known) => {
      const transfers = transfersOf(rows)
      const kept = transfers.slice(0, block + 1)
      const ids = kept.map((transfer) => transfer.id)
      const view = { transfersUntil: { block, time: null }, labelsKnownAt: known }
      const engine = createEngineAsOf(buildLedger(transfers), records, view)
      const then = createEngine(buildLedger(kept), claimsKnownAt(records, known))
      expect(answers(engine, ids)).toEqual(answers(then, ids, block))
      expect(answers(engine, ids, 99)).toEqual(answers(engine, ids))
    }),
    RUNS,
  )
})

test('a claim is known from when it was learnt to before it was withdrawn', () => {
  const record = (knownFrom: number, knownUntil: number | null): RecordedClaim => ({
    claim: labels[0]!,
    knownFrom,
    knownUntil,
  })
  const known = (at: number | null) =>
    [record(1, 3), record(2, null)].map((one) => claimsKnownAt([one], at).length)
  expect([0, 1, 2, 3, null].map(known)).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 1],
  ])
})

test('a transfer later than the point of view cannot be asked about', () => {
  const ledger = buildLedger(
    transfersOf([
      ['a', 'b', 1],
      ['b', 'c', 1],
    ]),
  )
  const engine = createEngineAsOf(ledger, [], {
    transfersUntil: { block: 0, time: null },
    labelsKnownAt: null,
  })
  expect(() => engine.exposureOfTransfer('t1')).toThrow(RangeError)
  expect(engine.exposureOfTransfer('t0').outside).toBe(1)
})

test('where funds went, as of a point, is the same from the rows it takes as from all of them', () => {
  fc.assert(
    fc.property(rows, fc.nat(13), fc.nat(13), (rows, pick, block) => {
      const transfers = transfersOf(rows)
      const asked = transfers[pick % transfers.length]!.id
      const options = { side: 'destination', eps: 0, asOf: { block, time: null } } as const
      const engine = createEngine(buildLedger(transfers), labels)
      const alone = engine.exposureOfTransfer(asked, options)
      // A second question as of the same point, about the oldest transfer, turns the whole chain round.
      engine.exposureOfTransfer(transfers[0]!.id, options)
      expect(engine.exposureOfTransfer(asked, options)).toEqual(alone)
    }),
    RUNS,
  )
})
