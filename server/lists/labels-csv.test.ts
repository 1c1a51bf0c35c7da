import { describe, expect, it } from 'vitest'
import { BITCOIN_CASH } from '#core/chain/chain-ids.ts'
import { LABEL_COLUMNS } from '#core/contract/import-columns.ts'
import { collect, toChunks } from '#server/sources/test-chunks.ts'
import { parseLabelsCsv } from './labels-csv.ts'
import { TEST_CATEGORIES } from './test-categories.ts'

const A = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

type Cells = Partial<Record<(typeof LABEL_COLUMNS)[number], string>>
const good: Cells = { address: A, category: 'scam', label: 'A shop', source: 'Our desk', confidence: '90' }

function parse(rows: readonly Cells[], source?: string) {
  const line = (row: Cells) => LABEL_COLUMNS.map((column) => row[column] ?? '').join(',')
  const text = [LABEL_COLUMNS.join(','), ...rows.map(line)].join('\n')
  const options = { categories: TEST_CATEGORIES, ...(source === undefined ? {} : { source }) }
  return collect(parseLabelsCsv(toChunks(text), options))
}

describe('parseLabelsCsv', () => {
  it('reads a row with dates, and one with blocks of a chain', async () => {
    const { parsed, rejected } = await parse([
      {
        ...good,
        actor: 'shop',
        valid_from: '2024-01-02',
        valid_until: '2024-02-01T08:00:00+08:00',
        uri: 'https://x',
        note: 'n',
      },
      { ...good, chain: 'ethereum', valid_from: 'block:15259101' },
    ])
    expect(rejected).toEqual([])
    expect(parsed[0]?.value).toEqual({
      address: A.toLowerCase(),
      display: A,
      family: 'evm',
      namespace: 'eip155',
      chain: null,
      category: 'scam',
      label: 'A shop',
      actor: 'shop',
      source: 'Our desk',
      confidence: 90,
      validFrom: Date.UTC(2024, 0, 2),
      validUntil: Date.UTC(2024, 1, 1),
      validFromBlock: null,
      validUntilBlock: null,
      uri: 'https://x',
      note: 'n',
      meta: {},
    })
    expect(parsed[1]?.value).toMatchObject({ chain: 'eip155:1', validFrom: null, validFromBlock: 15_259_101 })
  })

  it('writes an address limited to a chain as that chain does', async () => {
    const { parsed } = await parse([{ ...good, chain: 'bch', address: '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu' }])
    expect(parsed[0]?.value).toMatchObject({
      address: 'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      chain: BITCOIN_CASH,
    })
  })

  it('takes the source from the options and says that a confidence is not stated', async () => {
    const { parsed } = await parse(
      [
        { ...good, source: '', confidence: '' },
        { ...good, confidence: 'web_crawl' },
      ],
      'List X',
    )
    expect(parsed.map(({ value }) => [value.source, value.confidence])).toEqual([
      ['List X', 5],
      ['Our desk', 20],
    ])
    expect(parsed.map((row) => row.notices.map((notice) => notice.code))).toEqual([['no-confidence'], []])
  })

  it.each<[string, Cells, string, string]>([
    ['a wrong address', { address: 'hello world' }, 'address', 'bad-character'],
    ['an address of another chain', { chain: 'tron' }, 'address', 'wrong-chain'],
    ['a category that is not ours', { category: 'evil' }, 'category', 'unknown-category'],
    ['no label', { label: '' }, 'label', 'missing-value'],
    ['no source', { source: '' }, 'source', 'missing-value'],
    ['a confidence beyond 100', { confidence: '101' }, 'confidence', 'bad-confidence'],
    ['a date that is none', { valid_from: '2024-02-30' }, 'valid_from', 'bad-time'],
    ['a block without its chain', { valid_until: 'block:5' }, 'valid_until', 'needs-chain'],
    ['a block that is no number', { chain: 'eth', valid_until: 'block:' }, 'valid_until', 'missing-value'],
    [
      'a span that never holds',
      { valid_from: '2024-02-01', valid_until: '2024-02-01' },
      'valid_until',
      'empty-span',
    ],
  ])('refuses %s', async (_, cells, field, code) => {
    const { parsed, rejected } = await parse([{ ...good, ...cells }, good])
    expect(rejected).toEqual([expect.objectContaining({ line: 2, field, code })])
    expect(parsed).toHaveLength(1)
  })
})
