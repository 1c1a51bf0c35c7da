import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditEvents } from '../store/schema/work.ts'
import { labels } from '../store/schema/labels.ts'
import { transfers, transferStaging } from '../store/schema/ledger.ts'
import { testPorts } from '../testing/desk.ts'
import {
  type ImportClient,
  importClient,
  LABEL_HEADER,
  labelRows,
  labelsCsv,
  leftByImports,
  transferRows,
  transfersCsv,
} from '../testing/import-client.ts'

let desk: Awaited<ReturnType<typeof testPorts>>
let analyst: ImportClient
beforeEach(async () => {
  desk = await testPorts({ maxImportBytes: 200_000 })
  analyst = await importClient(desk.ports, 'analyst')
})
afterEach(() => desk.close())

const problemOf = async (response: Response) =>
  (await response.json()) as { detail: string; errors?: unknown[] }

describe('a file that cannot be used fails whole, and says why', () => {
  const cases: [name: string, filename: string, content: string | Uint8Array<ArrayBuffer>, detail: RegExp][] =
    [
      ['empty', 'a.csv', '', /^The file is empty\.$/],
      ['only line ends', 'a.csv', '\n\r\n', /^The file is empty\.$/],
      [
        'of no known kind',
        'notes.csv',
        'name,age\nMei,41\n',
        /^What kind of file notes\.csv is cannot be told .*"name,age"/,
      ],
      ['an archive', 'a.csv', Uint8Array.of(0x50, 0x4b, 3, 4), /archive or a spreadsheet/],
      ['UTF-16', 'a.csv', Uint8Array.of(0xff, 0xfe, 0x61, 0), /UTF-16/],
      ['binary', 'a.csv', Uint8Array.of(0x61, 0, 0x62), /binary/],
      [
        'without a needed column',
        'a.csv',
        'from,to,amount\nx,y,1\n',
        /^The file cannot be read: the header has no column "chain"/,
      ],
      ['with a column twice', 'a.csv', 'from,from,to,chain,tx_hash,asset\n', /"from" stands twice/],
    ]
  test.each(cases)('%s', async (_, filename, content, detail) => {
    const { id, response } = await analyst.upload(filename, content)
    expect(response.status).toBe(422)
    const problem = await problemOf(response)
    expect(problem.detail).toMatch(detail)
    expect(await analyst.report(id)).toMatchObject({ state: 'failed', error: problem.detail, rejects: [] })
    expect(await leftByImports(desk.ports.db)).toBe(0)
    const [event] = await desk.ports.db.select().from(auditEvents)
    expect(event).toMatchObject({ type: 'import.failed', targetId: id, actorId: 'u-analyst' })
  })

  test('of another kind than announced', async () => {
    const { response } = await analyst.upload('a.csv', labelsCsv(labelRows(0, 1)), { kind: 'transfers-csv' })
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors).toEqual([
      { field: 'row 1.chain', message: expect.stringContaining('"chain", "tx_hash", "from", "to", "asset"') },
    ])
    expect(await leftByImports(desk.ports.db)).toBe(0)
  })

  test('shorter than announced', async () => {
    const text = transfersCsv(transferRows(0, 600))
    const { response } = await analyst.upload('a.csv', text, { bytes: text.length + 1 })
    expect(response.status).toBe(422)
    expect((await problemOf(response)).detail).toMatch(/bytes were announced and \d+ came/)
    expect(await leftByImports(desk.ports.db)).toBe(0)
  })

  test('that gives an asset other decimals than the desk knows', async () => {
    await analyst.upload('a.csv', transfersCsv(transferRows(0, 1)))
    const other = transfersCsv(transferRows(1, 2).map((row) => row.replace(',6,1.000000', ',8,1.000000')))
    const { response } = await analyst.upload('b.csv', other)
    expect(response.status).toBe(422)
    expect((await problemOf(response)).detail).toMatch(
      /gives eip155:1\/symbol:TST 8 decimals; the desk knows it with 6/,
    )
    expect(await desk.ports.db.$count(transfers)).toBe(1)
    expect(await desk.ports.db.$count(transferStaging)).toBe(0)
  })
})

describe('a file beyond the limit', () => {
  const text = transfersCsv(transferRows(0, 2_000))

  test('is refused by its announced size', async () => {
    const announced = await analyst.announce({ filename: 'big.csv', bytes: 200_001 })
    expect(announced.status).toBe(400)
  })

  test('is refused by its content-length', async () => {
    const { id } = (await (await analyst.announce({ filename: 'big.csv' })).json()) as { id: string }
    const headers = { 'content-length': String(text.length) }
    const response = await analyst.request('PUT', `/imports/${id}/content`, { body: text, headers })
    expect(response.status).toBe(413)
    expect(await leftByImports(desk.ports.db)).toBe(0)
  })

  test('is cut off where it does not say its size, and nothing of it stays', async () => {
    const { id, response } = await analyst.upload('big.csv', text)
    expect(response.status).toBe(413)
    expect(await analyst.report(id)).toMatchObject({ state: 'failed' })
    expect(await leftByImports(desk.ports.db)).toBe(0)
  })
})

describe('files that look odd and are fine', () => {
  test('a header and no rows is a finished import that says so', async () => {
    const { response } = await analyst.upload('empty-list.csv', `${LABEL_HEADER}\n`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      state: 'done',
      rowsRead: 0,
      accepted: 0,
      notices: [{ code: 'no-rows', text: 'The file holds no rows.' }],
    })
  })

  test('byte order mark, CRLF and a last line without its end', async () => {
    const text = `\uFEFF${labelsCsv(labelRows(0, 2)).trimEnd().replaceAll('\n', '\r\n')}`
    const { response } = await analyst.upload('excel.csv', text)
    expect(await response.json()).toMatchObject({ kind: 'labels-csv', accepted: 2, rejected: 0 })
  })

  test('a NUL in a text does not stop the file', async () => {
    const [row = ''] = labelRows(0, 1)
    const odd = row.replace('Case 0', `"a\u0000b"`)
    const { response } = await analyst.upload('odd.csv', labelsCsv([odd]), { kind: 'labels-csv' })
    expect(await response.json()).toMatchObject({ state: 'done', accepted: 1 })
    expect(await desk.ports.db.select({ label: labels.label }).from(labels)).toEqual([{ label: 'a\uFFFDb' }])
  })
})

describe('who may', () => {
  test('a manager reads imports and brings none in', async () => {
    const manager = await importClient(desk.ports, 'manager')
    expect((await manager.announce({ filename: 'a.csv' })).status).toBe(403)
    const { id } = await analyst.upload('a.csv', labelsCsv(labelRows(0, 1)))
    expect((await manager.send(id, 'x')).status).toBe(403)
    expect((await manager.cancel(id)).status).toBe(403)
    expect((await manager.request('GET', `/imports/${id}`)).status).toBe(200)
  })

  test('content goes to an announced import, once', async () => {
    expect((await analyst.send('imp-none', 'x')).status).toBe(404)
    const { id } = await analyst.upload('a.csv', labelsCsv(labelRows(0, 1)))
    const again = await analyst.send(id, labelsCsv(labelRows(0, 9)))
    expect(again.status).toBe(409)
    expect(await desk.ports.db.$count(labels)).toBe(1)
    expect((await analyst.cancel(id)).status).toBe(409)
    expect((await analyst.cancel('imp-none')).status).toBe(404)
    expect((await analyst.request('GET', '/imports/imp-none/rejects.csv')).status).toBe(404)
  })
})
