import { asc, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SYSTEM } from '../store/audit.ts'
import { importRejects, labels } from '../store/schema/labels.ts'
import { books, transfers } from '../store/schema/ledger.ts'
import { testPorts } from '../testing/desk.ts'
import { account, TRANSFER_HEADER, transferRows, transfersCsv } from '../testing/import-client.ts'
import { createImports } from './imports.ts'

let desk: Awaited<ReturnType<typeof testPorts>>
beforeEach(async () => {
  desk = await testPorts()
})
afterEach(() => desk.close())

async function bring(filename: string, text: string) {
  const imports = createImports(desk.ports, null)
  const { id } = await imports.announce({ filename }, SYSTEM)
  return imports.receive(id, new Blob([text]).stream(), SYSTEM)
}

describe('a transfer that is known otherwise', () => {
  const [row = ''] = transferRows(0, 1)

  test('in the ledger is refused with both sides named; the ledger stays', async () => {
    await bring('a.csv', transfersCsv([row]))
    const report = await bring(
      'b.csv',
      transfersCsv([row.replace(',1.000000', ',2.000000'), ...transferRows(1, 2)]),
    )
    expect(report).toMatchObject({ rowsRead: 2, accepted: 1, merged: 0, rejected: 1 })
    const rejects = await desk.ports.db.select().from(importRejects)
    expect(rejects).toMatchObject([{ n: 1, line: 2, field: 'amount', value: '2000000' }])
    expect(rejects[0]?.reason).toMatch(/^amount: the desk knows the transfer eip155:1:0x0+1:0 with 1000000$/)
    const [known] = await desk.ports.db.select().from(transfers).orderBy(asc(transfers.seq))
    expect(known?.amount).toBe(1_000_000n)
  })

  test('above in the same file is refused too, numbered after the rows that could not be read', async () => {
    const other = row.replace(account(2), account(9))
    const report = await bring('a.csv', transfersCsv(['broken', row, other, row]))
    expect(report).toMatchObject({ rowsRead: 4, accepted: 1, merged: 1, rejected: 2 })
    const rejects = await desk.ports.db.select().from(importRejects).orderBy(importRejects.n)
    expect(rejects.map(({ n, line, field }) => ({ n, line, field }))).toEqual([
      { n: 1, line: 2, field: 'row' },
      { n: 2, line: 4, field: 'to' },
    ])
  })
})

describe('cases', () => {
  const withCase = (rows: readonly string[]) => `${TRANSFER_HEADER},case\n${rows.join('\n')}\n`
  const [a = '', b = '', c = '', d = ''] = transferRows(0, 4)
  const bookNames = async () =>
    (
      await desk.ports.db
        .select({ name: books.name })
        .from(transfers)
        .innerJoin(books, eq(books.id, transfers.bookId))
        .orderBy(asc(transfers.seq))
    ).map(({ name }) => name)

  test('a file files its rows under the cases they name, and the rest under its own', async () => {
    const report = await bring('export.csv', withCase([`${a},Alpha`, `${b},Beta`, `${c},`]))
    expect(report).toMatchObject({
      accepted: 3,
      book: null,
      notices: [
        {
          code: 'several-cases',
          values: { count: '3', names: 'Alpha, Beta, export' },
          lines: [],
          count: 0,
          text: 'The file holds 3 cases, each a book: Alpha, Beta, export.',
        },
      ],
    })
    expect(await bookNames()).toEqual(['Alpha', 'Beta', 'export'])
  })

  test('a later file continues a case by its name', async () => {
    await bring('one.csv', withCase([`${a},Alpha`]))
    const report = await bring('two.csv', withCase([`${a},Alpha`, `${d},Alpha`]))
    expect(report).toMatchObject({ accepted: 1, merged: 1, book: { name: 'Alpha' } })
    expect(await desk.ports.db.$count(books)).toBe(1)
  })
})

describe('OFAC lists without dates and one with dates', () => {
  const DATED = 'asset_in_list,address,name,ofac_designated_date,delisted_seen_by'
  const listed = account(0xa1)
  const delisted = account(0xa2)
  const dated = `${DATED}\nETH,${listed},"DOE, Jane",2023-04-24,\nETH,${delisted},MIXER,2022-08-08,2025-03-22\n`
  const undated = `${listed}\n${delisted}\n${account(0xa3)}\n`
  const current = () =>
    desk.ports.db
      .select({ address: labels.address, actor: labels.actor })
      .from(labels)
      .where(isNull(labels.knownUntil))
      .orderBy(labels.address)
  const SETTLED = [
    { address: listed, actor: 'DOE, Jane' },
    { address: delisted, actor: 'MIXER' },
    { address: account(0xa3), actor: null },
  ]

  test('the dated claims retire the undated ones, which stay known for then', async () => {
    await bring('sanctioned_addresses_ETH.txt', undated)
    const then = new Date(desk.ports.clock())
    desk.advance(60_000)
    const report = await bring('dated.csv', dated)
    expect(report).toMatchObject({ accepted: 2, merged: 0 })
    expect(report.notices).toContainEqual(
      expect.objectContaining({
        code: 'undated-gave-way',
        text: '2 claims of the same list without dates gave way to the ones with dates.',
      }),
    )
    expect(await current()).toEqual(SETTLED)
    const retired = await desk.ports.db
      .select()
      .from(labels)
      .where(eq(labels.knownUntil, new Date(desk.ports.clock())))
    expect(retired.map((row) => row.knownFrom)).toEqual([then, then])
  })

  test('the other order ends the same, and says why a delisted address is not listed again', async () => {
    await bring('dated.csv', dated)
    const report = await bring('sanctioned_addresses_ETH.txt', undated)
    expect(report).toMatchObject({ rowsRead: 3, accepted: 1, merged: 1, rejected: 1 })
    expect(await current()).toEqual(SETTLED)
    const [reject] = await desk.ports.db.select().from(importRejects)
    expect(reject).toMatchObject({ line: 2, field: 'address', value: delisted })
    expect(reject?.reason).toMatch(/delisted by 2025-03-22/)
  })
})
