import { describe, expect, test } from 'vitest'
import {
  addressOf,
  type EsploraDraft,
  esploraTransaction,
  testAddressOf,
  txidOf,
} from '#core/ledger/testing/esplora-file.ts'
import { parseEsploraJson } from './esplora-json.ts'
import { FileError } from './rows.ts'
import { collect, toChunks } from './test-chunks.ts'

const CHAIN = 'bip122:000000000019d6689c085ae165831e93'
const read = (json: unknown) => collect(parseEsploraJson(toChunks(JSON.stringify(json), 100)))
const of = (draft: EsploraDraft) => esploraTransaction(draft)

const PAID = of({
  name: 'paid',
  block: 700_000,
  inputs: [
    ['ana', 70_000],
    ['mate', 30_000],
  ],
  outputs: [
    ['ben', 60_000],
    [null, 0],
    ['ana', 39_000],
  ],
})

describe('parseEsploraJson', () => {
  test('a transaction becomes the transfers of its inputs, outputs and fee, in satoshis', async () => {
    const { parsed, rejected } = await read([PAID])
    expect(rejected).toEqual([])
    const txid = txidOf('paid')
    const [hub, key] = [`${CHAIN}:tx-${txid}`, (who: string) => `${CHAIN}:${addressOf(who)}`]
    expect(
      parsed.map(({ line, value }) => [line, value.key, value.from.account, value.to.account, value.amount]),
    ).toEqual([
      [1, `${CHAIN}:${txid}:in:0`, key('ana'), hub, 70_000n],
      [1, `${CHAIN}:${txid}:in:1`, key('mate'), hub, 30_000n],
      [1, `${CHAIN}:${txid}:out:0`, hub, key('ben'), 60_000n],
      [1, `${CHAIN}:${txid}:out:1`, hub, `${CHAIN}:${txid}-1`, 0n],
      [1, `${CHAIN}:${txid}:out:2`, hub, key('ana'), 39_000n],
      [1, `${CHAIN}:${txid}:fee`, hub, `${CHAIN}:fees-700000`, 1_000n],
    ])
    expect(parsed[0]?.value).toMatchObject({
      chain: CHAIN,
      txHash: txid,
      block: 700_000,
      time: 2_020_000_000_000,
      asset: { id: `${CHAIN}/slip44:0`, symbol: 'BTC', decimals: 8 },
      fiat: null,
    })
    expect(parsed.map(({ value }) => value.note)).toEqual([
      `${txidOf('before paid 0')}:0`,
      `${txidOf('before paid 1')}:1`,
      null,
      'op_return',
      null,
      null,
    ])
    expect(parsed.flatMap(({ notices }) => notices.map(({ message }) => message))).toEqual([
      'coins without an address (op_return) stay accounts of their own',
    ])
  })

  test('a coinbase: new coins of its height, the fees of its block, and the last place in it', async () => {
    const { parsed } = await read(of({ name: 'mined', block: 840_000, outputs: [['pool', 312_500_777]] }))
    expect(
      parsed.map(({ value }) => [value.from.account.slice(CHAIN.length + 1), value.amount, value.txIndex]),
    ).toEqual([
      ['fees-840000', 777n, 2_147_483_647],
      ['subsidy', 312_500_000n, 2_147_483_647],
      [`tx-${txidOf('mined')}`, 312_500_777n, 2_147_483_647],
    ])
  })

  test('in one block a coin is not spent before it is made, also where a page goes on later', async () => {
    const draft = (name: string, block = 9): EsploraDraft => ({
      name,
      block,
      inputs: [['ana', 9]],
      outputs: [['ben', 9]],
    })
    const maker = of(draft('maker'))
    const spender = of(draft('spender'))
    spender.vin[0]!.txid = maker.txid
    const { parsed } = await read([spender, maker, of(draft('other', 8)), of(draft('late'))])
    const placed = new Map(parsed.map(({ value }) => [value.txHash, value.txIndex]))
    expect(['maker', 'spender', 'other', 'late'].map((name) => placed.get(txidOf(name)))).toEqual([
      0, 1, 0, 2,
    ])
  })

  test('a transaction on two pages gives its rows twice: what is double is for the import to see', async () => {
    const { parsed } = await read([PAID, PAID])
    expect(parsed.map(({ line }) => line)).toEqual([...Array<number>(6).fill(1), ...Array<number>(6).fill(2)])
    expect(new Set(parsed.map(({ value }) => value.key)).size).toBe(6)
  })

  test('one fault refuses its transaction as a whole and no other, by number and field', async () => {
    const bad = structuredClone(PAID)
    const wrong = `${addressOf('ben').slice(0, -1)}${addressOf('ben').endsWith('q') ? 'p' : 'q'}`
    bad.vout[2]!.scriptpubkey_address = wrong
    const waiting = of({ name: 'waiting', block: null, inputs: [['ana', 2]], outputs: [['ben', 1]] })
    const { parsed, rejected } = await read([bad, waiting, PAID])
    expect(new Set(parsed.map(({ line }) => line))).toEqual(new Set([3]))
    expect(rejected).toMatchObject([
      { line: 1, field: 'vout[2].scriptpubkey_address', value: wrong, code: 'bad-checksum' },
      { line: 2, field: 'status.confirmed', code: 'no-position', reason: expect.stringMatching(/no block/) },
    ])
  })

  test.each([
    [
      'of the test network',
      testAddressOf('ben'),
      /Transaction 2, vout\[0\].*test network.*main network only/,
    ],
    ['of another chain', 'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9', /Transaction 2, .*not an address of/],
  ])('a file %s is refused, also where it is mixed', async (_, address, reason) => {
    const other = structuredClone(PAID)
    other.vout[0]!.scriptpubkey_address = address
    await expect(read([PAID, other])).rejects.toThrow(FileError)
    await expect(read([PAID, other])).rejects.toThrow(reason)
  })
})
