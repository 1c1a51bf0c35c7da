import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { labels } from '../store/schema/labels.ts'
import { assets, books, transfers, transferStaging } from '../store/schema/ledger.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  type ImportClient,
  importClient,
  labelRows,
  labelsCsv,
  transferRows,
  transfersCsv,
} from '../testing/import-client.ts'

let desk: Awaited<ReturnType<typeof testPorts>>
let analyst: ImportClient
beforeEach(async () => {
  desk = await testPorts({ maxImportBytes: 1024 * 1024 })
  analyst = await importClient(desk.ports, 'analyst')
})
afterEach(() => desk.close())

const count = (table: typeof books | typeof labels | typeof transfers | typeof transferStaging) =>
  desk.ports.db.$count(table)

describe('a file of transfers', () => {
  test('is announced, sent, stored as a case, and reported', async () => {
    const text = transfersCsv(transferRows(0, 3))
    const announced = await analyst.announce({ filename: 'case-7.csv', bytes: text.length })
    expect(announced.status).toBe(201)
    const before = (await announced.json()) as { id: string }
    expect(before).toMatchObject({
      kind: null,
      state: 'waiting',
      rowsRead: 0,
      createdBy: { role: 'analyst' },
    })

    const sent = await analyst.send(before.id, text)
    expect(sent.status).toBe(200)
    expect(await sent.json()).toMatchObject({
      kind: 'transfers-csv',
      state: 'done',
      sha256: bytesToHex(sha256(utf8ToBytes(text))),
      bytesRead: text.length,
      rowsRead: 3,
      accepted: 3,
      merged: 0,
      rejected: 0,
      error: null,
      book: { name: 'case-7' },
    })
    const [first] = await desk.ports.db.select().from(transfers).orderBy(transfers.seq)
    expect(first).toMatchObject({
      chain: 'eip155:1',
      fromAccount: `eip155:1:${account(1)}`,
      toAccount: `eip155:1:${account(2)}`,
      assetId: 'eip155:1/symbol:TST',
      amount: 1_000_000n,
      block: 1000,
      time: new Date('2026-10-01T00:00:00Z'),
      logIndex: 0,
      importId: before.id,
    })
    expect(await desk.ports.db.select().from(assets)).toMatchObject([
      { symbol: 'TST', decimals: 6, chain: 'eip155:1' },
    ])
    expect(await desk.ports.db.select().from(books)).toMatchObject([{ id: first?.bookId, kind: 'case' }])
    expect(await count(transferStaging)).toBe(0)
  })

  test('sent twice adds nothing: no fact, no book', async () => {
    const text = transfersCsv(transferRows(0, 700))
    await analyst.upload('flow.csv', text)
    desk.advance(60_000)
    const facts = await desk.ports.db.select().from(transfers).orderBy(transfers.seq)
    const { response } = await analyst.upload('other-name.csv', text)
    expect(await response.json()).toMatchObject({
      accepted: 0,
      merged: 700,
      rejected: 0,
      alertsRaised: 0,
      book: null,
    })
    expect(await desk.ports.db.select().from(transfers).orderBy(transfers.seq)).toEqual(facts)
    expect(await count(books)).toBe(1)
  })

  test('that repeats a row counts it as known', async () => {
    const [row = ''] = transferRows(0, 1)
    const { response } = await analyst.upload('flow.csv', transfersCsv([row, row]))
    expect(await response.json()).toMatchObject({ rowsRead: 2, accepted: 1, merged: 1 })
  })

  test('joins the book it was announced for, and no unknown one', async () => {
    await desk.ports.db
      .insert(books)
      .values({ id: 'b1', name: 'Platform', kind: 'platform', createdAt: new Date(0) })
    const { response } = await analyst.upload('flow.csv', transfersCsv(transferRows(0, 2)), { book: 'b1' })
    expect(await response.json()).toMatchObject({ book: { id: 'b1', name: 'Platform' } })
    expect(await count(books)).toBe(1)
    const refused = await analyst.announce({ filename: 'flow.csv', book: 'b2' })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ detail: 'body.book: there is no such book' })
  })
})

