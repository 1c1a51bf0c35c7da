import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { Pool } from 'pg'
import { cookieTransport } from '../identity/session-transport.ts'
import type { Log, NoticePort, Ports } from '../ports.ts'
import { type Db, migrate } from '../store/db.ts'
import { pgliteNotices } from '../store/pglite-notices.ts'
import type { NodeConfig } from './config.ts'
import { lockDataDir } from './data-lock.ts'
import { DurableNodeFS } from './durable-fs.ts'
import { NodeEnginePool } from './engine-pool.ts'
import { readMigrations } from './migrations.ts'
import { argon2Passwords } from './passwords.ts'
import { postgresNotices } from './postgres-notices.ts'

export interface Desk {
  readonly ports: Ports
  readonly close: () => Promise<void>
}

interface OpenedDatabase {
  readonly db: Db
  readonly notices: NoticePort
  /** To be called once the schema is there. */
  readonly complete: () => void
  readonly close: () => Promise<void>
}

function openPostgres(connectionString: string, log: Log): OpenedDatabase {
  const pool = new Pool({ connectionString, max: 10 })
  // A connection that breaks while nobody uses it; unheard, it would end the process.
  pool.on('error', (error) => log.warn('database.connection-lost', { message: error.message }))
  return {
    db: drizzlePg({ client: pool }),
    notices: postgresNotices(connectionString, log),
    complete: () => {},
    close: () => pool.end(),
  }
}

/**
 * The embedded database in the data directory, under its lock. A marker stands beside it while it is being made: a
 * process stopped in its very first start leaves half a database, which holds nothing yet and is made anew.
 */
async function openEmbedded(dataDir: string, log: Log): Promise<OpenedDatabase> {
  const unlock = lockDataDir(dataDir)
  try {
    const dir = join(dataDir, 'db')
    const unfinished = join(dataDir, 'db.unfinished')
    if (existsSync(unfinished)) {
      log.warn('database.unfinished', { dir, what: 'the first start was stopped; the database is made anew' })
      rmSync(dir, { recursive: true, force: true })
    }
    if (!existsSync(dir)) writeFileSync(unfinished, '')
    const client = await PGlite.create({ fs: new DurableNodeFS(dir) })
    return {
      db: drizzlePglite({ client }),
      notices: pgliteNotices(client),
      complete: () => rmSync(unfinished, { force: true }),
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

/** PostgreSQL where `databaseUrl` is set, else the embedded database. Opens it, brings its schema up to date and returns the ports of a Node desk. */
export async function openDesk(config: NodeConfig, log: Log): Promise<Desk> {
  const { db, notices, complete, close } =
    config.databaseUrl === null
      ? await openEmbedded(config.dataDir, log)
      : openPostgres(config.databaseUrl, log)
  try {
    const applied = await migrate(db, readMigrations())
    if (applied.length > 0) log.info('migrations.applied', { applied })
    complete()
  } catch (error) {
    await close()
    throw error
  }
  const engines = new NodeEnginePool()
  const ports: Ports = {
    db,
    notices,
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
    engines,
  }
  return {
    ports,
    close: async () => {
      await engines.close()
      await close()
    },
  }
}
