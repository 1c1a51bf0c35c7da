import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ChainLedger, Ledger } from '#core/ledger/ledger.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { UtxoTransaction } from '#core/ledger/utxo.ts'
import { inSpendingOrder, transfersOfUtxo } from '#core/ledger/utxo.ts'
import {
  addressReuse,
  addressType,
  clientChange,
  either,
  legacy,
  locktime,
  optimalChange,
} from './clusters/change.ts'
import { clusterAddresses } from './clusters/cluster.ts'
import { isCoinJoin } from './clusters/coinjoin.ts'
import { createEngine } from './engine.ts'
import { findBursts } from './patterns/amounts.ts'
import { DAY } from './patterns/finding.ts'
import type { EsploraTransaction } from './testing/esplora.ts'
import { fromEsplora } from './testing/esplora.ts'
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

describe.skipIf(SKIP !== '')(`Colonial Pipeline, Bitcoin 2021${SKIP}`, () => {
  const CHAIN = 'bip122:000000000019d6689c085ae165831e93'
  const ASSET = `${CHAIN}/slip44:0`
  const RANSOM = `${CHAIN}:15JFh88FcE4WL6qeMLgX5VEAFCbRXjc9fr`
  const SEIZED = `${CHAIN}:bc1qpx7vyv5tp7dm0g475ev527krg764t73dh77gls`
  const SEIZURE = '943f2d576ed8d9f388ba75eb82fe35cce29479b84121827ac368a5a94f44cf7a'
  const GATHERING = 'daf38c7b38eb0a587cf843f47000d5c294affb4f56017370ad48c5147f5e69d9'
  const asOf = { block: 686683, time: null }
  let transactions: UtxoTransaction[] = []
  let ledger: Ledger = buildLedger([])

  const risk = (account: string): LabelClaim => ({
    id: `label:${account}`,
    account,
    category: 'ransomware',
    role: 'risk',
    actor: null,
    source: 'court filing',
    confidence: 60,
    validFrom: null,
    validUntil: null,
  })

  beforeAll(() => {
    const files = ['ransom', 'anchor', 'fbi'].map((name) => `bitcoin-esplora/colonial_${name}_txs.json`)
    const all = files.flatMap((file) => JSON.parse(read(file)) as EsploraTransaction[])
    transactions = inSpendingOrder([...new Map(all.map((tx) => [tx.txid, fromEsplora(tx)])).values()])
    ledger = buildLedger(
      transactions.flatMap((tx) =>
        transfersOfUtxo(tx, { chain: CHAIN, asset: ASSET, accounts: 'addresses' }),
      ),
    )
  })

  test('the ransom of 75.0003 BTC and its test coin leave the ransom address together', () => {
    const engine = createEngine(ledger, [risk(RANSOM)])
    const sent = engine.exposureOf(RANSOM, ASSET, { side: 'destination', denominator: 'lifetime-outflow' })
    expect(sent.denominator).toBe(7_500_030_000n + 20_000n)
    const payments = transactions
      .flatMap((tx) => tx.outputs)
      .filter((output) => `${CHAIN}:${output.address}` === RANSOM)
    expect(new Set(payments.map((output) => output.amount))).toEqual(new Set([20_000n, 7_500_030_000n]))
  })

  test('63.69996546 BTC are seized, from one input of 69.60422177 BTC', () => {
    const seizure = transactions.find((tx) => tx.txid === SEIZURE)!
    expect(seizure.inputs.map((input) => [input.spent, input.amount])).toEqual([
      [`${GATHERING}:0`, 6_960_422_177n],
    ])
    const engine = createEngine(ledger, [])
    expect(engine.exposureOf(SEIZED, ASSET, { asOf }).denominator).toBe(6_369_996_546n)
  })

  test('no path is claimed across the missing hops: the seized coins are outside, not ransomware and not clean', () => {
    const engine = createEngine(ledger, [risk(RANSOM)])
    const held = engine.exposureOf(SEIZED, ASSET, { asOf, eps: 0 })
    expect(held.parts).toEqual([])
    expect(held.outside).toBeCloseTo(1, 12)
    expect(engine.paths(SEIZED, ASSET, { other: RANSOM }).paths).toEqual([])
    expect(engine.exposureOf(RANSOM, ASSET, { side: 'destination', eps: 0 }).outside).toBeCloseTo(1, 12)
  })

  test('what the data do show: the 24 coins gathered before the seizure, each by its share', () => {
    const gathering = transactions.find((tx) => tx.txid === GATHERING)!
    const total = gathering.inputs.reduce((sum, input) => sum + input.amount, 0n)
    const addresses = [...new Set(gathering.inputs.map((input) => input.address!))]
    const claims = addresses.map((address) => risk(`${CHAIN}:${address}`))
    const { parts, outside } = createEngine(ledger, claims).exposureOf(SEIZED, ASSET, { asOf, eps: 0 })
    expect(gathering.inputs).toHaveLength(24)
    expect(parts).toHaveLength(addresses.length)
    for (const part of parts) {
      const paid = gathering.inputs.filter((input) => `${CHAIN}:${input.address}` === part.account)
      const amount = paid.reduce((sum, input) => sum + input.amount, 0n)
      expect(part.share).toBeCloseTo(Number(amount) / Number(total), 12)
      expect(part.path.at(-1)).toBe(`${SEIZURE}:out:1`)
    }
    expect(outside).toBeCloseTo(0, 12)
    expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 12)
  })

  test('a Whirlpool CoinJoin merges nothing, whatever the change heuristic', () => {
    const mix = fromEsplora(JSON.parse(read('bitcoin-esplora/whirlpool-coinjoin.json')) as EsploraTransaction)
    expect(isCoinJoin(mix)).toBe(true)
    for (const change of [
      legacy,
      locktime,
      either(addressReuse, optimalChange),
      either(addressType, clientChange),
    ]) {
      const { clusters, reasons } = clusterAddresses([mix, ...transactions], { change })
      expect(reasons.filter((reason) => reason.txid === mix.txid)).toEqual([])
      const addresses = new Set([...mix.inputs, ...mix.outputs].map((coin) => coin.address!))
      expect(
        clusters.filter((cluster) => cluster.length > 1 && cluster.some((one) => addresses.has(one))),
      ).toEqual([])
    }
  })

  test('spending together merges: the inputs of the gathering transaction are one cluster', () => {
    const gathering = transactions.find((tx) => tx.txid === GATHERING)!
    const { clusterOf } = clusterAddresses(transactions)
    expect(new Set(gathering.inputs.map((input) => clusterOf(input.address!))).size).toBe(1)
  })
})

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

