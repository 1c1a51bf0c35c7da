import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ledger } from '#core/ledger/ledger.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import { readEsploraTransaction } from '#core/ledger/esplora.ts'
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
import type { LabelClaim } from './types.ts'

/** Real and published data are not part of this repository: KYT_REAL_DATA names the folder that holds them. */
const FOLDER = process.env['KYT_REAL_DATA'] ?? ''
const SKIP = FOLDER === '' ? ' (skipped: no real data, KYT_REAL_DATA is not set)' : ''

const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8')

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
    const all = files.flatMap((file) => (JSON.parse(read(file)) as unknown[]).map(readEsploraTransaction))
    transactions = inSpendingOrder([...new Map(all.map((tx) => [tx.txid, tx])).values()])
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
    const mix = readEsploraTransaction(JSON.parse(read('bitcoin-esplora/whirlpool-coinjoin.json')))
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
