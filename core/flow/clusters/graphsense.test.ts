import { describe, expect, test } from 'vitest'
import type { Draft } from '#core/flow/testing/utxo.ts'
import { utxoTransactions } from '#core/flow/testing/utxo.ts'
import { clusterAddresses } from './cluster.ts'
import { estimateFlows } from './flow-estimate.ts'

/** GraphSense, test fixture of its transformation (graphsense-spark 9b7ecfa), addresses numbered 1 to 14. */
describe('O3: GraphSense fixture', () => {
  const drafts: Draft[] = [
    { txid: 'tx1', block: 1, pays: [2_500_000n], to: ['a1'] },
    { txid: 'tx2', block: 2, pays: [2_500_000n], to: ['a2'] },
    {
      txid: 'tx3',
      block: 2,
      spends: ['tx1:0'],
      pays: [1_480_000n, 495_000n, 495_000n],
      to: ['a3', 'a4', 'a5'],
    },
    { txid: 'tx4', block: 3, pays: [2_500_000n], to: ['a6'] },
    {
      txid: 'tx5',
      block: 3,
      spends: ['tx3:0', 'tx2:0'],
      pays: [150_000n, 1_325_000n, 100_000n, 2_350_000n],
      to: [null, 'a7', 'a8', 'a9'],
    },
    { txid: 'tx6', block: 3, spends: ['tx3:1'], pays: [140_000n, 345_000n], to: ['a10', 'a4'] },
    { txid: 'tx7', block: 4, pays: [2_500_000n], to: ['a11'] },
    {
      txid: 'tx8',
      block: 4,
      spends: [['multisig:0', 1_500_000n], 'tx3:2', 'tx4:0'],
      pays: [4_300_000n, 149_000n],
      to: ['a12', 'a13'],
    },
    { txid: 'tx9', block: 4, spends: ['tx6:1'], pays: [340_000n], to: ['a10'] },
    { txid: 'tx10', block: 4, spends: ['tx5:2', 'tx5:1'], pays: [1_400_000n], to: ['a14'] },
  ]
  const transactions = utxoTransactions(drafts)
  const isMix = (tx: { txid: string }) => tx.txid === 'tx5'

  const found = estimateFlows(transactions, { coinbase: 'coinbase' }).map(
    ({ from, to, value, transactions }) => [from, to, Number(value), transactions],
  )

  /** Stated by the fixture, value by value: the CoinJoin, the transaction with a multisig input, tx10, the sum. */
  const stated = [
    ['a2', 'a7', 832_286, 1],
    ['a3', 'a7', 492_714, 1],
    ['a2', 'a8', 62_814, 1],
    ['a3', 'a8', 37_186, 1],
    ['a2', 'a9', 1_476_131, 1],
    ['a3', 'a9', 873_869, 1],
    ['a4', 'a10', 480_000, 2],
    ['a5', 'a12', 473_526, 1],
    ['a6', 'a12', 2_391_546, 1],
    ['a5', 'a13', 16_408, 1],
    ['a6', 'a13', 82_870, 1],
    ['a7', 'a14', 1_301_754, 1],
    ['a8', 'a14', 98_246, 1],
  ]

  /**
   * Derived by us from the stated estimator on the fixture's transactions: one input, so that the estimate is the
   * output itself; and the four coinbases, which the fixture counts among its relations.
   */
  const derived = [
    ['a1', 'a3', 1_480_000, 1],
    ['a1', 'a4', 495_000, 1],
    ['a1', 'a5', 495_000, 1],
    ['coinbase', 'a1', 2_500_000, 1],
    ['coinbase', 'a2', 2_500_000, 1],
    ['coinbase', 'a6', 2_500_000, 1],
    ['coinbase', 'a11', 2_500_000, 1],
  ]

  test('13 relations between addresses with the values that were published', () => {
    expect(found).toEqual(expect.arrayContaining(stated))
  })

  test('7 more that follow from the estimator, and no other: 20 in all', () => {
    expect(found).toEqual(expect.arrayContaining(derived))
    expect(found).toHaveLength(stated.length + derived.length)
    expect(found).toHaveLength(20)
  })

  test('clusters without and with the CoinJoin', () => {
    const merged = (mix: boolean) =>
      clusterAddresses(transactions, { isMix: mix ? isMix : () => false }).clusters.filter(
        (cluster) => cluster.length > 1,
      )
    expect(merged(true)).toEqual([
      ['a5', 'a6'],
      ['a7', 'a8'],
    ])
    expect(merged(false)).toEqual([
      ['a2', 'a3'],
      ['a5', 'a6'],
      ['a7', 'a8'],
    ])
  })

  test('the multisig coin has no single owner and merges nothing', () => {
    const { clusterOf, reasons } = clusterAddresses(transactions, { isMix })
    expect(reasons).toEqual([
      { txid: 'tx8', kind: 'co-spend', addresses: ['a5', 'a6'] },
      { txid: 'tx10', kind: 'co-spend', addresses: ['a8', 'a7'] },
    ])
    expect(clusterOf('a6')).toBe('a5')
    expect(clusterOf('multisig')).toBeNull()
  })
})
