import { type SQL, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

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

/**
 * Brings the schema up to date: each migration once, each in its own transaction, refusing a file that changed
 * after it was applied. Portable: the caller brings the files' texts.
 */
export async function migrate(db: Db, migrations: readonly Migration[]): Promise<string[]> {
  await db.execute(
    sql`create table if not exists schema_migrations (tag text primary key, sql text not null)`,
  )
  const done = new Map(
    (await rowsOf<{ tag: string; sql: string }>(db, sql`select tag, sql from schema_migrations`)).map((r) => [
      r.tag,
      r.sql,
    ]),
  )
  const applied: string[] = []
  for (const migration of migrations.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))) {
    const before = done.get(migration.tag)
    if (before === migration.sql) continue
    if (before !== undefined) throw new Error(`migration ${migration.tag} was changed after it was applied`)
    await db.transaction(async (tx) => {
      for (const statement of migration.sql.split('--> statement-breakpoint'))
        await tx.execute(sql.raw(statement))
      await tx.execute(
        sql`insert into schema_migrations (tag, sql) values (${migration.tag}, ${migration.sql})`,
      )
    })
    applied.push(migration.tag)
  }
  return applied
}
