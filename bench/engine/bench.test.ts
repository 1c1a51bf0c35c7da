import { expect, test } from 'vitest'
import { createEngine } from '#core/flow/engine.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import { engineBench } from './bench.ts'
import { naiveHaircut } from './naive.ts'
import { ASSET, syntheticLedger } from './synthetic.ts'

test('the same seed is the same ledger', () => {
  expect(syntheticLedger(500, 7)).toEqual(syntheticLedger(500, 7))
  expect(syntheticLedger(500, 8)).not.toEqual(syntheticLedger(500, 7))
})

test('the peer and the engine agree on every account before either is timed', () => {
  const { transfers, claims } = syntheticLedger(20_000, 3)
  const engine = createEngine(buildLedger(transfers), claims)
  const accounts = [...naiveHaircut(transfers, claims)]
    .filter(([, account]) => account.balance > 0)
    .slice(0, 3000)
  let worst = 0
  let exposed = 0
  for (const [name, account] of accounts) {
    const result = engine.exposureOf(name, ASSET, { eps: 1e-30 })
    const share = result.parts.reduce((sum, part) => sum + part.share, 0)
    const naive = [...account.taint.values()].reduce((sum, value) => sum + value, 0) / account.balance
    worst = Math.max(worst, Math.abs(share - naive))
    if (share > 0) exposed++
  }
  expect(exposed).toBeGreaterThan(20)
  expect(worst).toBeLessThan(1e-9)
})

test('the bench runs through and gives every figure a number', async () => {
  const figures = []
  for await (const figure of engineBench({ rows: 4000, seed: 1, peers: false })) figures.push(figure)
  expect(figures.length).toBeGreaterThan(25)
  expect(figures.filter((figure) => !Number.isFinite(figure.value) || figure.value < 0)).toEqual([])
})
