import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { readMigrations } from '../node/migrations.ts'
import { cookieTransport } from '../identity/session-transport.ts'
import type { Log, Ports } from '../ports.ts'
import { type Db, migrate } from '../store/db.ts'

export const silent: Log = { info() {}, warn() {}, error() {} }

let template: Promise<Blob> | null = null

/** A migrated, empty database as an image: initdb takes seconds, so a test file pays it once. */
async function templateImage(): Promise<Blob> {
  const client = await PGlite.create()
  await migrate(drizzle({ client }), readMigrations())
  const image = await client.dumpDataDir('none')
  await client.close()
  return image
}

/** A fresh in-memory PGlite with the schema applied. */
export async function emptyPglite(): Promise<PGlite> {
  template ??= templateImage()
  return PGlite.create({ loadDataDir: await template })
}

/** Ports over a migrated database, with a clock that starts at a fixed instant and moves only when told to. */
export function portsOver(db: Db, overrides: Partial<Ports['config']> = {}) {
  let now = Date.parse('2026-11-01T02:00:00.000Z')
  let token = 0
  const ports: Ports = {
    db,
    clock: () => now,
    randomToken: () => `${String((token += 1)).padStart(6, '0')}-not-random-at-all-x`,
    passwords: { hash: async (p) => `plain:${p}`, verify: async (h, p) => h === `plain:${p}` },
    sessions: cookieTransport({ secureCookies: true }),
    log: silent,
    config: {
      version: '0.0.0-test',
      demo: false,
      institution: null,
      secureCookies: true,
      validateResponses: true,
      maxImportBytes: 512 * 1024 * 1024,
      ...overrides,
    },
  }
  return {
    ports,
    advance: (ms: number) => {
      now += ms
    },
  }
}

/** Ports over a fresh in-memory PGlite, for tests. */
export async function testPorts(overrides: Partial<Ports['config']> = {}) {
  const client = await emptyPglite()
  return { ...portsOver(drizzle({ client }), overrides), close: () => client.close() }
}
