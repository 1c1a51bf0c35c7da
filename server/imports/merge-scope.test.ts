import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { screenAfterImport } from '../monitor/pipeline.ts'
import { SYSTEM } from '../store/audit.ts'
import { importRejects } from '../store/schema/labels.ts'
import { bookAccounts, books, customers } from '../store/schema/ledger.ts'
import { recordStaging } from '../store/schema/records.ts'
import { alerts } from '../store/schema/work.ts'
import { testPorts } from '../testing/desk.ts'
import { account, CHAIN, HOUR, storeCase, storeLabels, storeTransfers, T0, USDC } from '../testing/facts.ts'
import { createImports } from './imports.ts'

const address = (n: number) => account(n).slice(CHAIN.length + 1)

describe('a platform of the firm’s own', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeEach(async () => {
    desk = await testPorts()
  })
  afterEach(() => desk.close())
  const db = () => desk.ports.db

  async function bring(text: string, book?: string) {
    const imports = createImports(desk.ports, screenAfterImport)
    const { id } = await imports.announce(
      { filename: 'scope.csv', ...(book === undefined ? {} : { book }) },
      SYSTEM,
    )
    return imports.receive(id, new Blob([text]).stream(), SYSTEM)
  }
  const bringCustomers = (rows: readonly string[], book?: string) =>
    bring(`customer,name,type,risk_rating,exited_at,book\n${rows.join('\n')}\n`, book)
  const bringWallets = (rows: readonly string[], book?: string) =>
    bring(`chain,address,role,customer,book,book_kind,asset\n${rows.join('\n')}\n`, book)
  const rejects = (importId: string) =>
    db()
      .select({ line: importRejects.line, field: importRejects.field, reason: importRejects.reason })
      .from(importRejects)
      .where(eq(importRejects.importId, importId))
      .orderBy(asc(importRejects.n))

  test('from an empty desk to an alert about a customer: customers, wallets, what they did', async () => {
    await storeLabels(db(), [{ id: 'L-1', account: account(9), category: 'mixer' }])
    await storeTransfers(db(), [{ id: 'in', from: account(9), to: account(2), time: T0 + HOUR }])
    expect(await bringCustomers(['C-1,陳大文,individual,low,,Harbour Exchange'])).toMatchObject({
      state: 'done',
      accepted: 1,
      alertsRaised: 0,
      book: { name: 'Harbour Exchange' },
      notices: [{ code: 'new-book', text: 'The book "Harbour Exchange" is new on this desk.' }],
    })
    // The only platform goes without saying.
    const report = await bringWallets([
      `${CHAIN},${address(1)},hot,,,,`,
      `${CHAIN},${address(2)},customer-deposit,C-1,,,`,
    ])
    expect(report).toMatchObject({
      accepted: 2,
      rejected: 0,
      notices: [],
      book: { name: 'Harbour Exchange' },
    })
    expect(report.alertsRaised).toBeGreaterThan(0)
    const [raised] = await db().select().from(alerts).where(eq(alerts.ruleId, 'T03'))
    expect(raised).toMatchObject({ customerRef: 'C-1', transferIds: ['in'] })
    expect(await db().select().from(recordStaging)).toEqual([])
  })

  test('who is known is brought up to date, and the same again changes nothing', async () => {
    await bringCustomers(['C-1,Chan,individual,low,,A'])
    expect(await bringCustomers(['C-1,Chan,individual,low,,A'])).toMatchObject({ accepted: 0, merged: 1 })
    const now = ['C-1,Chan,individual,medium,,A', 'C-1,Chan,individual,high,2026-10-05T00:00:00Z,A']
    expect(await bringCustomers(now)).toMatchObject({ accepted: 1, merged: 1 })
    expect(await db().select().from(customers)).toMatchObject([
      { riskRating: 'high', exitedAt: new Date(T0) },
    ])
  })

  test('what cannot be placed is refused by line and field, and the rest is stored', async () => {
    await bringCustomers(['C-1,Chan,individual,low,,A', 'C-2,Lee,corporate,high,,B'])
    await storeCase(db(), 'K')
    const report = await bringWallets([
      `${CHAIN},${address(1)},hot,,A,,`,
      `${CHAIN},${address(2)},customer-deposit,C-2,A,,`,
      `${CHAIN},${address(1)},cold,,A,,`,
      `${CHAIN},${address(3)},treasury,,A,token,ETH`,
      `${CHAIN},${address(4)},hot,,,,`,
    ])
    expect(report).toMatchObject({ accepted: 1, merged: 0, rejected: 4 })
    expect(await rejects(report.id)).toEqual([
      { line: 5, field: 'book', reason: 'book: "A" is a platform, not a token' },
      { line: 6, field: 'book', reason: 'book is empty, and this desk has several platforms' },
      {
        line: 3,
        field: 'customer',
        reason: 'customer: "C-2" is no customer of this book; bring the customers first',
      },
      { line: 4, field: 'role', reason: 'role: the desk knows this wallet as hot' },
    ])
    const elsewhere = await bringCustomers(['C-2,Lee,corporate,high,,A'])
    expect(await rejects(elsewhere.id)).toMatchObject([
      { field: 'customer', reason: 'customer: "C-2" is a customer of another book' },
    ])
    const toCase = await bringWallets([`${CHAIN},${address(5)},hot,,,,`], 'K')
    expect(await rejects(toCase.id)).toMatchObject([
      {
        field: 'book',
        reason: expect.stringMatching(/^book is empty, and the book that was chosen is a case/),
      },
    ])
    expect(await db().select().from(bookAccounts)).toHaveLength(1)
  })

  test('an issuer’s token is a book of its own, named by its contract', async () => {
    const token = (asset: string, n = 7) => `${CHAIN},${address(n)},issuer,,HKD One,token,${asset}`
    const bySymbol = await bringWallets([token('USDC')])
    expect(await rejects(bySymbol.id)).toMatchObject([
      { field: 'asset', reason: expect.stringMatching(/only a symbol/) },
    ])
    expect(await bringWallets([token(USDC)])).toMatchObject({ accepted: 1 })
    const known = await db().select().from(books)
    expect(known).toMatchObject([{ name: 'HKD One', kind: 'token', assetId: USDC.toLowerCase() }])
    const other = await bringWallets([token(`${CHAIN}/slip44:60`, 8)])
    expect(await rejects(other.id)).toMatchObject([{ field: 'asset', line: 2 }])
  })
})

test('a wallet of a customer without one, and of the firm with one, are refused when read', async () => {
  const desk = await testPorts()
  const imports = createImports(desk.ports, null)
  const { id } = await imports.announce({ filename: 'w.csv' }, SYSTEM)
  const rows = [
    `${CHAIN},${address(1)},customer-deposit,`,
    `${CHAIN},${address(2)},hot,C-1`,
    `${CHAIN},${address(3)},warm,`,
  ]
  const report = await imports.receive(
    id,
    new Blob([`chain,address,role,customer\n${rows.join('\n')}\n`]).stream(),
    SYSTEM,
  )
  expect(report).toMatchObject({ kind: 'wallets-csv', accepted: 0, rejected: 3 })
  const found = await desk.ports.db
    .select({ field: importRejects.field })
    .from(importRejects)
    .orderBy(asc(importRejects.n))
  expect(found.map(({ field }) => field)).toEqual(['customer', 'customer', 'role'])
  await desk.close()
})
