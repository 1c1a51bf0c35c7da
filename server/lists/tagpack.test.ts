import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BITCOIN } from '#core/chain/chain-ids.ts'
import { collect, toChunks } from '#server/sources/test-chunks.ts'
import { parseActorPack } from './actorpack.ts'
import { mapGraphsenseCategory } from './graphsense-categories.ts'
import { parseTagPack } from './tagpack.ts'
import { TEST_CATEGORIES } from './test-categories.ts'

const A = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const BTC = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
const BTC2 = '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S'

const parse = (text: string, chunkSize?: number) =>
  collect(parseTagPack(toChunks(text, chunkSize), { categories: TEST_CATEGORIES }))

const HEADER = `title: A pack
creator: Somebody
confidence: web_crawl
currency: BTC
label: From the header
category: exchange
source: https://example.org/list
lastmod: 2022-02-15
`

describe('parseTagPack', () => {
  it('gives a tag what it does not say itself from the header', async () => {
    const { parsed, rejected } = await parse(`${HEADER}tags:
- address: ${BTC}
- address: '${A}'
  currency: ETH
  label: Its own
  abuse: phishing
  actor: somebody
  confidence: authority_data
  source: a letter
`)
    expect(rejected).toEqual([])
    expect(parsed[0]).toEqual({
      ok: true,
      line: 10,
      notices: [],
      value: {
        address: BTC,
        display: BTC,
        family: 'bitcoin',
        namespace: 'bip122',
        chain: BITCOIN,
        category: 'exchange',
        label: 'From the header',
        actor: null,
        source: 'A pack',
        confidence: 20,
        validFrom: null,
        validUntil: null,
        validFromBlock: null,
        validUntilBlock: null,
        uri: 'https://example.org/list',
        note: null,
        meta: {
          listedAsset: 'BTC',
          source: 'https://example.org/list',
          creator: 'Somebody',
          category: 'exchange',
          lastmod: '2022-02-15',
        },
      },
    })
    expect(parsed[1]).toMatchObject({
      line: 11,
      value: {
        address: A.toLowerCase(),
        chain: 'eip155:1',
        label: 'Its own',
        category: 'phishing',
        actor: 'somebody',
        confidence: 60,
        uri: null,
        meta: { source: 'a letter' },
      },
    })
  })

  it('reads what hands and tools write: quoted keys, folded text, comments, indented lists, other first keys', async () => {
    const { parsed, rejected } = await parse(`%YAML 1.1
---
${HEADER}
"tags":   # the list

  # a comment
  - 'address': '${BTC} '
    context: '{"url": "http://a",
      "description": "b"}'
    concepts:
    - mixing_service
    - user
  - label: Second
    address: ${BTC2}
    currency: BTC${' '}
`)
    expect(rejected).toEqual([])
    expect(parsed[0]).toMatchObject({
      line: 15,
      value: { address: BTC, category: 'mixer', note: '{"url": "http://a", "description": "b"}' },
    })
    expect(parsed[0]?.notices.map((notice) => notice.code)).toEqual(['trimmed'])
    expect(parsed[1]).toMatchObject({ line: 21, value: { label: 'Second', chain: BITCOIN } })
  })

  it('never takes an unquoted address for a number', async () => {
    const { parsed } = await parse(`${HEADER}tags:\n- address: ${A}\n  currency: ETH\n  label: 007\n`)
    expect(parsed[0]?.value).toMatchObject({ display: A, label: '007' })
  })

  it('refuses a bad tag alone, with its line and reason', async () => {
    const tags = Array.from({ length: 450 }, () => `- address: ${BTC}`)
    tags[3] = '- address: "never closed'
    tags[250] = `- address: ${BTC}\n  address: ${BTC2}`
    tags[251] = '- just a word'
    tags[300] = `- address: *anchor`
    tags[301] = `- address: ${BTC.slice(0, -1)}b`
    tags[302] = `- label: no address`
    const { parsed, rejected } = await parse(`${HEADER}tags:\n${tags.join('\n')}\n`, 100)
    expect(parsed).toHaveLength(444)
    expect(rejected.map(({ line, code, field }) => [line, code, field])).toEqual([
      [13, 'bad-yaml', null],
      [260, 'bad-yaml', null],
      [262, 'bad-yaml', null],
      [311, 'bad-yaml', null],
      [312, 'bad-checksum', 'address'],
      [313, 'missing-value', 'address'],
    ])
  })

  it.each([
    ['title: x\n', 'missing-list'],
    ['title: "x\ntags:\n- address: a\n', 'bad-header'],
    ['- a\ntags:\n- address: a\n', 'bad-header'],
    ['x'.repeat(1_100_000), 'not-a-list'],
  ])('ends a file that is no TagPack with one error: %#', async (text, code) => {
    const { parsed, rejected } = await parse(text)
    expect(parsed).toEqual([])
    expect(rejected.map((row) => row.code)).toEqual([code])
  })

  it('does not use what stands after the list, and says so', async () => {
    const { parsed, rejected } = await parse(
      `title: t\nlabel: l\ntags:\n- address: ${BTC}\nconfidence: ownership\n`,
    )
    expect(parsed[0]?.value.confidence).toBe(5)
    expect(rejected).toEqual([
      expect.objectContaining({ line: 5, code: 'outside-list', value: 'confidence: ownership' }),
    ])
  })

  it('names concepts that it has no category for, and never calls them clean', async () => {
    const { parsed } = await parse(`${HEADER.replace('exchange', 'novelty')}tags:\n- address: ${BTC}\n`)
    expect(parsed[0]?.value.category).toBe('unknown')
    expect(parsed[0]?.notices[0]?.message).toBe('no category of ours is known for novelty')
  })

  it('gives every entry once, read or refused, whatever stands in it', async () => {
    const word = fc.constantFrom(
      'address',
      'label',
      BTC,
      A,
      '"',
      "'",
      ': ',
      '- ',
      '{',
      '[',
      '*a',
      '&a',
      '|',
      '#',
      '\t',
      '~',
    )
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(''))
    const entry = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => `- ${lines.join('\n    ')}`)
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async (entries) => {
        const { parsed, rejected } = await parse(`${HEADER}tags:\n${entries.join('\n')}\n`, 64)
        expect(parsed.length + rejected.length).toBe(entries.length)
        expect(rejected.every((row) => row.reason !== '')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('refuses a mapping to a category that does not exist', async () => {
    const options = { categories: TEST_CATEGORIES, mapCategory: () => ({ slug: 'evil', unmapped: [] }) }
    const { rejected } = await collect(parseTagPack(toChunks(`${HEADER}tags:\n- address: ${BTC}\n`), options))
    expect(rejected[0]?.code).toBe('unknown-category')
  })
})

describe('mapGraphsenseCategory', () => {
  it('takes the most severe of what a tag says', () => {
    const map = (category: string | null, abuse: string | null, concepts: string[] = []) =>
      mapGraphsenseCategory({ category, abuse, concepts }).slug
    expect(map('exchange', 'service_hack')).toBe('stolen-funds')
    expect(map('user', 'sanction', ['exchange'])).toBe('sanctioned-entity')
    expect(map(null, null)).toBe('unknown')
  })

  it('maps only to categories that exist', () => {
    const slugs = ['sanction', 'black_list', 'collectible', 'index', 'user', 'coinjoin'].map(
      (abuse) => mapGraphsenseCategory({ category: null, abuse, concepts: [] }).slug,
    )
    expect(slugs.filter((slug) => !TEST_CATEGORIES.has(slug))).toEqual([])
  })
})

describe('parseActorPack', () => {
  it('reads actors and refuses one without an id', async () => {
    const text = `title: Actors
actors:
- id: '01'
  label: '01'
  jurisdictions: []
  categories:
  - defi_dex
  uri: 01.xyz
- label: nobody
- id: two
  label: Two
  jurisdictions: [HK, SG]
  aliases:
  - Deux
`
    const { parsed, rejected } = await collect(parseActorPack(toChunks(text)))
    expect(parsed.map((row) => row.value)).toEqual([
      { id: '01', label: '01', categories: ['defi_dex'], jurisdictions: [], aliases: [], uri: '01.xyz' },
      { id: 'two', label: 'Two', categories: [], jurisdictions: ['HK', 'SG'], aliases: ['Deux'], uri: null },
    ])
    expect(rejected).toEqual([expect.objectContaining({ line: 9, field: 'id', code: 'missing-value' })])
  })
})
