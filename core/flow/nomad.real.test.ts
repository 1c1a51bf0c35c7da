import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { createEngine } from './engine.ts'
import { forwardHaircut } from './testing/forward-haircut.ts'
import { ZERO, toNumber } from './testing/rational.ts'
import type { LabelClaim } from './types.ts'

/** Real and published data are not part of this repository: KYT_REAL_DATA names the folder that holds them. */
const FOLDER = process.env['KYT_REAL_DATA'] ?? ''
const SKIP = FOLDER === '' ? ' (skipped: no real data, KYT_REAL_DATA is not set)' : ''

const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
const csv = (file: string) => {
  const [, ...lines] = read(file).trim().split('\n')
  return lines.map((line) => line.split(','))
}

describe.skipIf(SKIP !== '')(`Nomad bridge, Ethereum 2022${SKIP}`, () => {
  const CHAIN = 'eip155:1'
  const name = (address: string) => `${CHAIN}:${address}`
  const BRIDGE = name('0x88a69b4e698a4b090df6cf5bd7b2d47325ad30a3')
  const RECOVERY = name('0x94a84433101a10aeda762968f6995c574d1bf154')
  let transfers: Transfer[] = []

  const stolen = (more: Partial<LabelClaim>): LabelClaim => ({
    id: 'label:bridge',
    account: BRIDGE,
    category: 'stolen-funds',
    role: 'risk',
    actor: null,
    source: 'incident report',
    confidence: 70,
    validFrom: null,
    validUntil: null,
    ...more,
  })

  /** `1e-16` and `100.0` in units of 10^-18, exactly. */
  const units = (text: string): bigint => {
    const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
    const [whole = '', fraction = ''] = mantissa.split('.')
    return BigInt(whole + fraction) * 10n ** BigInt(18 - fraction.length + Number(exponent))
  }

  beforeAll(() => {
    transfers = csv('nomad-2022/flow.csv').map((row): Transfer => {
      const [, , txHash = '', time = '', block = '', from = '', to = '', asset = '', amount = ''] = row
      return {
        id: [txHash, from, to, asset, amount].join(),
        chain: CHAIN,
        asset,
        txHash,
        from: name(from),
        to: name(to),
        amount: units(amount),
        block: Number(block),
        txIndex: null,
        logIndex: null,
        time: time === '' ? null : Date.parse(time),
      }
    })
  })

  test('drains keep their block and get no time', () => {
    const chain = buildLedger(transfers).chains.get(CHAIN)!
    const rows = Array.from({ length: chain.count }, (_, row) => chain.transfer(row))
    expect(rows).toHaveLength(1331)
    expect(rows.filter((row) => row.time === null)).toHaveLength(1175)
    expect(rows.slice(0, 1175).every((row) => row.from === BRIDGE)).toBe(true)
    expect(chain.notes).toEqual({ byBlock: 1331, byTime: 0, unanchored: 0, unplaced: 0 })
  })

  test('what was returned: every asset as the exact forward haircut has it, by paths of two transfers', () => {
    const engine = createEngine(buildLedger(transfers), [stolen({})])
    const assets = [...new Set(transfers.filter((row) => row.to === RECOVERY).map((row) => row.asset))]
    expect(assets.length).toBeGreaterThan(10)
    for (const asset of assets) {
      const own = transfers.filter((row) => row.asset === asset)
      const expected = forwardHaircut(own, [stolen({})]).mixture.get(RECOVERY)!
      const held = engine.exposureOf(RECOVERY, asset, { eps: 0 })
      const share = (kind: string) => toNumber(expected.get(kind) ?? ZERO) / Number(held.denominator)
      expect(held.parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(share('label:bridge'), 12)
      expect(held.outside).toBeCloseTo(share('outside'), 12)
      expect(
        held.parts
          .map((part) => [part.kind, part.hops])
          .filter(([kind, hops]) => kind !== 'indirect' || hops !== 2),
      ).toEqual([])
    }
  })

  test('every returning address, per token: its exposure to the bridge drain is what it drained', () => {
    const engine = createEngine(buildLedger(transfers), [stolen({})])
    const returns = transfers.filter((row) => row.to === RECOVERY)
    const pairs = new Map(returns.map((row) => [`${row.from} ${row.asset}`, row]))
    expect(new Set(returns.map((row) => row.from)).size).toBe(89)
    const recipients = new Set(transfers.filter((row) => row.from === BRIDGE).map((row) => row.to))
    expect(new Set(returns.map((row) => row.from).filter((one) => recipients.has(one))).size).toBe(78)
    let drainedPairs = 0
    for (const { from, asset } of pairs.values()) {
      const sum = (rows: readonly Transfer[]) => rows.reduce((total, row) => total + row.amount, 0n)
      const own = transfers.filter((row) => row.asset === asset && row.to === from)
      const drained = sum(own.filter((row) => row.from === BRIDGE))
      const received = engine.exposureOf(from, asset, { eps: 0, denominator: 'lifetime-inflow' })
      const exposed = received.parts.reduce((total, part) => total + part.amount, 0n)
      expect(received.denominator).toBe(sum(own))
      // Shares are doubles: exact to the digit that one can vouch for (shares.ts), here 2^-44 of the amount.
      const missed = drained > exposed ? drained - exposed : exposed - drained
      expect(missed <= drained >> 44n).toBe(true)
      if (drained > 0n) drainedPairs++
      expect(received.parts.every((part) => part.kind === 'direct' && part.account === BRIDGE)).toBe(
        own.every((row) => row.from === BRIDGE),
      )
    }
    // The other 27 sent back a token they are not seen to drain: what they held of it came from outside the data.
    expect([pairs.size, drainedPairs]).toEqual([149, 122])
  })

  test('what came back, per token: every return carries what its sender drained, and no more than was sent', () => {
    const engine = createEngine(buildLedger(transfers), [stolen({})])
    for (const own of Map.groupBy(transfers, (row) => row.asset).values()) {
      const state = forwardHaircut(own, [stolen({})])
      for (const row of own.filter((one) => one.to === RECOVERY && one.amount > 0n)) {
        const result = engine.exposureOfTransfer(row.id, { eps: 0 })
        const exact = toNumber(state.carried.get(row.id)!.get('label:bridge') ?? ZERO)
        const share = result.parts.reduce((total, part) => total + part.share, 0)
        expect(Math.abs(share - exact / Number(row.amount))).toBeLessThan(1e-12)
        expect(result.denominator).toBe(row.amount)
      }
    }
  })

  test('a claim dated by time holds for rows without one unless the rows prove otherwise', () => {
    const ledger = buildLedger(transfers)
    const exposed = (validFrom: string) =>
      createEngine(ledger, [stolen({ validFrom: { block: null, time: Date.parse(validFrom) } })]).exposureOf(
        RECOVERY,
        'USDC',
      ).parts.length
    expect([exposed('2022-08-01T21:32:00Z'), exposed('2022-08-04T00:00:00Z')]).toEqual([1, 0])
  })
})
