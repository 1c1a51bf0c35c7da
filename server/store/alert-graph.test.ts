import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { screen } from '../monitor/pipeline.ts'
import { testPorts } from '../testing/desk.ts'
import { account, BOB, HOT, HOUR, PLATFORM, storePlatform, storeTransfers, T0 } from '../testing/facts.ts'
import { alertGraph } from './alert-graph.ts'
import { bookAccounts } from './schema/ledger.ts'
import { heldRecords } from './schema/records.ts'
import { alerts } from './schema/work.ts'

const WALLET = account(600)
const READER = { id: 'reader', role: 'analyst' } as const

let desk: Awaited<ReturnType<typeof testPorts>>
beforeEach(async () => {
  desk = await testPorts()
  await storePlatform(desk.ports.db)
})
afterEach(() => desk.close())

/** The alert that three changes of a customer's details raise, which is about no transfer. */
async function alertAboutDetails(customerRef: string): Promise<string> {
  const { db } = desk.ports
  await db.insert(heldRecords).values(
    [1, 2, 3].map((n) => ({
      kind: 'detail-change',
      key: `${customerRef} ${n}`,
      body: { id: `${n}`, customerRef, field: 'bank account', at: T0 + n },
      knownFrom: new Date(T0),
    })),
  )
  await screen(desk.ports, { trigger: 'test' })
  const [raised] = await db.select().from(alerts).where(eq(alerts.ruleId, 'T27'))
  expect(raised).toMatchObject({ subjectKind: 'customer', customerRef, transferIds: [] })
  return raised!.id
}

const drawnAround = async (alertId: string) =>
  (await alertGraph(desk.ports.db, alertId, READER, desk.ports.clock())).subject

test('an alert about a customer is drawn around their wallet, not around the pool that paid it', async () => {
  await desk.ports.db
    .insert(bookAccounts)
    .values({ bookId: PLATFORM, account: WALLET, role: 'customer-withdrawal', customerRef: 'C-1' })
  await storeTransfers(desk.ports.db, [{ id: 'withdrawal', from: HOT, to: WALLET, time: T0 + HOUR }])
  expect(await drawnAround(await alertAboutDetails('C-1'))).toBe(WALLET)
})

test('where it names an account of theirs it stays there', async () => {
  await storeTransfers(desk.ports.db, [{ id: 'deposit', from: account(700), to: BOB, time: T0 + HOUR }])
  expect(await drawnAround(await alertAboutDetails('C-2'))).toBe(BOB)
})
