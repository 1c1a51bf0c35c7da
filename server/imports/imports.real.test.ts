import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { and, eq, isNull, like, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../node/config.ts'
import { openDesk } from '../node/open-desk.ts'
import { SYSTEM } from '../store/audit.ts'
import { rowsOf } from '../store/db.ts'
import { importRejects, labels } from '../store/schema/labels.ts'
import { books, transfers } from '../store/schema/ledger.ts'
import { createImports, type Imports } from './imports.ts'
import type { Import } from './records.ts'

const rssMiB = () => Math.round(process.memoryUsage().rss / 1024 ** 2)

/** `7.7e-08` -> 77,000,000,000: 18 decimals, by moving digits. */
function attoOf(text: string): bigint {
  const [, whole = '', fraction = '', exponent = '0'] = /^(\d+)(?:\.(\d+))?(?:e(-?\d+))?$/.exec(text) ?? []
  const digits = `${whole}${fraction}`.padEnd(whole.length + 40, '0')
  const point = whole.length + Number(exponent) + 18
  if (/[1-9]/.test(digits.slice(Math.max(point, 0)))) throw new Error(`${text} has more than 18 decimals`)
  return BigInt(digits.slice(0, Math.max(point, 0)) || '0')
}

const data = resolve(process.env['KYT_REAL_DATA'] ?? '../shared/data')

describe.skipIf(!existsSync(data))('real data on a desk with a data directory', () => {
  let dataDir: string
  let desk: Awaited<ReturnType<typeof openDesk>>
  let imports: Imports
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'kyt-real-'))
    desk = await openDesk(readConfig({ KYT_DATA_DIR: dataDir }), { info() {}, warn() {}, error() {} })
    imports = createImports(desk.ports, null)
  })
  afterAll(async () => {
    await desk.close()
    rmSync(dataDir, { recursive: true })
  })

  async function bring(path: string): Promise<Import> {
    const { id } = await imports.announce({ filename: basename(path) }, SYSTEM)
    return imports.receive(id, Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, SYSTEM)
  }

  async function bringAll(folder: string, ending: string): Promise<Import[]> {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith(ending),
    )
    const reports: Import[] = []
    for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
      if (!basename(name).startsWith('_')) reports.push(await bring(join(folder, name)))
    }
    return reports
  }

  const sum = (reports: readonly Import[], field: 'rowsRead' | 'accepted' | 'merged' | 'rejected') =>
    reports.reduce((total, report) => total + report[field], 0)

  describe('the Nomad bridge, August 2022', () => {
    const file = join(data, 'nomad-2022/flow.csv')
    let report: Import
    beforeAll(async () => {
      report = await bring(file)
    })

    test('comes in whole, under the case that its rows name', () => {
      expect(report).toMatchObject({ kind: 'transfers-csv', state: 'done', rowsRead: 1_331, accepted: 1_331 })
      expect(report).toMatchObject({ merged: 0, rejected: 0, book: { name: 'nomad2022' } })
    })

    test('1,175 drains have a block and no time; 561 accounts received them', async () => {
      const bridge = 'eip155:1:0x88a69b4e698a4b090df6cf5bd7b2d47325ad30a3'
      const drains = await desk.ports.db.select().from(transfers).where(isNull(transfers.time))
      expect(drains).toHaveLength(1_175)
      expect(drains.every((row) => row.block !== null && row.fromAccount === bridge)).toBe(true)
      expect(new Set(drains.map((row) => row.toAccount)).size).toBe(561)
    })

    test('the drains of 14 tokens add up to the decimals of the file, to the last digit', async () => {
      const expected = new Map<string, bigint>()
      for (const line of readFileSync(file, 'utf8').trimEnd().split('\n').slice(1)) {
        const cells = line.split(',')
        const [asset = '', amount = ''] = [cells[7], cells[8]]
        if (cells[3] !== '') continue
        expected.set(asset, (expected.get(asset) ?? 0n) + attoOf(amount))
      }
      expect(expected.size).toBe(14)
      const totals = await rowsOf<{ symbol: string; total: string }>(
        desk.ports.db,
        sql`
        select a.symbol, sum(t.amount)::text as total from transfers t join assets a on a.id = t.asset_id
        where t.time is null group by a.symbol`,
      )
      expect(new Map(totals.map(({ symbol, total }) => [symbol, BigInt(total)]))).toEqual(expected)
    })

    test('a second time changes nothing', async () => {
      const before = await desk.ports.db.select().from(transfers).orderBy(transfers.seq)
      expect(await bring(file)).toMatchObject({ accepted: 0, merged: 1_331, rejected: 0, alertsRaised: 0 })
      expect(await desk.ports.db.select().from(transfers).orderBy(transfers.seq)).toEqual(before)
      expect(await desk.ports.db.$count(books)).toBe(1)
    })
  })

  describe('the OFAC lists', () => {
    let lists: Import[]
    let dated: Import
    beforeAll(async () => {
      lists = await bringAll(join(data, 'ofac'), '.txt')
      dated = await bring(join(data, 'ofac/point-in-time.csv'))
    })
    const ofac = eq(labels.source, 'OFAC SDN')

    test('17 lists hold 654 rows; a Tron address on the Bitcoin list is taken for what it is', async () => {
      expect(lists).toHaveLength(17)
      expect(sum(lists, 'rowsRead')).toBe(654)
      expect(sum(lists, 'rowsRead')).toBe(
        sum(lists, 'accepted') + sum(lists, 'merged') + sum(lists, 'rejected'),
      )
      const bitcoin = lists.find((report) => report.filename.includes('XBT'))
      expect(bitcoin?.notices).toMatchObject([{ text: expect.stringContaining('one of TRON (line 355)') }])
      const tron = await desk.ports.db
        .select()
        .from(labels)
        .where(and(ofac, like(labels.address, 'TUCsTq7T%')))
      expect(tron.every((row) => row.namespace === 'tron')).toBe(true)
      expect(tron.length).toBeGreaterThan(0)
    })

    test('no address is left with a dated and an undated claim at once', async () => {
      expect(dated.rowsRead).toBe(691)
      expect(dated.notices).toContainEqual(
        expect.objectContaining({
          text: expect.stringMatching(/^\d+ claims of the same list without dates gave way/),
        }),
      )
      const current = await desk.ports.db
        .select()
        .from(labels)
        .where(and(ofac, isNull(labels.knownUntil)))
      const informed = new Set(
        current.filter((row) => row.actor ?? row.validFrom ?? row.validUntil).map((row) => row.address),
      )
      const plain = current.filter((row) => !(row.actor ?? row.validFrom ?? row.validUntil))
      expect(plain.filter((row) => informed.has(row.address))).toEqual([])
      expect(current.filter((row) => row.validUntil !== null).length).toBeGreaterThan(0)
    })

    test('the lists again change nothing; what was delisted is refused by name', async () => {
      const before = await desk.ports.db.select().from(labels).where(ofac).orderBy(labels.id)
      const again = await bringAll(join(data, 'ofac'), '.txt')
      expect(sum(again, 'accepted')).toBe(0)
      const refused = await desk.ports.db
        .select()
        .from(importRejects)
        .where(like(importRejects.reason, '%delisted by%'))
      expect(refused.length).toBeGreaterThan(0)
      expect(await bring(join(data, 'ofac/point-in-time.csv'))).toMatchObject({ accepted: 0 })
      expect(await desk.ports.db.select().from(labels).where(ofac).orderBy(labels.id)).toEqual(before)
    })
  })

  test('all TagPacks: 524,170 tags, three wrong EIP-55 checksums; a second time changes nothing', async () => {
    const before = await desk.ports.db.$count(labels)
    const started = performance.now()
    const reports = await bringAll(join(data, 'tagpacks/packs'), '.yaml')
    const seconds = (performance.now() - started) / 1_000
    expect(reports).toHaveLength(86)
    expect(sum(reports, 'rowsRead')).toBe(524_170)
    expect(await desk.ports.db.$count(labels)).toBe(before + sum(reports, 'accepted'))
    const rejects = await desk.ports.db.select().from(importRejects)
    const wrongCase = rejects.filter((reject) => reject.reason.includes('wrong EIP-55 checksum'))
    expect(wrongCase.map((reject) => reject.value).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      '0x326031E680419FB020A5361fF56384e166b5aa85',
      '0xA0DF9CA52e8aB5DDE22C55D9B3C2CDF814B9B773',
      '0xf299f6B031Cc4dd1BfcB86A5e5590f99336a29c6',
    ])
    process.stdout.write(`524,170 tags in ${seconds.toFixed(0)} s, RSS ${rssMiB()} MiB\n`)
    expect(process.memoryUsage().rss).toBeLessThan(2 * 1024 ** 3)

    const miners = join(data, 'tagpacks/packs/miners.yaml')
    expect(await bring(miners)).toMatchObject({ accepted: 0, alertsRaised: 0 })
  }, 300_000)
})
