import { describe, expect, test } from 'vitest'
import { createEngine } from '#core/flow/engine.ts'
import type { LabelClaim } from '#core/flow/types.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { TaintMethod } from './taint.ts'

const CHAIN = 'eip155:1'
const ASSET = `${CHAIN}/slip44:60`
const key = (name: string) => `${CHAIN}:${name}`

/** `[from, to, amount]`, one per block. */
const engineOf = (rows: readonly (readonly [string, string, bigint])[], claims: readonly LabelClaim[] = []) =>
  createEngine(
    buildLedger(
      rows.map(([from, to, amount], n): Transfer => ({
        id: `t${n}`,
        chain: CHAIN,
        asset: ASSET,
        txHash: `tx${n}`,
        from: key(from),
        to: key(to),
        amount,
        block: n + 1,
        txIndex: 0,
        logIndex: 0,
        time: null,
      })),
    ),
    claims,
  )

const claim = (account: string, role: LabelClaim['role']): LabelClaim => ({
  id: `claim-${account}`,
  account: key(account),
  category: role === 'risk' ? 'scam' : 'exchange',
  role,
  actor: null,
  source: 'test',
  confidence: 60,
  validFrom: null,
  validUntil: null,
})

describe('taint from chosen sources', () => {
  // 30 stolen and then 70 fresh into m; m sends 40 to b.
  const ROWS = [
    ['thief', 'm', 30n],
    ['clean', 'm', 70n],
    ['m', 'b', 40n],
  ] as const

  test('the same path under each rule: what passes on differs, what was seeded is held somewhere', () => {
    const engine = engineOf(ROWS)
    const passed: Record<TaintMethod, bigint> = {
      poison: 40n,
      haircut: 12n,
      fifo: 30n,
      lifo: 0n,
      seniority: 30n,
      'reversed-seniority': 0n,
    }
    for (const [method, expected] of Object.entries(passed) as [TaintMethod, bigint][]) {
      const report = engine.taint(CHAIN, method, { labels: 'services', seeds: ['t0'] })
      expect([method, report.carriedBy('t2')]).toEqual([method, expected])
      const { seeded, held } = report.totalsOf(ASSET)
      expect([method, seeded, held]).toEqual([method, 30n, method === 'poison' ? 100n : 30n])
    }
  })

  test('a service absorbs, whatever the sources; a risk label is no source unless asked for', () => {
    const labelled = [claim('m', 'service'), claim('clean', 'risk')]
    const chosen = engineOf(ROWS, labelled).taint(CHAIN, 'haircut', { labels: 'services', seeds: ['t0'] })
    expect(chosen.carriedBy('t1')).toBe(0n)
    expect(chosen.carriedBy('t2')).toBe(0n)
    // 40 of the 100 in the service went out and came out clean, 12 of the 30 with them.
    expect(chosen.totalsOf(ASSET)).toEqual({ seeded: 30n, held: 18n })
    const both = engineOf(ROWS, labelled).taint(CHAIN, 'haircut', { seeds: ['t0'] })
    expect(both.carriedBy('t1')).toBe(70n)
    const through = engineOf(ROWS, labelled).taint(CHAIN, 'haircut', { labels: false, seeds: ['t0'] })
    expect(through.carriedBy('t2')).toBe(12n)
  })
})

describe('paths from several accounts', () => {
  test('the best of any of them, and none through another service', () => {
    const rows = [
      ['a', 'm', 5n],
      ['b', 'm', 9n],
      ['c', 'swap', 90n],
      ['swap', 'm', 90n],
      ['m', 'z', 100n],
    ] as const
    const engine = engineOf(rows, [claim('swap', 'service')])
    const from = ['a', 'b', 'c', 'nobody'].map(key)
    const { paths } = engine.paths(key('z'), ASSET, { other: from, by: 'bottleneck' })
    expect(paths.map((path) => [path.account, path.transfers, path.value])).toEqual([
      [key('b'), ['t1', 't4'], 9n],
      [key('a'), ['t0', 't4'], 5n],
    ])
    expect(engine.paths(key('z'), ASSET, { other: [] }).paths).toEqual([])
  })
})
