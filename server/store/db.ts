import { type SQL, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { ORDER_TEXT_BY_BYTES } from './text-order.ts'

/**
 * The database as the whole server sees it: the PostgreSQL dialect, on PGlite or on PostgreSQL.
 * A transaction handle is a `Db` too.
 */
export type Db = PgDatabase<PgQueryResultHKT>

/** Runs a raw statement and returns its rows, whichever driver is behind. Values go through `sql` parameters. */
export async function rowsOf<Row>(db: Db, statement: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(statement)
  return (result as { rows: Row[] }).rows
}

/** The single row of a statement that always has one. */
export async function rowOf<Row>(db: Db, statement: SQL): Promise<Row> {
  const [row] = await rowsOf<Row>(db, statement)
  if (row === undefined) throw new Error('the statement returned no row')
  return row
}

export interface Migration {
  /** File name without ending, e.g. `0000_base`. Applied in this order, once. */
  readonly tag: string
  readonly sql: string
}

/** Any number, the same in every process: whoever upgrades holds it, and others wait. */
const UPGRADE_LOCK = 7_305_113

/**
 * Brings the schema up to date in one transaction, so that an upgrade happens or does not: each migration once,
 * refusing a file that changed after it was applied. Of several processes that start together one upgrades and the
 * others find it done. Portable: the caller brings the files' texts.
 */
export async function migrate(db: Db, migrations: readonly Migration[]): Promise<string[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${UPGRADE_LOCK})`)
    await tx.execute(
      sql`create table if not exists schema_migrations (tag text primary key, sql text not null)`,
    )
    const rows = await rowsOf<{ tag: string; sql: string }>(tx, sql`select tag, sql from schema_migrations`)
    const done = new Map(rows.map((row) => [row.tag, row.sql]))
    const applied: string[] = []
    for (const migration of migrations.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))) {
      const before = done.get(migration.tag)
      if (before === migration.sql) continue
      if (before !== undefined) throw new Error(`migration ${migration.tag} was changed after it was applied`)
      await apply(tx, migration)
      applied.push(migration.tag)
    }
    await tx.execute(ORDER_TEXT_BY_BYTES)
    return applied
  })
}

async function apply(tx: Db, migration: Migration): Promise<void> {
  for (const statement of migration.sql.split('--> statement-breakpoint')) {
    await tx.execute(sql.raw(statement))
  }
  await tx.execute(sql`insert into schema_migrations (tag, sql) values (${migration.tag}, ${migration.sql})`)
}
