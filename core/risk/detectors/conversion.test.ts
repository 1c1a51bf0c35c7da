import { describe, expect, it } from 'vitest'
import { MONERO } from '#core/chain/chain-ids.ts'
import type { Movement } from '#core/risk/activity.ts'
import type { Facts, UnsupportedAsset } from '#core/risk/facts.ts'
import { screenActivity } from '#core/risk/screen.ts'
import { activityOf, HOUR, movementOf, NOW, ruleOf } from '#core/risk/testing.ts'

const PRIVACY = ruleOf('T21', 'privacy-conversion')
const UNSUPPORTED = ruleOf('T21', 'unsupported-conversion')
const ODD = 'eip155:1/erc20:0xodd'

const into = (hoursAgo: number, change: Partial<Movement> = {}) => movementOf(hoursAgo, change)
const out = (hoursAgo: number, change: Partial<Movement> = {}) =>
  movementOf(hoursAgo, { way: 'out', party: 'exit', ...change })

describe('privacy coin after a deposit (T21)', () => {
  const xmr = { asset: `${MONERO}/slip44:128` }
  const hits = (all: readonly Movement[]) => screenActivity(PRIVACY, activityOf(all)).hits

  it('takes an hour and not more', () => {
    expect(hits([into(0.99), out(0, xmr)])).toHaveLength(1)
    expect(hits([into(1), out(0, xmr)])).toEqual([])
    expect(hits([into(0.5), out(0)])).toEqual([])
    expect(hits([into(0.5, xmr), out(0, xmr)])).toEqual([])
  })
})

describe('unsupported asset after a deposit (T21)', () => {
  const listed = (change: Partial<UnsupportedAsset> = {}): Facts => ({
    unsupportedAssets: [{ asset: ODD, from: 0, until: null, ...change }],
  })
  const run = (all: readonly Movement[], facts: Facts) =>
    screenActivity(UNSUPPORTED, activityOf(all, { facts }))
  const odd = { asset: ODD }

  it('takes an hour and not more, from something else into what is listed', () => {
    expect(run([into(0.99), out(0, odd)], listed()).hits).toMatchObject([
      { ruleId: 'T21', severity: 3, observed: { name: 'window' } },
    ])
    expect(run([into(1), out(0, odd)], listed()).hits).toEqual([])
    expect(run([into(0.5, odd), out(0, odd)], listed()).hits).toEqual([])
    expect(run([into(0.5), out(0)], listed()).hits).toEqual([])
    expect(run([out(0.5), into(0, odd)], listed()).hits).toEqual([])
  })

  it('asks what was on the list at the withdrawal', () => {
    const moves = [into(0.5), out(0, odd)]
    expect(run(moves, listed({ from: NOW })).hits).toHaveLength(1)
    expect(run(moves, listed({ from: NOW + 1 })).hits).toEqual([])
    expect(run(moves, listed({ until: NOW })).hits).toEqual([])
    expect(run(moves, listed({ until: NOW + HOUR })).hits).toHaveLength(1)
  })

  it('is silent without a list, and says so; an empty list is an answer', () => {
    const moves = [into(0.5), out(0, odd)]
    expect(run(moves, {})).toMatchObject({
      hits: [],
      notEvaluated: [{ ruleId: 'T21', reason: 'no-facts', params: { need: 'unsupported-assets' } }],
    })
    expect(run(moves, { unsupportedAssets: [] })).toEqual({ hits: [], notEvaluated: [] })
  })
})
