import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Log } from '../ports.ts'
import { rowOf } from '../store/db.ts'
import { settings } from '../store/schema/identity.ts'
import { type Child, importOf, startChild } from '../testing/child.ts'
import { readConfig } from './config.ts'
import { readMigrations } from './migrations.ts'
import { openDesk } from './open-desk.ts'

const root = mkdtempSync(join(tmpdir(), 'kyt-desk-'))
const dataDir = join(root, 'data')
const config = readConfig({ KYT_DATA_DIR: dataDir })
afterAll(() => rmSync(root, { recursive: true, force: true }))

const events: string[] = []
const log: Log = {
  info: (event) => void events.push(event),
  warn: (event) => void events.push(event),
  error: (event) => void events.push(event),
}

/** Opens the desk in a process of its own, says `open` and how many rows it holds, then says each row it stored. */
function writer(): Child {
  return startChild(`
    ${importOf('readConfig', 'server/node/config.ts')}
    ${importOf('openDesk', 'server/node/open-desk.ts')}
    ${importOf('settings', 'server/store/schema/identity.ts')}
    const log = { info() {}, warn() {}, error() {} }
    const { ports } = await openDesk(readConfig({ KYT_DATA_DIR: ${JSON.stringify(dataDir)} }), log)
    let n = await ports.db.$count(settings)
    console.log('open ' + n)
    for (;;) {
      await ports.db.transaction((tx) => tx.insert(settings).values({ key: 'k' + n, value: n }))
      console.log(String((n += 1)))
    }`)
}

/** Waits until a path below the data directory exists; the child makes it. */
async function untilMade(path: string): Promise<void> {
  while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 5))
}

beforeAll(async () => {
  const stopped = writer()
  await untilMade(join(dataDir, 'db', 'base'))
  await stopped.kill()
})

test('a database whose making was stopped is made anew; one that is whole is kept', async () => {
  expect(readdirSync(dataDir)).toContain('db.unfinished')
  const first = await openDesk(config, log)
  await first.ports.db.insert(settings).values({ key: 'k0', value: 0 })
  await first.close()
  expect(events).toEqual(['database.unfinished', 'migrations.applied'])
  expect(readdirSync(dataDir)).not.toContain('db.unfinished')

  const again = await openDesk(config, log)
  expect(events).toHaveLength(2)
  expect(await again.ports.db.$count(settings)).toBe(1)
  const { n } = await rowOf<{ n: number }>(
    again.ports.db,
    sql`select count(*)::int as n from schema_migrations`,
  )
  expect(n).toBe(readMigrations().length)
  await again.close()
})

test('what was acknowledged survives a killed process, five times over', async () => {
  let acknowledged = 1
  for (let round = 0; round < 5; round += 1) {
    const child = writer()
    const held = Number((await child.line())?.replace('open ', ''))
    // It may have said more than was read before it was killed, and stored one that it could not say.
    expect(held - acknowledged).toBeGreaterThanOrEqual(0)
    expect(held - acknowledged).toBeLessThanOrEqual(64)
    acknowledged = held
    for (let line = 0; line < 10 + round * 7; line += 1) acknowledged = Number(await child.line())
    await child.kill()
  }
  const desk = await openDesk(config, log)
  expect(await desk.ports.db.$count(settings)).toBeGreaterThanOrEqual(acknowledged)
  await desk.close()
})
