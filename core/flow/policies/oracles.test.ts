import { describe, expect, test } from 'vitest'
import { forwardGraph } from '#core/flow/graph.ts'
import { ASSET, account, claim, transfersOf } from '#core/flow/testing/ledgers.ts'
import { btc, utxoTransactions } from '#core/flow/testing/utxo.ts'
import { placeLabels } from '#core/flow/labels.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import type { UtxoTransaction } from '#core/ledger/utxo.ts'
import { feeOf, transfersOfUtxo } from '#core/ledger/utxo.ts'
import { taintedCoins } from './coin-taint.ts'
import { fifo } from './queues.ts'
import { TAINT_KERNELS } from './run.ts'
import type { TaintMethod } from './taint.ts'
import { rulingsOf } from './taint.ts'

const CONSERVING = (Object.keys(TAINT_KERNELS) as TaintMethod[]).filter((method) => method !== 'poison')

/** Anderson, Shumailov, Ahmed, "Making Bitcoin Legal" (2018), and the blog post of 2018-03-26. */
describe('O1: three stolen coins, then seven fresh ones, in one account', () => {
  const carried = (rows: Parameters<typeof transfersOf>[0], method: TaintMethod) => {
    const chain = [...buildLedger(transfersOf(rows)).chains.values()][0]!
    const graph = forwardGraph(chain)
    return [...TAINT_KERNELS[method](graph, rulingsOf(graph, placeLabels(chain, [claim('thief')]))).carried]
  }
  const meeting = [
    ['thief', 'pot', 3],
    ['fresh', 'pot', 7],
  ] as const

  test.each([
    ['poison', 10],
    ['haircut', 3],
    ['fifo', 3],
  ] as const)('sent on in one output of 10, %s taints %d', (method, tainted) => {
    expect(carried([...meeting, ['pot', 'x', 10]], method)[2]).toBe(tainted)
  })

  test('FIFO: of ten coins spent one by one, the first three are stolen', () => {
    const coins = carried([...meeting, ...Array.from({ length: 10 }, () => ['pot', 'x', 1] as const)], 'fifo')
    expect(coins.slice(2)).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
  })

  test('FIFO: two clean coins before three tainted ones taint the third to fifth coin out', () => {
    const rows = [
      ['fresh', 'pot', 2],
      ['thief', 'pot', 3],
      ['fresh', 'pot', 5],
      ...Array.from({ length: 10 }, () => ['pot', 'x', 1] as const),
    ] as const
    expect(carried(rows, 'fifo').slice(3)).toEqual([0, 0, 1, 1, 1, 0, 0, 0, 0, 0])
  })

  test.each([
    ['poison', [2, 8]],
    ['haircut', [0.6, 2.4]],
    ['fifo', [2, 1]],
    ['lifo', [0, 3]],
    ['seniority', [2, 1]],
    ['reversed-seniority', [0, 3]],
  ] as const)('outputs of 2 and 8 under %s carry %j', (method, expected) => {
    const out = carried([...meeting, ['pot', 'x', 2], ['pot', 'y', 8]], method).slice(2)
    for (const [at, value] of expected.entries()) expect(out[at]).toBeCloseTo(value, 12)
  })

  test('TIHO pays the larger output first: (0, 3)', () => {
    const txs = utxoTransactions([
      {
        txid: 'tx',
        block: 1,
        spends: [
          ['stolen:0', 3n],
          ['fresh:0', 7n],
        ],
        pays: [2n, 8n],
      },
    ])
    const { chain, out } = coinLedger(txs, 'descending')
    const graph = forwardGraph(chain)
    const result = TAINT_KERNELS.seniority(graph, rulingsOf(graph, null, [chain.rowOf('tx:in:0')]))
    expect([0, 1].map((at) => result.carried[out('tx', at)])).toEqual([0, 3])
  })
})

function coinLedger(txs: readonly UtxoTransaction[], outputs: 'listed' | 'descending' = 'listed') {
  const rows = txs.flatMap((tx) => {
    const others = txs.filter((other) => other.block === tx.block && !other.coinbase)
    const fees = others.reduce((sum, other) => sum + feeOf(other), 0n)
    return transfersOfUtxo(tx, { chain: 'bip122:0', asset: ASSET, accounts: 'coins', outputs, fees })
  })
  const chain = buildLedger(rows).chains.get('bip122:0')!
  return { chain, out: (txid: string, at: number) => chain.rowOf(`${txid}:out:${at}`) }
}

