import { describe, expect, test } from 'vitest'
import { collectedFees, EsploraError, readEsploraTransaction, subsidyAt } from './esplora.ts'
import { addressOf, esploraTransaction, txidOf } from './testing/esplora-file.ts'

const PAID = esploraTransaction({
  name: 'paid',
  block: 700_000,
  time: 1_631_333_672,
  inputs: [
    ['ana', 70_000],
    [null, 30_000],
  ],
  outputs: [
    ['ben', 60_000],
    [null, 0],
    ['ana', 39_000],
  ],
})

describe('a transaction of Esplora', () => {
  test('inputs with the coins they spend, outputs in order, place and time', () => {
    expect(readEsploraTransaction(PAID)).toEqual({
      txid: txidOf('paid'),
      block: 700_000,
      txIndex: null,
      time: 1_631_333_672_000,
      locktime: 0,
      virtualSize: 141,
      coinbase: false,
      inputs: [
        {
          spent: `${txidOf('before paid 0')}:0`,
          address: addressOf('ana'),
          script: 'v0_p2wpkh',
          amount: 70_000n,
        },
        { spent: `${txidOf('before paid 1')}:1`, address: null, script: 'op_return', amount: 30_000n },
      ],
      outputs: [
        { address: addressOf('ben'), script: 'v0_p2wpkh', amount: 60_000n },
        { address: null, script: 'op_return', amount: 0n },
        { address: addressOf('ana'), script: 'v0_p2wpkh', amount: 39_000n },
      ],
    })
  })

  test('not confirmed: no block and no time, whatever else the status says', () => {
    const read = readEsploraTransaction({ ...PAID, status: { confirmed: false, block_height: 7 } })
    expect([read.block, read.time]).toEqual([null, null])
  })

  test('a coinbase has no inputs; what it pays beyond the new coins of its height are fees', () => {
    const draft = { name: 'mined', block: 840_000, outputs: [['pool', 312_500_000 + 777] as const] }
    const read = readEsploraTransaction(esploraTransaction(draft))
    expect(read).toMatchObject({ coinbase: true, inputs: [] })
    expect(collectedFees(read)).toBe(777n)
    expect(collectedFees({ ...read, block: 839_999 })).toBe(0n)
    expect([0, 209_999, 210_000, 840_000, 63 * 210_000, 64 * 210_000].map(subsidyAt)).toEqual([
      5_000_000_000n,
      5_000_000_000n,
      2_500_000_000n,
      312_500_000n,
      0n,
      0n,
    ])
  })

  test.each([
    ['transaction', [PAID], /is not an object/],
    ['txid', { ...PAID, txid: 'abc' }, /64 hexadecimal digits/],
    ['vin', { ...PAID, vin: undefined }, /is missing/],
    ['vin', { ...PAID, vin: [] }, /no inputs/],
    ['vout', { ...PAID, vout: [] }, /no outputs/],
    ['vin[1].prevout', { ...PAID, vin: [PAID.vin[0], { ...PAID.vin[1], prevout: null }] }, /nobody knows/],
    ['vin[0].vout', { ...PAID, vin: [{ ...PAID.vin[0], vout: -1 }] }, /-1 is not a whole number/],
    ['vout[0].value', { ...PAID, vout: [{ ...PAID.vout[0], value: 1.5 }] }, /1.5 is not a whole number/],
    ['vout[0].value', { ...PAID, vout: [{ ...PAID.vout[0], value: '15' }] }, /"15" is not a whole number/],
    ['vout[0].value', { ...PAID, vout: [{ scriptpubkey_type: 'p2pkh' }] }, /is missing/],
    ['vout[0].value', { ...PAID, vout: [{ ...PAID.vout[0], value: 2.2e15 }] }, /more than all bitcoin/],
    ['vout', { ...PAID, vout: [{ ...PAID.vout[0], value: 100_001 }] }, /1 satoshis more than the inputs/],
    ['fee', { ...PAID, fee: 999 }, /the file says 999, but inputs less outputs are 1000/],
    ['status', { ...PAID, status: undefined }, /is missing/],
    ['status.block_height', { ...PAID, status: { confirmed: true } }, /is missing/],
    ['status.block_time', { ...PAID, status: { block_height: 1, block_time: 'now' } }, /"now" is not/],
  ])('names the field at fault: %s', (field, json, reason) => {
    const read = () => readEsploraTransaction(json)
    expect(read).toThrow(EsploraError)
    expect(read).toThrow(expect.objectContaining({ field, message: expect.stringMatching(reason) }))
  })
})
