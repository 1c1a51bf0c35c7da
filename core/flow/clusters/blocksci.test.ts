import { describe, expect, test } from 'vitest'
import { btc, utxoTransactions } from '#core/flow/testing/utxo.ts'
import type { Draft } from '#core/flow/testing/utxo.ts'
import type { ChangeHeuristic } from './change.ts'
import {
  addressReuse,
  addressType,
  clientChange,
  fixedFee,
  legacy,
  locktime,
  noChange,
  optimalChange,
  peelingChain,
  powerOfTen,
  spent,
} from './change.ts'
import { clusterAddresses } from './cluster.ts'
import { indexCoins } from './coin-index.ts'
import { isCoinJoin } from './coinjoin.ts'
import { isPeelingChain } from './peeling.ts'

/** BlockSci, test_change.py and test_heuristics.py over citp/testchain-generator motifs, as facts. */
describe('O4: BlockSci change, peeling and CoinJoin', () => {
  const FEE = 0.0001
  const found = (heuristic: ChangeHeuristic, drafts: Draft[], txid = 'tx') => {
    const transactions = utxoTransactions(drafts)
    const index = indexCoins(transactions)
    return [
      ...heuristic(
        transactions.find((tx) => tx.txid === txid)!,
        index,
      ),
    ]
  }
  const fund = (txid: string, amount: number, to = `source-${txid}`): Draft => ({
    txid,
    block: 1,
    spends: [['outside:0', btc(amount + 1)]],
    pays: [btc(amount)],
    to: [to],
  })
  const position = [0, 1, 2]

  test.each([
    [0, 1],
    [1, 1.2],
    [2, 1.23],
    [3, 1.234],
    [4, 1.2345],
    [5, 1.23456],
  ])('power of ten: with 8 - %d digits, a spend of %d leaves exactly the change', (digits, value) => {
    for (const at of [0, 1]) {
      const pays = [btc(value)].toSpliced(at, 0, btc(2.11111111 - value - FEE))
      const drafts = [fund('in', 2.11111111), { txid: 'tx', block: 2, spends: ['in:0'], pays }]
      expect(found(powerOfTen(8 - digits), drafts)).toEqual([at])
    }
  })

  test('optimal change: of 2.9 and 0.1 - F from inputs of 1 and 2, the smaller', () => {
    for (const at of [0, 1]) {
      const pays = [btc(2.9)].toSpliced(at, 0, btc(0.1 - FEE))
      const drafts = [
        fund('in1', 1),
        fund('in2', 2),
        { txid: 'tx', block: 2, spends: ['in1:0', 'in2:0'], pays },
      ]
      expect(found(optimalChange, drafts)).toEqual([at])
    }
  })

  test('address type: the only output of the type of the inputs', () => {
    for (const at of position) {
      const script = ['p2sh', 'p2sh'].toSpliced(at, 0, 'p2pkh')
      const drafts = [
        fund('in', 3 + FEE),
        { txid: 'tx', block: 2, spends: ['in:0'], pays: [btc(1), btc(1), btc(1)], script },
      ]
      expect(found(addressType, drafts)).toEqual([at])
    }
  })

  test('locktime: the only output that is spent with a locktime, as its transaction was', () => {
    for (const at of position) {
      const next = position.map((output): Draft => ({
        txid: `next${output}`,
        block: 3,
        spends: [`tx:${output}`],
        pays: [btc(1 - FEE)],
        locktime: output === at ? 111 : 0,
      }))
      const drafts = [
        fund('in', 3 + FEE),
        { txid: 'tx', block: 2, spends: ['in:0'], pays: [btc(1), btc(1), btc(1)], locktime: 110 },
        ...next,
      ]
      expect(found(locktime, drafts)).toEqual([at])
    }
  })

  test('address reuse and client behaviour: the output to the source, the output to a fresh address', () => {
    for (const at of position) {
      const known = [fund('spend1', 1, 'known1'), fund('spend2', 1, 'known2'), fund('in', 3 + FEE, 'source')]
      const tx = (address: string): Draft => ({
        txid: 'tx',
        block: 2,
        spends: ['in:0'],
        pays: [btc(1), btc(1), btc(1)],
        to: ['known1', 'known2'].toSpliced(at, 0, address),
      })
      expect(found(addressReuse, [...known, tx('source')])).toEqual([at])
      expect(found(clientChange, [...known, tx('fresh')])).toEqual([at])
      expect(found(noChange, [...known, tx('source')])).toEqual([])
    }
  })

  test('negative case: three heuristics keep both outputs, five keep none', () => {
    const drafts = [
      ...[1, 2, 3].map((at) => fund(`in${at}`, 1 + FEE)),
      { txid: 'tx', block: 2, spends: ['in1:0', 'in2:0', 'in3:0'], pays: [btc(1.488888), btc(1.511112)] },
    ]
    for (const heuristic of [peelingChain, optimalChange, addressReuse, legacy, noChange]) {
      expect(found(heuristic, drafts)).toEqual([])
    }
    for (const heuristic of [addressType, locktime, clientChange])
      expect(found(heuristic, drafts)).toEqual([0, 1])
  })

  const simpleCoinJoin: Draft[] = [
    fund('in1', 1),
    fund('in2', 2),
    fund('in3', 3),
    {
      txid: 'tx',
      block: 2,
      spends: ['in1:0', 'in2:0', 'in3:0'],
      pays: [0.5, 1.5 - FEE, 0.5, 0.5 - FEE, 2.5 - FEE, 0.5].map(btc),
    },
  ]
  const fan: Draft[] = [
    fund('in', 42),
    { txid: 'tx', block: 2, spends: ['in:0'], pays: Array.from({ length: 8 }, () => btc(41.9999 / 8)) },
  ]
  const twoInTwoOut: Draft[] = [
    fund('in', 42),
    { txid: 'halves', block: 2, spends: ['in:0'], pays: [btc(20.99995), btc(20.99995)] },
    { txid: 'tx', block: 3, spends: ['halves:0', 'halves:1'], pays: [btc(20.9999), btc(20.9999)] },
  ]
  const chain: Draft[] = [
    fund('in', 10),
    { txid: 'tx', block: 2, spends: ['in:0'], pays: [btc(10 - FEE)] },
    { txid: 'next', block: 3, spends: ['tx:0'], pays: [btc(10 - 2 * FEE)] },
  ]
  const peeling: Draft[] = [{ txid: 'start', block: 1, spends: [['outside:0', btc(43)]], pays: [btc(42)] }]
  let left = 42
  for (let hop = 0; hop < 10; hop++) {
    left -= FEE + hop / 10
    const previous = hop === 0 ? 'start:0' : `peel${hop - 1}:${(hop - 1) % 2}`
    const pays = [btc(hop / 10)].toSpliced(hop % 2, 0, btc(left))
    peeling.push({ txid: `peel${hop}`, block: 2 + hop, spends: [previous], pays })
  }
  const last = (drafts: Draft[], txid = 'tx') => utxoTransactions(drafts).find((tx) => tx.txid === txid)!

  test('CoinJoin: the simple one is, and nothing else here', () => {
    expect(isCoinJoin(last(simpleCoinJoin))).toBe(true)
    for (const drafts of [fan, twoInTwoOut, chain]) expect(isCoinJoin(last(drafts))).toBe(false)
    expect(isCoinJoin(last(peeling, 'peel4'))).toBe(false)
  })

  test('CoinJoin: repeated dust is a protocol, not a mix', () => {
    const shaped = (value: bigint): Draft[] => [
      fund('in1', 1),
      fund('in2', 2),
      fund('in3', 3),
      {
        txid: 'tx',
        block: 2,
        spends: ['in1:0', 'in2:0', 'in3:0'],
        pays: [value, btc(1), value, btc(2), btc(2.9), value],
      },
    ]
    expect([546n, 2730n, 547n].map((value) => isCoinJoin(last(shaped(value))))).toEqual([false, false, true])
  })

  test('change merges only where every input has one owner', () => {
    const spend = (owner: string | null): Draft[] => [
      fund('in', 2, 'payer'),
      { txid: 'other', block: 1, spends: [['outside:1', btc(3)]], pays: [btc(2)], to: [owner] },
      { txid: 'tx', block: 2, spends: ['in:0', 'other:0'], pays: [btc(3.5), btc(0.4)], to: ['shop', 'rest'] },
    ]
    const owner = (drafts: Draft[]) =>
      clusterAddresses(utxoTransactions(drafts), { change: optimalChange }).clusterOf('rest')
    expect(owner(spend('payer2'))).toBe('payer')
    expect(owner(spend(null))).toBe('rest')
  })

  test('peeling chain: hops 0 to 8, and no fan, CoinJoin or plain chain', () => {
    const transactions = utxoTransactions(peeling)
    const index = indexCoins(transactions)
    const peels = transactions.filter((tx) => isPeelingChain(tx, index)).map((tx) => tx.txid)
    expect(peels).toEqual(expect.arrayContaining([0, 1, 2, 3, 4, 5, 6, 7, 8].map((hop) => `peel${hop}`)))
    for (const drafts of [fan, simpleCoinJoin, chain]) {
      const all = utxoTransactions(drafts)
      expect(all.some((tx) => isPeelingChain(tx, indexCoins(all)))).toBe(false)
    }
  })

  test('peeling chain change: hops 3 to 7, the output that continues the chain', () => {
    for (const hop of [3, 4, 5, 6, 7]) {
      expect(found(spent, peeling, `peel${hop}`)).toEqual([hop % 2])
      expect(
        found(
          (tx, index) => new Set([...peelingChain(tx, index)].filter((at) => spent(tx, index).has(at))),
          peeling,
          `peel${hop}`,
        ),
      ).toEqual([hop % 2])
    }
  })

  test('fixed fee: the output whose spender pays the same rate', () => {
    const drafts: Draft[] = [
      fund('in', 3),
      { txid: 'tx', block: 2, spends: ['in:0'], pays: [btc(1), btc(1.9)], virtualSize: 200 },
      { txid: 'same', block: 3, spends: ['tx:0'], pays: [btc(0.9)], virtualSize: 200 },
      { txid: 'other', block: 3, spends: ['tx:1'], pays: [btc(1)], virtualSize: 200 },
    ]
    expect(found(fixedFee, drafts)).toEqual([0])
    expect(found(fixedFee, fan)).toEqual([])
  })
})
