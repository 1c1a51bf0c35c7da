import { describe, expect, test } from 'vitest'
import { buildLedger } from './ledger.ts'
import { toStrings } from './strings.ts'
import type { UtxoTransaction } from './utxo.ts'
import { feeOf, inSpendingOrder, transfersOfUtxo } from './utxo.ts'

const MAPPING = { chain: 'bip122:0', asset: 'btc', accounts: 'coins' } as const

const tx = (txid: string, more: Partial<UtxoTransaction>): UtxoTransaction => ({
  txid,
  block: 7,
  txIndex: null,
  time: null,
  locktime: 0,
  virtualSize: null,
  coinbase: false,
  inputs: [],
  outputs: [],
  ...more,
})
const coin = (spent: string, amount: bigint, address: string | null = null) => ({
  spent,
  address,
  script: null,
  amount,
})
const pay = (amount: bigint, address: string | null = null) => ({ address, script: null, amount })

describe('a transaction as transfers', () => {
  const plain = tx('t', {
    inputs: [coin('a:0', 5n, 'alice'), coin('b:1', 5n)],
    outputs: [pay(2n, 'bob'), pay(7n, 'alice')],
  })
  const ends = (rows: ReturnType<typeof transfersOfUtxo>) => rows.map((row) => [row.from, row.to, row.amount])

  test('inputs in, outputs out in order, the fee last; every coin an account', () => {
    expect(feeOf(plain)).toBe(1n)
    expect(ends(transfersOfUtxo(plain, MAPPING))).toEqual([
      ['bip122:0:a-0', 'bip122:0:tx-t', 5n],
      ['bip122:0:b-1', 'bip122:0:tx-t', 5n],
      ['bip122:0:tx-t', 'bip122:0:t-0', 2n],
      ['bip122:0:tx-t', 'bip122:0:t-1', 7n],
      ['bip122:0:tx-t', 'bip122:0:fees-7', 1n],
    ])
  })

  test('by address: what has none stays a coin; the largest output first where TIHO wants it', () => {
    const rows = transfersOfUtxo(plain, { ...MAPPING, accounts: 'addresses', outputs: 'descending' })
    expect(rows.map((row) => [row.from, row.to])).toEqual([
      ['bip122:0:alice', 'bip122:0:tx-t'],
      ['bip122:0:b-1', 'bip122:0:tx-t'],
      ['bip122:0:tx-t', 'bip122:0:alice'],
      ['bip122:0:tx-t', 'bip122:0:bob'],
      ['bip122:0:tx-t', 'bip122:0:fees-7'],
    ])
    expect(rows.map((row) => row.id)).toEqual(['t:in:0', 't:in:1', 't:out:1', 't:out:0', 't:fee'])
  })

  test('a coinbase collects the fees and mints the rest, after the other transactions of its block', () => {
    const coinbase = tx('c', { coinbase: true, txIndex: 0, outputs: [pay(26n)] })
    const rows = transfersOfUtxo(coinbase, { ...MAPPING, fees: 1n })
    expect(ends(rows)).toEqual([
      ['bip122:0:fees-7', 'bip122:0:tx-c', 1n],
      ['bip122:0:subsidy', 'bip122:0:tx-c', 25n],
      ['bip122:0:tx-c', 'bip122:0:c-0', 26n],
    ])
    const all = [...rows, ...transfersOfUtxo({ ...plain, txIndex: 1 }, MAPPING)]
    expect(toStrings(buildLedger(all).chains.get('bip122:0')!.columns.ids).slice(-3)).toEqual([
      'c:in:0',
      'c:in:1',
      'c:out:0',
    ])
  })
})

describe('order inside a block', () => {
  const first = tx('z', { inputs: [coin('x:0', 5n)], outputs: [pay(5n)] })
  const second = tx('a', { inputs: [coin('z:0', 5n)], outputs: [pay(5n)] })
  const third = tx('m', { inputs: [coin('a:0', 5n)], outputs: [pay(5n)] })

  test('where the source is silent, a transaction comes after those whose coins it spends', () => {
    for (const list of [
      [first, second, third],
      [third, second, first],
    ]) {
      expect(inSpendingOrder(list).map((one) => [one.txid, one.txIndex])).toEqual([
        ['z', 0],
        ['a', 1],
        ['m', 2],
      ])
    }
  })

  test('blocks in order; known indexes are kept', () => {
    const known = [
      { ...first, txIndex: 9 },
      { ...second, txIndex: 4 },
    ]
    expect(
      inSpendingOrder([...known, tx('late', { block: 8 }), tx('early', { block: 6 })]).map((one) => [
        one.txid,
        one.txIndex,
      ]),
    ).toEqual([
      ['early', 0],
      ['a', 4],
      ['z', 9],
      ['late', 0],
    ])
  })

  test('a coin made and spent in one block is not spent before it is made', () => {
    const rows = inSpendingOrder([third, first, second]).flatMap((one) => transfersOfUtxo(one, MAPPING))
    const { ids } = buildLedger(rows).chains.get('bip122:0')!.columns
    expect(ids).toEqual(['z:in:0', 'z:out:0', 'a:in:0', 'a:out:0', 'm:in:0', 'm:out:0'])
  })
})