/** Which accounts are planted; the shapes they make are held against a key in patterns/amlsim.real.test.ts. */
describe.skipIf(SKIP !== '')(`IBM AMLSim sample${SKIP}`, () => {
  const ASSET = 'amlsim:1/coin:1'
  let chain: ChainLedger
  let planted = new Set<string>()

  beforeAll(() => {
    const rows = csv('amlsim/transactions.csv').map(([from, to, value, step], at): Transfer => {
      return {
        id: `t${at}`,
        chain: 'amlsim:1',
        asset: ASSET,
        txHash: `t${at}`,
        from: `amlsim:1:${from}`,
        to: `amlsim:1:${to}`,
        amount: BigInt(Math.round(Number(value) * 100)),
        block: null,
        txIndex: null,
        logIndex: null,
        time: Number(step) * DAY,
      }
    })
    chain = buildLedger(rows).chains.get('amlsim:1')!
    planted = new Set(
      csv('amlsim/nodes.csv')
        .filter((row) => row[1] === '1')
        .map(([id]) => `amlsim:1:${id}`),
    )
  })

  test('repeated payments on one day: every account is planted, and 63 % of the planted are found', () => {
    const found = new Set(
      findBursts(chain, { transfers: 2, within: 0 }).flatMap((finding) => finding.accounts),
    )
    expect([...found].filter((account) => !planted.has(account))).toEqual([])
    expect(found.size / planted.size).toBeGreaterThan(0.63)
  })
})
