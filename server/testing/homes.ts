import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { Client, Pool } from 'pg'
import { readMigrations } from '../node/migrations.ts'
import { postgresNotices } from '../node/postgres-notices.ts'
import type { NoticePort } from '../ports.ts'
import { type Db, migrate } from '../store/db.ts'
import { pgliteNotices } from '../store/pglite-notices.ts'
import { emptyPglite, silent } from './desk.ts'

/** A way to a database, as one process of the desk has it. */
export interface Connection {
  readonly db: Db
  readonly notices: NoticePort
}

/** A database in which the API must behave as in every other. */
export interface Home {
  readonly name: string
  /** Whether it can be opened on this machine. */
  readonly present: boolean
  /** A fresh, migrated, empty database of this kind, for one test file. */
  open(): Promise<
    Connection & {
      /** As another process would reach it; the embedded database has one process, and gives the same. */
      another(): Connection
      close(): Promise<void>
    }
  >
}

const postgresUrl = process.env['KYT_TEST_DATABASE_URL'] || null

const pglite: Home = {
  name: 'PGlite',
  present: true,
  async open() {
    const client = await emptyPglite()
    const connection = { db: drizzlePglite({ client }), notices: pgliteNotices(client) }
    return { ...connection, another: () => connection, close: () => client.close() }
  },
}

/**
 * A database of its own on the server of KYT_TEST_DATABASE_URL. Its collation is a language's (the embedded database
 * has none), as a real server's usually is: what depends on the order of text must say which order it means.
 */
const postgres: Home = {
  name: postgresUrl === null ? 'PostgreSQL (skipped: no PostgreSQL)' : 'PostgreSQL',
  present: postgresUrl !== null,
  async open() {
    if (postgresUrl === null) throw new Error('KYT_TEST_DATABASE_URL is not set')
    const name = `kyt_test_${process.pid}_${Date.now().toString(36)}`
    const admin = async (statement: string) => {
      const client = new Client({ connectionString: postgresUrl })
      await client.connect()
      try {
        await client.query(statement)
      } finally {
        await client.end()
      }
    }
    await admin(
      `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US' locale 'C'`,
    )
    const url = new URL(postgresUrl)
    url.pathname = `/${name}`
    const pools: Pool[] = []
    const another = (): Connection => {
      const pool = new Pool({ connectionString: url.href, max: 4 })
      // Dropping the database cuts off connections that are still saying goodbye.
      pool.on('error', () => {})
      pools.push(pool)
      return { db: drizzlePg({ client: pool }), notices: postgresNotices(url.href, silent) }
    }
    const first = another()
    await migrate(first.db, readMigrations())
    return {
      ...first,
      another,
      async close() {
        for (const pool of pools) await pool.end()
        await admin(`drop database ${name} with (force)`)
      },
    }
  },
}

export const HOMES: readonly Home[] = [pglite, postgres]
