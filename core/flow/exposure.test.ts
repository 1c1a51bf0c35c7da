import { describe, expect, test } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import { createEngine } from './engine.ts'
import { ASSET, account, claim, transfersOf } from './testing/ledgers.ts'
import type { Row } from './testing/ledgers.ts'
import type { ExposureResult, LabelClaim } from './types.ts'

const engineOf = (rows: readonly Row[], claims: readonly LabelClaim[]) =>
  createEngine(buildLedger(transfersOf(rows)), claims)

const total = (result: ExposureResult) =>
  result.parts.reduce((sum, part) => sum + part.share, 0) +
  result.service +
  result.outside +
  result.unresolved

describe('source of funds', () => {
  // 3 stolen coins and 7 of unknown origin meet in one account, as in Anderson, Shumailov and Ahmed (2018).
  const meeting: Row[] = [
    ['thief', 'pot', 3],
    ['fresh', 'pot', 7],
    ['pot', 'shop', 2],
    ['pot', 'friend', 8],
  ]

  test('a balance is 30 % direct exposure, and the rest is outside, not clean', () => {
    const result = engineOf(meeting, [claim('thief')]).exposureOf(account('pot'), ASSET, {
      asOf: { block: 1, time: null },
      eps: 0,
    })
    expect(result.denominator).toBe(10n)
    expect(result.parts).toEqual([
      {
        category: 'scam',
        actor: null,
        labelId: 'label:thief',
        account: account('thief'),
        kind: 'direct',
        share: 0.3,
        amount: 3n,
        hops: 1,
        path: ['t0'],
      },
    ])
    expect(result.outside).toBeCloseTo(0.7, 15)
    expect(result.asOf).toEqual({ block: 1, time: null })
  })

  test('what is passed on is indirect, with the whole path', () => {
    const result = engineOf(meeting, [claim('thief')]).exposureOf(account('friend'), ASSET, { eps: 0 })
    expect(result.parts).toHaveLength(1)
    expect(result.parts[0]).toMatchObject({
      kind: 'indirect',
      amount: 2n,
      hops: 2,
      path: ['t0', 't3'],
    })
    expect(result.parts[0]!.share).toBeCloseTo(0.3, 15)
  })

  test('a transfer is asked about through its sender, whose own label is direct', () => {
    const engine = engineOf(meeting, [claim('thief')])
    expect(engine.exposureOfTransfer('t0').parts[0]).toMatchObject({ kind: 'direct', share: 1, path: ['t0'] })
    const passed = engine.exposureOfTransfer('t2')
    expect(passed.account).toBe(account('pot'))
    expect(passed.denominator).toBe(2n)
    expect(passed.parts[0]).toMatchObject({ kind: 'indirect', hops: 2, path: ['t0', 't2'] })
    expect(passed.parts[0]!.share).toBeCloseTo(0.3, 15)
    expect(() => engine.exposureOfTransfer('none')).toThrow(RangeError)
  })

  test('a service absorbs what entered it', () => {
    const rows: Row[] = [
      ['thief', 'exchange', 10],
      ['exchange', 'customer', 4],
    ]
    const result = engineOf(rows, [claim('thief'), claim('exchange', 'service')]).exposureOf(
      account('customer'),
      ASSET,
    )
    expect(result.parts).toEqual([])
    expect(result.service).toBe(1)
    expect(result.boundaries).toEqual([{ account: account('exchange'), labelId: 'label:exchange', share: 1 }])
  })

  test('a flagged sender relabels: the nearest label counts, not the one behind it', () => {
    const rows: Row[] = [
      ['thief', 'mixer', 10],
      ['mixer', 'wallet', 4],
    ]
    const parts = engineOf(rows, [claim('thief'), claim('mixer')]).exposureOf(account('wallet'), ASSET).parts
    expect(parts.map((part) => part.labelId)).toEqual(['label:mixer'])
  })

  test('a context claim lets the trace run through', () => {
    const rows: Row[] = [
      ['thief', 'forum', 10],
      ['forum', 'wallet', 4],
    ]
    const parts = engineOf(rows, [claim('thief'), claim('forum', 'context')]).exposureOf(
      account('wallet'),
      ASSET,
    ).parts
    expect(parts.map((part) => [part.labelId, part.hops])).toEqual([['label:thief', 2]])
  })

  test('a label counts from its first block to before its last', () => {
    const rows: Row[] = [
      ['x', 'a', 1],
      ['x', 'a', 1],
      ['x', 'a', 1],
      ['x', 'a', 1],
    ]
    const dated = claim('x', 'risk', {
      validFrom: { block: 1, time: null },
      validUntil: { block: 3, time: null },
    })
    const result = engineOf(rows, [dated]).exposureOf(account('a'), ASSET, { eps: 0 })
    expect(result.parts[0]!.share).toBe(0.5)
    expect(result.outside).toBe(0.5)
  })

  test('of a risk and a service claim on one account, the risk counts', () => {
    const both = [
      claim('x', 'service', { confidence: 100 }),
      claim('x', 'risk', { id: 'label:risk', confidence: 5 }),
    ]
    const result = engineOf([['x', 'a', 1]], both).exposureOf(account('a'), ASSET)
    expect(result.parts[0]!.labelId).toBe('label:risk')
    expect(result.service).toBe(0)
  })

  test('funds that came back are counted once in a balance', () => {
    const rows: Row[] = [
      ['thief', 'a', 4],
      ['a', 'b', 4],
      ['b', 'a', 4],
    ]
    const result = engineOf(rows, [claim('thief')]).exposureOf(account('a'), ASSET, { eps: 0 })
    expect(result.denominator).toBe(4n)
    expect(total(result)).toBe(1)
    expect(result.parts).toHaveLength(1)
    expect(result.parts[0]).toMatchObject({ kind: 'direct', share: 1, hops: 1, path: ['t0'] })
  })

  test('lifetime inflow remembers what has left', () => {
    const engine = engineOf(meeting, [claim('thief')])
    const result = engine.exposureOf(account('pot'), ASSET, { denominator: 'lifetime-inflow', eps: 0 })
    expect(result.denominator).toBe(10n)
    expect(result.parts[0]).toMatchObject({ share: 0.3, amount: 3n, kind: 'direct' })
    expect(engine.exposureOf(account('pot'), ASSET).denominator).toBe(0n)
  })

  test('one wei left of an ether is still fully explained', () => {
    const ether = 10n ** 18n
    const rows: Row[] = [
      ['thief', 'a', ether],
      ['fresh', 'a', ether],
      ['a', 'b', 2n * ether - 1n],
      ['a', 'c', 1n],
    ]
    const result = engineOf(rows, [claim('thief')]).exposureOfTransfer('t3', { eps: 0 })
    expect(result.parts[0]!.share).toBeCloseTo(0.5, 14)
    expect(total(result)).toBeCloseTo(1, 14)
  })

  test('amounts of parts never add up to more than there is', () => {
    const third = 10n ** 18n
    const rows: Row[] = [
      ['x', 'a', third],
      ['y', 'a', third],
      ['z', 'a', third],
      ['a', 'b', 3n * third - 1n],
    ]
    const { parts, denominator } = engineOf(rows, [claim('x'), claim('y'), claim('z')]).exposureOfTransfer(
      't3',
    )
    expect(parts).toHaveLength(3)
    expect(parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(denominator)
    expect(denominator).toBe(3n * third - 1n)
  })

  test('an account unknown to the ledger has nothing to attribute', () => {
    const result = engineOf(meeting, []).exposureOf(account('nobody'), ASSET)
    expect(result).toMatchObject({ denominator: 0n, parts: [], outside: 0 })
  })

  test('a budget that ends the sweep says so and leaves the rest unresolved', () => {
    const result = engineOf(meeting, [claim('thief')]).exposureOf(account('friend'), ASSET, { maxEvents: 1 })
    expect(result.truncated).toBe(true)
    expect(result.unresolved).toBeCloseTo(1, 12)
    expect(total(result)).toBeCloseTo(1, 12)
  })
})

describe('destination of funds', () => {
  const rows: Row[] = [
    ['start', 'a', 10],
    ['a', 'scam', 3],
    ['a', 'exchange', 5],
    ['scam', 'far', 3],
  ]
  const claims = [claim('scam'), claim('exchange', 'service')]

  test('what was sent ends at labels, services, or still rests outside', () => {
    const result = engineOf(rows, claims).exposureOf(account('start'), ASSET, { side: 'destination', eps: 0 })
    expect(result.denominatorMeaning).toBe('lifetime-outflow')
    expect(result.parts[0]).toMatchObject({
      labelId: 'label:scam',
      kind: 'indirect',
      share: 0.3,
      path: ['t0', 't1'],
    })
    expect(result.service).toBeCloseTo(0.5, 15)
    expect(result.outside).toBeCloseTo(0.2, 15)
  })

  test('as of an earlier point, later transfers do not exist', () => {
    const engine = engineOf(rows, claims)
    const result = engine.exposureOf(account('start'), ASSET, {
      side: 'destination',
      asOf: { block: 1, time: null },
      eps: 0,
    })
    expect(result.service).toBe(0)
    expect(result.outside).toBeCloseTo(0.7, 15)
  })

  test('a transfer to a labelled receiver is direct', () => {
    const result = engineOf(rows, claims).exposureOfTransfer('t1', { side: 'destination' })
    expect(result.account).toBe(account('scam'))
    expect(result.parts[0]).toMatchObject({ kind: 'direct', share: 1, path: ['t1'] })
  })

  test('a denominator of the other side is refused', () => {
    const engine = engineOf(rows, claims)
    expect(() =>
      engine.exposureOf(account('a'), ASSET, { side: 'destination', denominator: 'balance' }),
    ).toThrow(RangeError)
  })
})
