import { inArray, sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { type Db, rowOf, rowsOf } from '../store/db.ts'
import { recordWatches } from '../store/schema/records.ts'
import { type Merged, type MergePlan, moveBatches } from './merge.ts'
import { type ImportNotice, notice } from './notices.ts'

export interface RecordPlan extends MergePlan {
  /** False: kinds that the desk does not have yet are watched from now on, and nothing before it. */
  readonly lookBack: boolean
}

/**
 * Moves staged records to those held. What a record says anew is kept beside what it said before; one that says the
 * same again changes nothing. Within a file the last row of a key counts.
 */
export async function mergeRecords(tx: Db, ports: Ports, plan: RecordPlan): Promise<Merged> {
  const now = new Date(ports.clock()).toISOString()
  const watch = await setWatches(tx, ports, plan)
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
  return {
    ...counts,
    bookId: null,
    notices: [...watch.notices, ...(await strangers(tx, plan.importId))],
    trail: watch.trail,
  }
}

/**
 * Says from when on the kinds of the file are watched. Without a look back the kinds that are new here are watched from
 * now on; with one, nothing of what the file holds is left unwatched, also where an earlier file had chosen otherwise.
 */
async function setWatches(
  tx: Db,
  ports: Ports,
  { importId, lookBack }: RecordPlan,
): Promise<Pick<Merged, 'notices'> & { trail: NonNullable<Merged['trail']> }> {
  const kinds = await rowsOf<{ kind: string; held: boolean }>(
    tx,
    sql`select kind, exists (select 1 from held_records held where held.kind = staged.kind) as held
      from (select distinct kind from record_staging where import_id = ${importId}) staged order by kind`,
  )
  const connected = kinds.filter(({ held }) => !held).map(({ kind }) => kind)
  if (!lookBack) {
    const watchedFrom = new Date(ports.clock())
    if (connected.length === 0) return { notices: [], trail: {} }
    await tx.insert(recordWatches).values(connected.map((kind) => ({ kind, watchedFrom, importId })))
    const [from, list] = [watchedFrom.toISOString(), connected.join(', ')]
    return {
      notices: [
        notice({
          code: 'watched-from',
          message: `Watched from ${from} on: ${list}. No transfer before it was looked at for want of these.`,
          values: { from, kinds: connected.join(' ') },
        }),
      ],
      trail: { connected, watchedFrom: from },
    }
  }
  const all = kinds.map(({ kind }) => kind)
  const lifted = await tx
    .update(recordWatches)
    .set({ watchedFrom: null, importId })
    .where(sql`${inArray(recordWatches.kind, all)} and ${recordWatches.watchedFrom} is not null`)
    .returning({ kind: recordWatches.kind })
  const lookedBack = lifted.map(({ kind }) => kind).toSorted()
  return {
    notices: [],
    trail: {
      ...(connected.length > 0 ? { connected } : {}),
      ...(lookedBack.length > 0 ? { lookedBack } : {}),
    },
  }
}

/** Records that concern nobody on this desk yet are kept, and said: a misspelt reference would otherwise go unseen. */
async function strangers(tx: Db, importId: string): Promise<ImportNotice[]> {
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
      ? [
          notice({
            code: 'unknown-customers',
            message: `Customers not known to this desk: ${customers.n}, for example ${customers.example}.`,
            values: { count: String(customers.n), example: customers.example ?? '' },
          }),
        ]
      : []),
    ...(transfers?.n
      ? [
          notice({
            code: 'unknown-transfers',
            message: `Transfers not held by this desk: ${transfers.n}, for example ${transfers.example}.`,
            values: { count: String(transfers.n), example: transfers.example ?? '' },
          }),
        ]
      : []),
  ]
}
