import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import pg from 'pg'
import { cookieTransport } from '../identity/session-transport.ts'
import type { Log, Ports } from '../ports.ts'
import { type Db, migrate } from '../store/db.ts'
import type { NodeConfig } from './config.ts'
import { lockDataDir } from './data-lock.ts'
import { DurableNodeFS } from './durable-fs.ts'
import { readMigrations } from './migrations.ts'
import { argon2Passwords } from './passwords.ts'

export interface Desk {
  readonly ports: Ports
  close(): Promise<void>
}

/** PostgreSQL where `databaseUrl` is set, else the embedded database in the data directory under a lock. */
async function openDatabase(config: NodeConfig): Promise<{ db: Db; close: () => Promise<void> }> {
  if (config.databaseUrl !== null) {
    const pool = new pg.Pool({ connectionString: config.databaseUrl, max: 10 })
    return { db: drizzlePg({ client: pool }), close: () => pool.end() }
  }
  const unlock = lockDataDir(config.dataDir)
  try {
    const client = await PGlite.create({ fs: new DurableNodeFS(join(config.dataDir, 'db')) })
    return {
      db: drizzlePglite({ client }),
      close: async () => {
        await client.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Opens the database, brings its schema up to date and returns the ports of a Node desk. */
export async function openDesk(config: NodeConfig, log: Log): Promise<Desk> {
  const { db, close } = await openDatabase(config)
  try {
    const applied = await migrate(db, readMigrations())
    if (applied.length > 0) log.info('migrations.applied', { applied })
  } catch (error) {
    await close()
    throw error
  }
  const ports: Ports = {
    db,
    clock: () => Date.now(),
    randomToken: () => randomBytes(24).toString('base64url'),
    passwords: argon2Passwords,
    sessions: cookieTransport(config),
    log,
    config: {
      version: config.version,
      demo: config.demo,
      institution: null,
      secureCookies: config.secureCookies,
      validateResponses: true,
      maxImportBytes: 2 * 1024 ** 3,
    },
  }
  return { ports, close }
}