/** BlockSci, test/blockscipy/test_taint.py over citp/testchain-generator motifs/taint.py, as facts. */
describe('O2: BlockSci regression chain', () => {
  const FEE = 0.0001
  const chain = utxoTransactions([
    { txid: 'fund1', block: 1, spends: [['x:0', btc(7)]], pays: [btc(7)] },
    { txid: 'fund2', block: 1, spends: [['x:1', btc(8)]], pays: [btc(8)] },
    { txid: 'split', block: 2, spends: ['fund1:0'], pays: [btc(1 - FEE), btc(2 - FEE), btc(4 - FEE)] },
    { txid: 'm1', block: 3, spends: ['split:0', 'split:1'], pays: [btc(3 - 3 * FEE)] },
    { txid: 'm2', block: 3, spends: ['split:2', 'fund2:0'], pays: [btc(12 - 2 * FEE)] },
    { txid: 'cb3', block: 3, pays: [btc(25 + 2 * FEE)] },
    { txid: 'm3', block: 4, spends: ['m1:0', 'm2:0'], pays: [btc(15 - 6 * FEE)] },
    { txid: 'cb4', block: 4, pays: [btc(25 + FEE)] },
  ])
  const one = new Map([['split:0', btc(1 - FEE)]])
  const two = new Map([...one, ['fund2:0', btc(8)]])
  const after = (block: number) => chain.filter((tx) => tx.block! <= block)
  const totals = (block: number, seeds: Map<string, bigint>, method: 'poison' | 'haircut', fees: boolean) => {
    const coins = [...taintedCoins(after(block), seeds, { method, fees }).values()]
    const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n)
    return [coins.length, sum(coins.map((coin) => coin.amount)), sum(coins.map((coin) => coin.tainted))]
  }

  test('poison, one output', () => {
    expect(totals(3, one, 'poison', false)).toEqual([1, btc(3 - 3 * FEE), btc(3 - 3 * FEE)])
    expect(totals(4, one, 'poison', false)).toEqual([1, btc(15 - 6 * FEE), btc(15 - 6 * FEE)])
    expect(totals(2, one, 'poison', true)[0]).toBe(1)
    expect(totals(3, one, 'poison', true)).toEqual([2, btc(28 - FEE), btc(28 - FEE)])
    expect(totals(4, one, 'poison', true)).toEqual([3, btc(65 - 3 * FEE), btc(65 - 3 * FEE)])
  })

  test('poison, two outputs', () => {
    expect(totals(3, two, 'poison', false)).toEqual([2, btc(15 - 5 * FEE), btc(15 - 5 * FEE)])
    expect(totals(4, two, 'poison', false)).toEqual([1, btc(15 - 6 * FEE), btc(15 - 6 * FEE)])
    expect(totals(3, two, 'poison', true)).toEqual([3, btc(40 - 3 * FEE), btc(40 - 3 * FEE)])
    expect(totals(4, two, 'poison', true)).toEqual([3, btc(65 - 3 * FEE), btc(65 - 3 * FEE)])
  })

  test('haircut, one output: 99,986,666 and 99,985,999 satoshi without fees, all of it with them', () => {
    expect(totals(3, one, 'haircut', false)).toEqual([1, btc(3 - 3 * FEE), 99_986_666n])
    expect(totals(4, one, 'haircut', false)).toEqual([1, btc(15 - 6 * FEE), 99_985_999n])
    expect(totals(3, one, 'haircut', true)).toEqual([2, btc(28 - FEE), 99_990_000n])
    expect(totals(4, one, 'haircut', true)).toEqual([3, btc(65 - 3 * FEE), 99_990_000n])
  })

  test('haircut, two outputs', () => {
    expect(totals(3, two, 'haircut', true)).toEqual([3, btc(40 - 3 * FEE), 899_990_000n])
    expect(totals(4, two, 'haircut', true)).toEqual([3, btc(65 - 3 * FEE), 899_990_000n])
  })

  test('the kernels for accounts agree on the same chain as a ledger of coins', () => {
    const { chain: coins, out } = coinLedger(chain)
    const graph = forwardGraph(coins)
    const kept = (method: TaintMethod) => {
      const { carried } = TAINT_KERNELS[method](graph, rulingsOf(graph, null, [out('split', 0)]))
      return ['m3', 'cb3', 'cb4'].map((txid) => carried[out(txid, 0)]!)
    }
    expect(kept('poison')).toEqual([btc(15 - 6 * FEE), btc(25 + 2 * FEE), btc(25 + FEE)].map(Number))
    for (const method of CONSERVING) {
      expect(kept(method).reduce((total, value) => total + value)).toBeCloseTo(99_990_000, 6)
    }
  })

  const mapping = utxoTransactions([
    { txid: 'f1', block: 1, spends: [['y:0', btc(4)]], pays: [btc(4)] },
    { txid: 'f2', block: 1, spends: [['y:1', btc(4)]], pays: [btc(4)] },
    { txid: 'f3', block: 1, spends: [['y:2', btc(2)]], pays: [btc(2)] },
    {
      txid: 'map',
      block: 2,
      spends: ['f1:0', 'f2:0', 'f3:0'],
      pays: [btc(3.3333), btc(3.3333), btc(3.3333)],
    },
    { txid: 'cb2', block: 2, pays: [btc(25 + FEE)] },
    {
      txid: 'check',
      block: 3,
      spends: ['map:0', 'map:1', 'map:2'],
      pays: Array.from({ length: 6 }, () => btc(1.6666)),
    },
  ])

  test('mapping of 4, 4, 2 to three outputs, the second input tainted', () => {
    const seed = new Map([['f2:0', btc(4)]])
    const txs = mapping.filter((tx) => tx.block! <= 2)
    const poisoned = [...taintedCoins(txs, seed, { method: 'poison', fees: true }).values()]
    expect(poisoned.map((coin) => coin.tainted)).toEqual([
      333_330_000n,
      333_330_000n,
      333_330_000n,
      2_500_010_000n,
    ])
    const cut = [...taintedCoins(txs, seed, { method: 'haircut', fees: true }).values()]
    expect(cut.map((coin) => coin.tainted)).toEqual([133_332_000n, 133_332_000n, 133_332_000n, 4_000n])
    expect(cut.reduce((sum, coin) => sum + coin.amount, 0n)).toBe(btc(35))
  })

  test.each([
    ['haircut', 'listed', [133_332_000, 133_332_000, 133_332_000], 4_000],
    ['fifo', 'listed', [0, 266_660_000, 133_340_000], 0],
    ['lifo', 'listed', [133_330_000, 266_670_000, 0], 0],
    ['seniority', 'descending', [333_330_000, 66_670_000, 0], 0],
  ] as const)('the same mapping under %s', (method, outputs, expected, fee) => {
    const { chain: coins, out } = coinLedger(mapping, outputs)
    const graph = forwardGraph(coins)
    const { carried } = TAINT_KERNELS[method](graph, rulingsOf(graph, null, [out('f2', 0)]))
    for (const [at, value] of expected.entries()) expect(carried[out('map', at)]).toBeCloseTo(value, 6)
    expect(carried[out('cb2', 0)]).toBeCloseTo(fee, 6)
  })

  test('FIFO through one more transaction: outputs 2, 3 and 4 of six, and the origin is the seed', () => {
    const { chain: coins, out } = coinLedger(mapping)
    const graph = forwardGraph(coins)
    const result = fifo(graph, rulingsOf(graph, null, [out('f2', 0)]))
    const tainted = [0, 1, 2, 3, 4, 5].map((at) => result.carried[out('check', at)])
    expect(tainted).toEqual([0, 0, 99_980_000, 166_660_000, 133_360_000, 0])
    const coin = coins.find('bip122:0:check-2', ASSET)
    expect(result.lotsOf(coin)).toEqual([
      { amount: 66_680_000, origin: -1 },
      { amount: 99_980_000, origin: out('f2', 0) },
    ])
  })
})

test('a label dated later does not taint what was sent before it', () => {
  const rows = [
    ['thief', 'a', 1],
    ['thief', 'a', 1],
  ] as const
  const chain = [...buildLedger(transfersOf(rows)).chains.values()][0]! satisfies ChainLedger
  const graph = forwardGraph(chain)
  const labels = placeLabels(chain, [claim('thief', 'risk', { validFrom: { block: 1, time: null } })])
  const { held } = TAINT_KERNELS.fifo(graph, rulingsOf(graph, labels))
  expect(held[chain.find(account('a'), ASSET)]).toBe(1)
})