describe('a file of labels', () => {
  test('is stored with one row a claim, and twice is once', async () => {
    const text = labelsCsv(labelRows(0, 600))
    const { response } = await analyst.upload('watchlist.csv', text)
    expect(await response.json()).toMatchObject({ kind: 'labels-csv', accepted: 600, merged: 0, book: null })
    const before = await desk.ports.db.select().from(labels)
    expect(before[0]?.knownFrom).toEqual(new Date(desk.ports.clock()))
    desk.advance(3_600_000)
    const again = await analyst.upload('watchlist.csv', text)
    expect(await again.response.json()).toMatchObject({ accepted: 0, merged: 600, alertsRaised: 0 })
    expect(await desk.ports.db.select().from(labels)).toEqual(before)
  })

  test('the same address claimed by two sources is two claims; the same claim in two files is one', async () => {
    await analyst.upload('a.csv', labelsCsv(labelRows(0, 2, 'Source A')))
    await analyst.upload('b.csv', labelsCsv(labelRows(0, 2, 'Source B')))
    const { response } = await analyst.upload('c.csv', labelsCsv(labelRows(1, 3, 'Source A')))
    expect(await response.json()).toMatchObject({ accepted: 1, merged: 1 })
    expect(await count(labels)).toBe(5)
  })

  test('a later list that no longer holds a claim does not take it back', async () => {
    await analyst.upload('monday.csv', labelsCsv(labelRows(0, 3)))
    await analyst.upload('tuesday.csv', labelsCsv(labelRows(0, 2)))
    expect(await count(labels)).toBe(3)
  })
})

describe('rows that cannot be read', () => {
  const text = transfersCsv([
    ...transferRows(0, 2),
    `eip155:1,0x${'1'.repeat(64)},0,5,,not-an-address,${account(1)},TST,6,1`,
    `eip155:1,0x${'2'.repeat(64)},0,5,,${account(1)},${account(2)},TST,6,1.0000001`,
    `eip155:1,0x${'3'.repeat(64)},4294967296,5,,${account(1)},${account(2)},TST,6,1`,
    `eip155:1,0x${'4'.repeat(64)},0,5,,${account(1)},${account(2)},TST,6,"=HYPERLINK(""http://evil.test"")"`,
  ])

  test('are named with line, field, value and reason, and leave the others alone', async () => {
    const { id, response } = await analyst.upload('dirty.csv', text)
    expect(await response.json()).toMatchObject({ state: 'done', rowsRead: 6, accepted: 2, rejected: 4 })
    const { rejects } = await analyst.report(id)
    expect(rejects.map(({ line, field }) => ({ line, field }))).toEqual([
      { line: 4, field: 'from' },
      { line: 5, field: 'amount' },
      { line: 6, field: 'log_index' },
      { line: 7, field: 'amount' },
    ])
    expect(rejects[2]).toMatchObject({ value: '4294967296', reason: 'log_index: no chain has so many' })
  })

  test('come as CSV in which no cell is a formula', async () => {
    const { id } = await analyst.upload('dirty.csv', text)
    const csv = await analyst.request('GET', `/imports/${id}/rejects.csv`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="dirty.csv-rejects.csv"')
    const lines = (await csv.text()).split('\r\n')
    expect(lines[0]).toBe('line,field,value,reason')
    expect(lines).toHaveLength(6)
    expect(lines[4]).toMatch(/^7,amount,"'=HYPERLINK\(""http:\/\/evil\.test""\)",/)
  })

  test('are all in the CSV, of which the report shows the first 200', async () => {
    const bad = Array.from({ length: 2_300 }, (_, n) => `eip155:1,nohash${n},0,5,,x,y,TST,6,1`)
    const { id } = await analyst.upload('bad.csv', transfersCsv(bad))
    expect((await analyst.report(id)).rejects).toHaveLength(200)
    const lines = (await (await analyst.request('GET', `/imports/${id}/rejects.csv`)).text())
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(2_301)
    expect(lines.at(-1)).toContain('nohash2299')
  })
})

test('imports are listed page by page, the newest first', async () => {
  const ids: string[] = []
  for (const name of ['a.csv', 'b.csv', 'c.csv']) {
    ids.unshift((await analyst.upload(name, labelsCsv(labelRows(0, 1)))).id)
    desk.advance(1_000)
  }
  const page = async (query: string) =>
    (await (await analyst.request('GET', `/imports${query}`)).json()) as {
      items: { id: string }[]
      nextCursor: string | null
    }
  const first = await page('?limit=2')
  expect(first.items.map((item) => item.id)).toEqual(ids.slice(0, 2))
  const second = await page(`?limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`)
  expect(second).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null })
  expect((await analyst.request('GET', '/imports?cursor=nonsense')).status).toBe(400)
})
