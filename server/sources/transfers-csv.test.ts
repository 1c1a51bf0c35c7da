import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TRANSFER_COLUMNS } from '#core/contract/import-columns.ts'
import { collect, toChunks } from './test-chunks.ts'
import { parseTransfersCsv } from './transfers-csv.ts'

const A = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const B = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const HASH = `0x${'ab'.repeat(32)}`
const USDT = '0xdAC17F958D2ee523a2206206994597C13D831ec7'

type Cells = Partial<Record<(typeof TRANSFER_COLUMNS)[number], string>>
const good: Cells = { chain: 'eth', tx_hash: HASH, block: '7', from: A, to: B, asset: USDT, amount: '1.5' }

function csv(rows: readonly Cells[]): string {
  const line = (row: Cells) => TRANSFER_COLUMNS.map((column) => row[column] ?? '').join(',')
  return [TRANSFER_COLUMNS.join(','), ...rows.map(line)].join('\n')
}

const parse = (text: string) => collect(parseTransfersCsv(toChunks(text)))
const parseOne = async (cells: Cells) => (await parse(csv([{ ...good, ...cells }]))).parsed[0]?.value

describe('parseTransfersCsv', () => {
  it('reads a full row', async () => {
    const { parsed, rejected } = await parse(
      csv([
        {
          ...good,
          log_index: '3',
          tx_index: '0',
          time: '2022-08-01T21:32:31Z',
          decimals: '6',
          amount_units: '1500000',
          fiat_value: '11.7',
          fiat_currency: 'HKD',
          price_source: 'desk',
          note: 'a note',
        },
      ]),
    )
    expect(rejected).toEqual([])
    expect(parsed).toEqual([
      {
        ok: true,
        line: 2,
        notices: [],
        value: {
          chain: 'eip155:1',
          txHash: HASH,
          logIndex: 3,
          txIndex: 0,
          block: 7,
          time: Date.UTC(2022, 7, 1, 21, 32, 31),
          from: { account: `eip155:1:${A.toLowerCase()}`, canonical: A.toLowerCase(), display: A },
          to: { account: `eip155:1:${B.toLowerCase()}`, canonical: B.toLowerCase(), display: B },
          asset: { id: `eip155:1/erc20:${USDT.toLowerCase()}`, symbol: 'USDT', decimals: 6 },
          amount: 1_500_000n,
          fiat: { currency: 'HKD', minor: 1170n },
          priceSource: 'desk',
          note: 'a note',
          caseName: null,
          key: `eip155:1:${HASH}:3`,
        },
      },
    ])
  })

  it('leaves a time that is not given unknown', async () => {
    expect(await parseOne({})).toMatchObject({
      block: 7,
      time: null,
      logIndex: null,
      txIndex: null,
      fiat: null,
    })
    expect(await parseOne({ block: '', time: '2022-08-01T00:00:00Z' })).toMatchObject({ block: null })
  })

  it('reads the form of a published case file, with its columns under other names', async () => {
    const { parsed } = await parse(
      `case,chain,tx_hash,timestamp_utc,block,from,to,asset,amount,note\nnomad,ethereum,${HASH},2022-08-01T00:00:00,9,${A},${B},C3,4.294967296e-07,x`,
    )
    expect(parsed[0]?.value).toMatchObject({
      time: Date.UTC(2022, 7, 1),
      asset: { id: 'eip155:1/symbol:C3', symbol: 'C3', decimals: 18 },
      amount: 429_496_729_600n,
    })
    expect(parsed[0]?.notices.map((notice) => notice.code)).toEqual(['declared-asset'])
  })

  it('keeps two equal payments of one transaction apart, and gives both the same keys when read again', async () => {
    const text = csv([good, good, { ...good, amount: '2' }])
    const keys = (await parse(text)).parsed.map((row) => row.value.key)
    expect(keys.map((key) => key.slice(-'1500000#1'.length))).toEqual(['1500000#1', '1500000#2', '2000000#1'])
    expect((await parse(text)).parsed.map((row) => row.value.key)).toEqual(keys)
  })

  it('writes accounts as their chain does', async () => {
    const bch = { chain: 'BCH', tx_hash: 'cd'.repeat(32), asset: 'BCH', amount: '1' }
    const value = await parseOne({
      ...bch,
      from: '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu',
      to: 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
    })
    expect(value?.from).toEqual(value?.to)
    expect(value).toMatchObject({ amount: 100_000_000n, txHash: 'cd'.repeat(32) })
  })

  it.each<[string, Cells, string, string]>([
    ['an unknown chain', { chain: 'atlantis' }, 'chain', 'bad-chain'],
    ['a short hash', { tx_hash: '0x12' }, 'tx_hash', 'bad-length'],
    ['no place in order', { block: '' }, 'block', 'no-position'],
    ['a block that is no number', { block: '7.5' }, 'block', 'bad-number'],
    ['a time without its zone', { time: '2022-08-01T00:00:00' }, 'time', 'bad-time'],
    ['a missing sender', { from: '' }, 'from', 'missing-value'],
    ['a wrong checksum', { to: B.replace('fB', 'fb') }, 'to', 'bad-checksum'],
    ['an address of another chain', { to: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t' }, 'to', 'wrong-chain'],
    ['an asset of another chain', { asset: 'eip155:56/slip44:714' }, 'asset', 'bad-asset'],
    ['an unknown contract without decimals', { asset: A }, 'decimals', 'unknown-decimals'],
    ['decimals that contradict the contract', { decimals: '18' }, 'decimals', 'decimals-conflict'],
    ['decimals beyond what there can be', { decimals: '256' }, 'decimals', 'bad-decimals'],
    ['no amount', { amount: '' }, 'amount', 'missing-value'],
    ['too many decimals', { amount: '0.0000001' }, 'amount', 'too-precise'],
    ['a negative amount', { amount: '-1' }, 'amount', 'negative-amount'],
    ['two amounts that differ', { amount_units: '1' }, 'amount', 'amount-conflict'],
    ['units with a fraction', { amount: '', amount_units: '1.5' }, 'amount_units', 'bad-amount'],
    ['a value without its currency', { fiat_value: '1' }, 'fiat_currency', 'missing-value'],
    ['a negative value', { fiat_value: '-1', fiat_currency: 'HKD' }, 'fiat_value', 'negative-amount'],
    ['a currency that is none', { fiat_value: '1', fiat_currency: 'XXQ' }, 'fiat_value', 'bad-currency'],
  ])('refuses %s, names the field, and reads the next row', async (_, cells, field, code) => {
    const { parsed, rejected } = await parse(csv([{ ...good, ...cells }, good]))
    expect(rejected).toEqual([expect.objectContaining({ line: 2, field, code })])
    expect(rejected[0]?.reason).toMatch(/\w{3,} /)
    expect(parsed.map((row) => row.line)).toEqual([3])
  })

  it('gives every row once, read or refused, whatever stands in its cells', async () => {
    const cell = fc.constantFrom(
      '',
      '0',
      '-1',
      '1e400',
      'eth',
      'btc',
      HASH,
      A,
      B,
      USDT,
      'HKD',
      '\u0000',
      '%',
      '2022-08-01',
      '9'.repeat(300),
    )
    const row = fc.array(cell, { minLength: TRANSFER_COLUMNS.length, maxLength: TRANSFER_COLUMNS.length })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 10 }), async (rows) => {
        const text = [TRANSFER_COLUMNS, ...rows].map((cells) => cells.join(',')).join('\n')
        const { parsed, rejected } = await parse(text)
        expect(parsed.length + rejected.length).toBe(rows.length)
      }),
    )
  })

  it('lets other work run while it reads', async () => {
    const text = csv(Array.from({ length: 20_000 }, () => good))
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    const { parsed } = await parse(text)
    clearInterval(timer)
    expect(parsed).toHaveLength(20_000)
    expect(ticks).toBeGreaterThan(2)
  })
})
