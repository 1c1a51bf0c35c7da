import { describe, expect, it } from 'vitest'
import type { RowNotice } from '#server/sources/rows.ts'
import { collect, toChunks } from '#server/sources/test-chunks.ts'
import { parseOfacCsv } from './ofac-csv.ts'
import { parseOfacTxt } from './ofac-txt.ts'

const BTC = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
const TRON = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'

describe('parseOfacTxt', () => {
  const parse = (text: string, fileName: string, onNotice?: (notice: RowNotice) => void) =>
    collect(parseOfacTxt(toChunks(text, 7), { fileName, ...(onNotice && { onNotice }) }))

  it('takes an address for what it is, and says where the list files it elsewhere', async () => {
    const { parsed, rejected } = await parse(
      `${BTC}\r\n\r\n${TRON}\r\nnot an address\r\n`,
      'x/sanctioned_addresses_XBT.txt',
    )
    expect(parsed.map(({ line, value }) => [line, value.address, value.family])).toEqual([
      [1, BTC, 'bitcoin'],
      [3, TRON, 'tron'],
    ])
    expect(parsed[0]).toMatchObject({
      notices: [],
      value: {
        category: 'sanctioned-entity',
        source: 'OFAC SDN',
        confidence: 60,
        validFrom: null,
        meta: { listedAsset: 'XBT' },
      },
    })
    expect(parsed[1]?.notices).toEqual([
      expect.objectContaining({ code: 'hint-impossible', field: 'address' }),
    ])
    expect(rejected).toEqual([
      expect.objectContaining({ line: 4, code: 'bad-character', value: 'not an address' }),
    ])
  })

  it('accepts every family in the list of a token', async () => {
    const { parsed } = await parse(`${BTC}\n${TRON}`, 'sanctioned_addresses_USDT.txt')
    expect(parsed.map((row) => row.notices)).toEqual([[], []])
  })

  it('says that a file name names no asset', async () => {
    const notices: RowNotice[] = []
    const { parsed } = await parse(BTC, 'list.txt', (notice) => notices.push(notice))
    expect(parsed[0]?.value.meta).toEqual({})
    expect(notices.map((notice) => notice.code)).toEqual(['no-listed-asset'])
  })
})

describe('parseOfacCsv', () => {
  const header =
    'asset_in_list,address,family,valid,name,ofac_designated_date,first_seen_0xB10C,delisted_seen_by'
  const parse = (...lines: string[]) => collect(parseOfacCsv(toChunks([header, ...lines].join('\n'))))

  it('opens validity by the designation and closes it by the delisting, and invents neither', async () => {
    const { parsed } = await parse(
      `XBT,${BTC},btc,ok,"DOE, Jane",2023-04-24,2023-05-19,2025-03-22`,
      `TRX,${TRON},tron,ok,,,2023-05-19,`,
    )
    expect(parsed[0]?.value).toMatchObject({
      label: 'DOE, Jane',
      actor: 'DOE, Jane',
      validFrom: Date.UTC(2023, 3, 24),
      validUntil: Date.UTC(2025, 2, 22),
      meta: { listedAsset: 'XBT', first_seen_0xB10C: '2023-05-19' },
    })
    expect(parsed[1]?.value).toMatchObject({
      label: 'OFAC SDN',
      actor: null,
      validFrom: null,
      validUntil: null,
    })
  })

  it('names the asset that it does not know', async () => {
    const { parsed } = await parse(`QQQ,${BTC},btc,ok,,,,`)
    expect(parsed[0]?.notices[0]?.message).toContain('files this address under "QQQ"')
  })
})
