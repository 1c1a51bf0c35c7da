import { sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { type Db, rowOf, rowsOf } from '../store/db.ts'
import { type Merged, type MergePlan, moveBatches } from './merge.ts'

/**
 * Moves staged records to those held. What a record says anew is kept beside what it said before; one that says the
 * same again changes nothing. Within a file the last row of a key counts.
 */
export async function mergeRecords(tx: Db, ports: Ports, plan: MergePlan): Promise<Merged> {
  const now = new Date(ports.clock()).toISOString()
  const counts = await moveBatches(tx, plan, async ({ from, to }) => ({
    ...(await rowOf<{ staged: number; added: number }>(
      tx,
      sql`
      with moved as (
        delete from record_staging where import_id = ${plan.importId} and line between ${from} and ${to} returning *
      ), last as (
        select distinct on (kind, key) kind, key, body, line from moved order by kind, key, line desc
      ), added as (
        insert into held_records (kind, key, body, known_from, import_id)
        select kind, key, body, ${now}::timestamptz, ${plan.importId} from last
        where body is distinct from (
          select held.body from held_records held
          where held.kind = last.kind and held.key = last.key order by held.n desc limit 1)
        order by line returning 1
      )
      select (select count(*) from moved)::int as staged, (select count(*) from added)::int as added`,
    )),
    refused: [],
  }))
  return { ...counts, bookId: null, notices: await strangers(tx, plan.importId) }
}

/** Records that concern nobody on this desk yet are kept, and said: a misspelt reference would otherwise go unseen. */
async function strangers(tx: Db, importId: string): Promise<string[]> {
  const [customers] = await rowsOf<{ n: number; example: string | null }>(
    tx,
    sql`select count(distinct ref)::int as n, min(ref) as example from (
      select body ->> 'customerRef' as ref from held_records where import_id = ${importId}) named
      where ref is not null and not exists (select 1 from customers where customers.ref = named.ref)`,
  )
  const [transfers] = await rowsOf<{ n: number; example: string | null }>(
    tx,
    sql`select count(distinct id)::int as n, min(id) as example from (
      select unnest(array[body ->> 'transferId', body ->> 'given', body ->> 'taken']) as id
      from held_records where import_id = ${importId}) named
      where id is not null and not exists (select 1 from transfers where transfers.id = named.id)`,
  )
  return [
    ...(customers?.n
      ? [`Customers not known to this desk: ${customers.n}, for example ${customers.example}.`]
      : []),
    ...(transfers?.n
      ? [`Transfers not held by this desk: ${transfers.n}, for example ${transfers.example}.`]
      : []),
  ]
}
