import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { type Db, rowOf, rowsOf } from '#server/store/db.ts'
import { alerts } from '#server/store/schema/work.ts'

export interface FillOptions {
  readonly count: number
  readonly seed: number
  /** Epoch ms: the newest alert is this old. The oldest is a year older. */
  readonly asOf: number
}

/** Customers beside the demonstration's own. */
const CUSTOMERS = 20_000
/** Rows written by one statement, so that the database need not hold all of them at once. */
const BATCH = 50_000

/**
 * Puts many alerts into a desk that already has some: each copies the facts and the receipt of one of those, and has
 * its own time, state, customer, accounts and transaction. Nothing of it passes the engine or the trail: it is a load
 * for measuring the queue, and not a history anybody could look into. A fifth is open, all of it from the last months.
 */
export async function fillQueue(db: Db, { count, seed, asOf }: FillOptions): Promise<void> {
  await db.execute(sql`insert into customers (ref, book_id, name, type, risk_rating)
    select 'BN-' || n, (select id from books where kind = 'platform' order by id limit 1),
      'Bench Customer ' || substr(md5('name' || n), 1, 8), 'individual', 'low'
    from generate_series(1, ${CUSTOMERS}::int) n`)
  await db.execute(sql`create table bench_facts as
    select row_number() over (order by id) - 1 as k, * from alerts`)
  await db.execute(sql`create table bench_people as
    select row_number() over (order by id) - 1 as k, id from users
    where role in ('analyst', 'approver')`)
  const drawnFrom = await rowOf<{ facts: number; people: number }>(
    db,
    sql`select (select count(*)::int from bench_facts) as facts, (select count(*)::int from bench_people) as people`,
  )
  await withoutIndexes(db, async () => {
    for (let from = 1; from <= count; from += BATCH) {
      await fillPart(db, [from, Math.min(count, from + BATCH - 1)], { count, seed, asOf }, drawnFrom)
    }
  })
  await db.execute(sql`drop table bench_facts, bench_people`)
  for (const table of ['alerts', 'customers']) await db.execute(sql.raw(`vacuum (analyze) ${table}`))
}

/** Building an index at the end takes a fraction of keeping it up row by row: a million alerts in minutes. */
async function withoutIndexes(db: Db, write: () => Promise<void>): Promise<void> {
  const indexes = await rowsOf<{ name: string; definition: string }>(
    db,
    sql`select indexname as name, indexdef as definition from pg_indexes
      where schemaname = current_schema() and tablename = 'alerts' and indexname <> 'alerts_pkey'`,
  )
  for (const { name } of indexes) await db.execute(sql`drop index ${sql.identifier(name)}`)
  await write()
  for (const { definition } of indexes) await db.execute(sql.raw(definition))
}

async function fillPart(
  db: Db,
  [from, to]: readonly [number, number],
  options: FillOptions,
  drawnFrom: { readonly facts: number; readonly people: number },
): Promise<void> {
  const own = ownValues(options)
  const names = Object.values(getTableColumns(alerts)).map((column) => column.name)
  const values = names.map((name) => own[name] ?? sql`f.${sql.identifier(name)}`)
  await db.execute(sql`
    insert into alerts (${sql.join(
      names.map((name) => sql.identifier(name)),
      sql`, `,
    )})
    select ${sql.join(values, sql`, `)}
    from (
      select *, r1 % ${drawnFrom.facts}::int as fact, r2 % ${drawnFrom.people}::int as person from (
      select n, m,
      ('x' || substr(m, 1, 6))::bit(24)::int as r1, ('x' || substr(m, 7, 6))::bit(24)::int as r2,
      ('x' || substr(m, 13, 6))::bit(24)::int as r3, ('x' || substr(m, 19, 6))::bit(24)::int as r4
      from (select n, md5(${`${options.seed}:`}::text || n) as m from generate_series(${from}::int, ${to}::int) n) g
      -- A limit of its own: without, every use of a number would draw it again.
      offset 0) r
    ) g
    join bench_facts f on f.k = g.fact
    join bench_people p on p.k = g.person
    cross join lateral (select ${createdAt(options)} as born, ${status(options)} as state) s`)
}

const createdAt = ({ count, asOf }: FillOptions): SQL =>
  sql`${new Date(asOf).toISOString()}::timestamptz
    - make_interval(secs => floor(n::float8 / ${count} * 31536000000 + r4 % 60000) / 1000)`

/** The newest fifth is being worked on; of the rest a few went to the MLRO. */
const status = ({ count }: FillOptions): SQL => sql`case
  when n <= ${count} * 0.2 then (array['new','new','new','new','assigned','assigned','in-review','in-review',
    'awaiting-info','proposed-close'])[1 + r3 % 10]
  when r3 % 100 < 95 then 'closed'
  else (array['escalated','mlro-review','no-file','str-filed','closed-str'])[1 + r3 % 5] end`

/** Columns that are not the copied alert's; `born` and `state` are the row's time and state. */
function ownValues({ seed }: FillOptions): Readonly<Record<string, SQL>> {
  const open = sql`(state not in ('closed', 'no-file', 'closed-str'))`
  const address = (name: string) =>
    sql`'eip155:1:0x' || substr(md5(${name}::text || r2 % 200000) || md5(r2 % 200000 || ''), 1, 40)`
  return {
    id: sql`'B-' || upper(substr(m, 1, 12)) || n`,
    dedupe_key: sql`'bench-' || ${seed}::int || '-' || n`,
    status: sql`state`,
    open,
    subject_id: sql`'bench-' || n`,
    account: address('ours'),
    counterparty: sql`case when f.counterparty is null then null else ${address('theirs')} end`,
    customer_ref: sql`case when f.customer_ref is null then null else 'BN-' || (1 + r4 % ${CUSTOMERS}::int) end`,
    tx_hash: sql`'0x' || m || md5(m)`,
    created_at: sql`born`,
    updated_at: sql`born`,
    first_touch_due: sql`born + interval '4 hours'`,
    disposition_due: sql`case when f.severity = 1 then null
      else born + make_interval(days => (21 - 4 * f.severity)::int) end`,
    first_touch_at: sql`case when state in ('new', 'assigned') then null else born + interval '2 hours' end`,
    closed_at: sql`case when ${open} then null else born + make_interval(secs => 86400 + r3 % 864000) end`,
    escalated_at: sql`case when state in ('escalated', 'mlro-review', 'no-file', 'str-filed', 'closed-str')
      then born + interval '1 day' end`,
    escalated_by_id: sql`case when state in ('escalated', 'mlro-review', 'no-file', 'str-filed', 'closed-str') then p.id end`,
    assignee_id: sql`case when state = 'new' then null else p.id end`,
    closure: sql`null::jsonb`,
    version: sql`1`,
  }
}
