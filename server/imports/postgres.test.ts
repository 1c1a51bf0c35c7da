import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../node/config.ts'
import { openDesk } from '../node/open-desk.ts'
import { SYSTEM } from '../store/audit.ts'
import { labels, labelStaging } from '../store/schema/labels.ts'
import { books, transfers, transferStaging } from '../store/schema/ledger.ts'
import { auditEvents } from '../store/schema/work.ts'
import { labelRows, labelsCsv, transferRows, transfersCsv } from '../testing/import-client.ts'
import { createImports, type Imports } from './imports.ts'
import { recoverImports } from './recover.ts'

const server = process.env['KYT_TEST_DATABASE_URL']

/** What the embedded database cannot show: several connections, which really work at the same time. */
describe.skipIf(server === undefined)('imports on PostgreSQL', () => {
  const name = `kyt_imports_${process.pid}`
  let desk: Awaited<ReturnType<typeof openDesk>>
  let imports: Imports
  beforeAll(async () => {
    await onServer(`create database ${name}`)
    const url = new URL(server ?? '')
    url.pathname = `/${name}`
    desk = await openDesk(readConfig({ DATABASE_URL: url.href }), { info() {}, warn() {}, error() {} })
    imports = createImports(desk.ports, null)
  })
  afterAll(async () => {
    await desk.close()
    await onServer(`drop database ${name}`)
  })

  async function onServer(statement: string): Promise<void> {
    const client = new Client({ connectionString: server })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  async function bring(filename: string, text: string) {
    const { id } = await imports.announce({ filename }, SYSTEM)
    return imports.receive(id, new Blob([text]).stream(), SYSTEM)
  }

  test('files with the same rows in other orders come in side by side, each row once', async () => {
    const list = labelRows(0, 3_000)
    const flow = transferRows(0, 3_000)
    const reports = await Promise.all([
      bring('a.csv', labelsCsv(list)),
      bring('b.csv', labelsCsv(list.toReversed())),
      bring('c.csv', labelsCsv([...list.slice(1_500), ...list.slice(0, 1_500)])),
      bring('flow.csv', transfersCsv(flow)),
      bring('flow.csv', transfersCsv(flow.toReversed())),
    ])
    expect(reports.map(({ state }) => state)).toEqual(Array(5).fill('done'))
    const [a, b, c, d, e] = reports.map(({ accepted }) => accepted)
    expect([(a ?? 0) + (b ?? 0) + (c ?? 0), (d ?? 0) + (e ?? 0)]).toEqual([3_000, 3_000])
    expect(reports.every((report) => report.accepted + report.merged === 3_000)).toBe(true)
    const { db } = desk.ports
    const counts = [labels, transfers, books, labelStaging, transferStaging, auditEvents].map((it) =>
      db.$count(it),
    )
    expect(await Promise.all(counts)).toEqual([3_000, 3_000, 1, 0, 0, 5])
  })

  test('recovery passes by an import whose rows are being stored', async () => {
    const text = labelsCsv(labelRows(10_000, 13_000))
    const storing = bring('slow.csv', text)
    const recovered = []
    for (let turn = 0; turn < 5; turn += 1) recovered.push(await recoverImports(desk.ports, null, 60_000))
    expect(recovered.every(({ interrupted }) => interrupted === 0)).toBe(true)
    expect(await storing).toMatchObject({ state: 'done', accepted: 3_000 })
  })
})
