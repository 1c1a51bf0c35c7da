import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '#server/node/config.ts'
import { type Desk, openDesk } from '#server/node/open-desk.ts'
import { users } from '#server/store/schema/identity.ts'
import { alerts, auditHead } from '#server/store/schema/work.ts'
import { importOf, startChild } from '#server/testing/child.ts'
import { testPorts } from '#server/testing/desk.ts'
import { seedDemoIfEmpty } from './seed-demo.ts'

const dataDir = join(mkdtempSync(join(tmpdir(), 'kyt-seed-')), 'data')
afterAll(() => rmSync(join(dataDir, '..'), { recursive: true, force: true }))

const silent = { info() {}, warn() {}, error() {} }
const open = () => openDesk(readConfig({ KYT_DATA_DIR: dataDir }), silent)

const counts = async ({ ports: { db } }: Desk) => ({
  users: await db.$count(users),
  alerts: await db.$count(alerts),
  head: (await db.select().from(auditHead))[0]?.seq ?? 0,
})

/** Lines of progress of a whole seeding. */
const SAID = 5

/** A first start in a process of its own, killed at the `lines`th line of progress. */
async function startAndKill(lines: number): Promise<void> {
  const child = startChild(`
    ${importOf('readConfig', 'server/node/config.ts')}
    ${importOf('openDesk', 'server/node/open-desk.ts')}
    ${importOf('seedDemoIfEmpty', 'scripts/lib/seed-demo.ts')}
    const log = { info() {}, warn() {}, error() {} }
    const desk = await openDesk(readConfig({ KYT_DATA_DIR: ${JSON.stringify(dataDir)} }), log)
    await seedDemoIfEmpty(desk, { size: 'small', onProgress: (line) => console.log(line) })
    setInterval(() => {}, 1000)`)
  for (let n = 0; n < lines; n += 1) expect(await child.line()).not.toBeNull()
  await child.kill()
}

test('a first start that was stopped ends with an empty desk, and the next one with a whole one', async () => {
  await startAndKill(3)
  const stopped = await open()
  expect(await counts(stopped)).toEqual({ users: 0, alerts: 0, head: 0 })

  const lines: string[] = []
  const onProgress = (line: string) => void lines.push(line)
  const seeded = await seedDemoIfEmpty(stopped, { size: 'small', onProgress })
  expect(lines).toHaveLength(SAID)
  const { demo, institution } = seeded.ports.config
  expect({ demo, institution }).toEqual({ demo: true, institution: expect.stringContaining('demonstration') })
  const [alert] = await seeded.ports.db.select().from(alerts).where(eq(alerts.open, true)).limit(1)
  if (alert === undefined) throw new Error('nothing is open')
  await seeded.ports.db.update(alerts).set({ assigneeId: 'p-mira' }).where(eq(alerts.id, alert.id))
  const before = await counts(seeded)
  await seeded.close()

  const restarted = await seedDemoIfEmpty(await open(), { size: 'small', onProgress })
  expect(lines).toHaveLength(SAID)
  expect(restarted.ports.config).toMatchObject({ demo: true, institution })
  expect(await counts(restarted)).toEqual(before)
  const [kept] = await restarted.ports.db.select().from(alerts).where(eq(alerts.id, alert.id))
  expect(kept?.assigneeId).toBe('p-mira')
  await restarted.close()
})

test('a desk in which somebody works is left as it is, and is no demonstration', async () => {
  const { ports, close } = await testPorts({ demo: true })
  const createdAt = new Date(ports.clock())
  await ports.db
    .insert(users)
    .values({ id: 'u-1', email: 'ada@example.test', name: 'Ada', role: 'admin', createdAt })
  const desk = await seedDemoIfEmpty(
    { ports, close },
    {
      size: 'small',
      onProgress: () => {
        throw new Error('it began to seed')
      },
    },
  )
  expect(desk.ports.config).toMatchObject({ demo: false, institution: null })
  expect(await counts(desk)).toEqual({ users: 1, alerts: 0, head: 0 })
  await close()
})
