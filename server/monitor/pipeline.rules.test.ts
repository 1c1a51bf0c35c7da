import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { alerts } from '../store/schema/work.ts'
import { bookAccounts, books, customers } from '../store/schema/ledger.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  BOB,
  HOT,
  HOUR,
  PLATFORM,
  storeLabels,
  storePlatform,
  storeTransfers,
  T0,
  type TransferSpec,
  USDC,
} from '../testing/facts.ts'
import { screen } from './pipeline.ts'

const DAY = 24 * HOUR
const WALLET = account(600)

describe('rules about customers, holders and their peers', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeEach(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await db()
      .insert(bookAccounts)
      .values({ bookId: PLATFORM, account: WALLET, role: 'customer-withdrawal', customerRef: 'C-1' })
  })
  afterEach(() => desk.close())

  const db = () => desk.ports.db
  const run = (transferIds?: readonly string[]) =>
    screen(desk.ports, { trigger: 'test', ...(transferIds === undefined ? {} : { transferIds }) })
  const raised = (rule: string) =>
    db().select().from(alerts).where(eq(alerts.ruleId, rule)).orderBy(asc(alerts.occurredAt))

  test('what a customer takes out and gets back through others is a circle of the platform', async () => {
    await storeTransfers(db(), [
      { id: 'c1', from: HOT, to: WALLET, time: T0 },
      { id: 'c2', from: WALLET, to: account(700), time: T0 + HOUR },
      { id: 'c3', from: account(700), to: account(701), time: T0 + 2 * HOUR },
      { id: 'c4', from: account(701), to: ALICE, time: T0 + 3 * HOUR, amount: 9n * 10n ** 17n },
    ])
    await run()
    expect(await raised('T25')).toMatchObject([
      {
        subjectKind: 'customer',
        subjectId: 'C-1',
        customerRef: 'C-1',
        bookId: PLATFORM,
        transferIds: ['c2', 'c3', 'c4'],
      },
    ])
    await run(['c4'])
    expect(await raised('T25')).toHaveLength(1)
  })

  test('what comes back to another customer, or through a service, is none', async () => {
    await storeLabels(db(), [{ id: 'L-1', account: account(800), category: 'exchange' }])
    await storeTransfers(db(), [
      { id: 'c1', from: WALLET, to: account(700), time: T0 },
      { id: 'c2', from: account(700), to: account(701), time: T0 + HOUR },
      { id: 'c3', from: account(701), to: BOB, time: T0 + 2 * HOUR },
      { id: 'd1', from: WALLET, to: account(800), time: T0 + 20 * DAY },
      { id: 'd2', from: account(800), to: account(702), time: T0 + 20 * DAY + HOUR },
      { id: 'd3', from: account(702), to: ALICE, time: T0 + 20 * DAY + 2 * HOUR },
    ])
    await run()
    expect(await raised('T25')).toEqual([])
  })

  test('a holder of an issued token who gambles a tenth of what he moves is found without any customer', async () => {
    await db()
      .insert(books)
      .values({ id: 'book-token', name: 'Test Token', kind: 'token', assetId: USDC, createdAt: new Date(T0) })
    await storeLabels(db(), [{ id: 'L-1', account: account(800), category: 'gambling' }])
    const HOLDER = account(701)
    await storeTransfers(db(), [
      { id: 'h1', from: account(702), to: HOLDER, asset: USDC, time: T0, hkd: 7_200_000n },
      { id: 'h2', from: HOLDER, to: account(800), asset: USDC, time: T0 + DAY, hkd: 800_000n },
    ])
    await run()
    expect(await raised('T20')).toMatchObject([
      {
        bookId: 'book-token',
        subjectKind: 'account',
        subjectId: HOLDER,
        customerRef: null,
        transferIds: ['h2'],
      },
    ])
  })

  test('a customer unlike twenty others of his kind is one alert, found in parts as at once', async () => {
    const people = Array.from({ length: 21 }, (_, n) => ({ ref: `P-${n}`, deposit: account(1_000 + n) }))
    await db()
      .insert(customers)
      .values(
        people.map(({ ref }) => ({
          ref,
          bookId: PLATFORM,
          name: ref,
          type: 'corporate' as const,
          riskRating: 'low',
        })),
      )
    await db()
      .insert(bookAccounts)
      .values(
        people.map(({ ref, deposit }) => ({
          bookId: PLATFORM,
          account: deposit,
          role: 'customer-deposit' as const,
          customerRef: ref,
        })),
      )
    const usual = people.map(({ deposit, ref }): TransferSpec => ({
      id: `usual-${ref}`,
      from: account(900),
      to: deposit,
      time: T0,
      hkd: 100_000n,
    }))
    const [far] = people
    const large = (id: string, days: number): TransferSpec => ({
      id,
      from: account(901),
      to: far?.deposit ?? '',
      time: T0 + days * DAY,
      hkd: 60_000_000n,
    })
    await storeTransfers(db(), [...usual, large('large-1', 9)])
    await run()
    const expected = [{ subjectKind: 'customer', subjectId: 'P-0', transferIds: ['large-1'] }]
    expect(await raised('T29')).toMatchObject(expected)
    await storeTransfers(db(), [large('large-2', 10)])
    await run(['large-2'])
    expect(await raised('T29')).toMatchObject(expected)
  })
})
