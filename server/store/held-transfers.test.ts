import { afterAll, beforeAll, expect, test } from 'vitest'
import { testPorts } from '../testing/desk.ts'
import { account, storePlatform, storeTransfers } from '../testing/facts.ts'
import type { Db } from './db.ts'
import { countTransfers } from './monitor-facts.ts'
import { transfers } from './schema/ledger.ts'

let desk: Awaited<ReturnType<typeof testPorts>>
beforeAll(async () => {
  desk = await testPorts()
  await storePlatform(desk.ports.db)
})
afterAll(() => desk.close())

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({
    id: `t${from + at}`,
    from: account(100),
    to: account(200 + at),
  }))

const counted = async (db: Db) => ({ kept: await countTransfers(db), held: await db.$count(transfers) })

test('the count that is kept is the count there is: none, some, the same again, and not what was taken back', async () => {
  const { db } = desk.ports
  expect(await counted(db)).toEqual({ kept: 0, held: 0 })
  await storeTransfers(db, rows(0, 7))
  expect(await counted(db)).toEqual({ kept: 7, held: 7 })
  const all = await db.select().from(transfers)
  await db.insert(transfers).values(all).onConflictDoNothing()
  expect(await counted(db)).toEqual({ kept: 7, held: 7 })
  const undone = db.transaction(async (tx) => {
    await storeTransfers(tx, rows(7, 9))
    expect(await counted(tx)).toEqual({ kept: 9, held: 9 })
    throw new Error('taken back')
  })
  await expect(undone).rejects.toThrow('taken back')
  expect(await counted(db)).toEqual({ kept: 7, held: 7 })
})
