import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startChores } from './chores.ts'
import type { Log } from './ports.ts'
import { idempotencyKeys } from './store/schema/identity.ts'
import { testPorts } from './testing/desk.ts'

const DAY = 86_400_000

describe('chores', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeAll(async () => {
    desk = await testPorts()
  })
  afterAll(() => desk.close())

  test('answers kept for a retry are forgotten after a week, not before', async () => {
    const { db, clock } = desk.ports
    const row = { requestHash: 'x', status: '200', etag: null, body: {} }
    await db.insert(idempotencyKeys).values([
      { ...row, key: 'old', createdAt: new Date(clock() - 8 * DAY) },
      { ...row, key: 'recent', createdAt: new Date(clock() - 6 * DAY) },
    ])
    await startChores(desk.ports)()
    expect((await db.select().from(idempotencyKeys)).map(({ key }) => key)).toEqual(['recent'])
  })

  test('one that fails is logged, and does not take the others along', async () => {
    const error = vi.fn<Log['error']>()
    const { db, clock } = desk.ports
    const row = { requestHash: 'x', status: '200', etag: null, body: {} }
    await db.insert(idempotencyKeys).values({ ...row, key: 'old', createdAt: new Date(clock() - 8 * DAY) })
    const broken = { ...desk.ports, log: { ...desk.ports.log, error } }
    Object.defineProperty(broken, 'db', {
      value: new Proxy(db, {
        get(target, name, receiver) {
          if (name === 'select' || name === 'transaction') throw new Error('the line is cut')
          return Reflect.get(target, name, receiver) as unknown
        },
      }),
    })
    await startChores(broken)()
    expect(error.mock.calls.map(([name]) => name)).toContain('alerts.wake-failed')
    expect((await db.select().from(idempotencyKeys)).map(({ key }) => key)).toEqual(['recent'])
  })
})
