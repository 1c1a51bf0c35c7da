import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import { createEngine } from './engine.ts'
import { forwardGraph } from './graph.ts'
import { placeLabels } from './labels.ts'
import { haircut } from './policies/shares.ts'
import { rulingsOf } from './policies/taint.ts'
import { ASSET, account, claim, transfersOf } from './testing/ledgers.ts'
import type { Row } from './testing/ledgers.ts'
import type { ExposureResult } from './types.ts'

/** Ledgers large enough that weights die, revive and meet again, which the small ones seldom do. */
const ACCOUNTS = 40
const name = fc.nat(ACCOUNTS - 1).map((at) => `n${at}`)
const hub = fc.oneof(fc.constantFrom('n0', 'n1'), name, name)
const amount = fc.oneof(
  fc.integer({ min: 1, max: 1000 }).map(BigInt),
  fc.bigInt({ min: 1n, max: 10n ** 21n }),
)
const rows: fc.Arbitrary<Row[]> = fc.array(fc.tuple(hub, hub, amount), {
  minLength: 200,
  maxLength: 400,
  size: 'max',
})
const claims = [
  claim('n2'),
  claim('n3'),
  claim('n4', 'service'),
  claim('n5', 'risk', { validFrom: { block: 150, time: null } }),
]

const total = (result: ExposureResult) =>
  result.parts.reduce((sum, part) => sum + part.share, 0) +
  result.service +
  result.outside +
  result.unresolved
const risk = (result: ExposureResult) => result.parts.reduce((sum, part) => sum + part.share, 0)

test('P14 at length: sparse, dense and the forward sweep agree on every account', () => {
  fc.assert(
    fc.property(rows, (rows) => {
      const ledger = buildLedger(transfersOf(rows))
      const chain = [...ledger.chains.values()][0]!
      const graph = forwardGraph(chain)
      const { held } = haircut(graph, rulingsOf(graph, placeLabels(chain, claims)))
      const engine = createEngine(ledger, claims)
      let worst = 0
      for (let nr = 0; nr < ACCOUNTS; nr++) {
        const subject = account(`n${nr}`)
        const node = chain.find(subject, ASSET)
        const dense = engine.exposureOf(subject, ASSET, { eps: 0 })
        const sparse = engine.exposureOf(subject, ASSET, { eps: 1e-30 })
        if (dense.denominator === 0n) continue
        const forward = held[node]! / Number(dense.denominator)
        worst = Math.max(worst, Math.abs(risk(dense) - forward), Math.abs(risk(sparse) - risk(dense)))
        worst = Math.max(worst, Math.abs(total(dense) - 1), Math.abs(total(sparse) - 1))
      }
      expect(worst).toBeLessThan(1e-12)
    }),
    { numRuns: 60 },
  )
})

test('P15 at length: pruning gives up no more than it says, and stays within its bound', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(1e-2, 1e-4, 1e-6), (rows, eps) => {
      const engine = createEngine(buildLedger(transfersOf(rows)), claims)
      let worst = 0
      for (let nr = 0; nr < ACCOUNTS; nr++) {
        const options = { denominator: 'lifetime-inflow' } as const
        const exact = risk(engine.exposureOf(account(`n${nr}`), ASSET, { ...options, eps: 0 }))
        const pruned = engine.exposureOf(account(`n${nr}`), ASSET, { ...options, eps })
        worst = Math.max(worst, risk(pruned) - exact, exact - risk(pruned) - pruned.unresolved)
      }
      expect(worst).toBeLessThan(1e-12)
    }),
    { numRuns: 60 },
  )
})

test('assets and chains do not mix', () => {
  const bad = transfersOf([['n2', 'a', 5]])
  const other = transfersOf([['x', 'a', 7]], `${ASSET}:other`).map((transfer) => ({ ...transfer, id: 'o' }))
  const away = bad.map((transfer) => ({
    ...transfer,
    id: 'p',
    chain: 'eip155:137',
    from: 'eip155:137:y',
    to: 'eip155:137:a',
  }))
  const engine = createEngine(buildLedger([...bad, ...other, ...away]), claims)
  expect(engine.exposureOf(account('a'), ASSET).parts[0]!.share).toBe(1)
  expect(engine.exposureOf(account('a'), `${ASSET}:other`)).toMatchObject({
    denominator: 7n,
    parts: [],
    outside: 1,
  })
  expect(engine.exposureOf('eip155:137:a', ASSET)).toMatchObject({ denominator: 5n, parts: [], outside: 1 })
})
