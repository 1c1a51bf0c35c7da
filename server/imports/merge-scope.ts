import { type SQL, sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { rejectRow, type RejectedRow } from '../sources/rows.ts'
import { type Db, rowOf, rowsOf } from '../store/db.ts'
import { type LineRange, type Merged, type MergePlan, moveBatches } from './merge.ts'
import { openScopeBooks, type ScopeBooks } from './scope-books.ts'
import { notice } from './notices.ts'

export interface ScopePlan extends MergePlan {
  /** The book that the sender chose for rows that name none; null: the only platform of the desk. */
  readonly bookId: string | null
}

/**
 * Moves staged customers to those of the desk. Who is known already is brought up to date: a rating changes, a
 * relationship ends; the trail names the file that said so. Within a file the last row about a customer counts.
 */
export function mergeCustomers(tx: Db, ports: Ports, plan: ScopePlan): Promise<Merged> {
  return intoBooks(tx, ports, plan, moveCustomers)
}

/**
 * Moves staged wallets into the scope of their books. A wallet that is known as something else, or as somebody
 * else's, is refused: one of the two sources is wrong, and past alerts rest on the other.
 */
export function mergeWallets(tx: Db, ports: Ports, plan: ScopePlan): Promise<Merged> {
  return intoBooks(tx, ports, plan, moveWallets)
}

type Move = (tx: Db, importId: string, books: SQL, range: LineRange) => Promise<Moved>
interface Moved {
  readonly staged: number
  readonly added: number
  readonly refused: readonly RejectedRow[]
}

async function intoBooks(tx: Db, ports: Ports, plan: ScopePlan, move: Move): Promise<Merged> {
  const scope = await openScopeBooks(tx, ports, plan)
  const books = booksTable(scope)
  const counts = await moveBatches(tx, { ...plan, rejected: plan.rejected + scope.refused }, (range) =>
    move(tx, plan.importId, books, range),
  )
  const ids = [...new Set(scope.books.map((book) => book.id))]
  return {
    ...counts,
    refused: counts.refused + scope.refused,
    bookId: ids.length === 1 ? (ids[0] ?? null) : null,
    notices: scope.opened.map((name) =>
      notice({ code: 'new-book', message: `The book "${name}" is new on this desk.`, values: { name } }),
    ),
  }
}

/** Every book that rows name, as a table to join staged rows with. */
function booksTable({ books }: ScopeBooks): SQL {
  const json = JSON.stringify(
    books.map(({ id, name, kind, asset }) => ({ book_id: id, book: name, book_kind: kind, asset })),
  )
  return sql`json_to_recordset(${json}::text::json) as b(book_id text, book text, book_kind text, asset text)`
}

const SAME_BOOK = sql`b.book is not distinct from s.body ->> 'book'
  and b.book_kind = coalesce(s.body ->> 'bookKind', 'platform') and b.asset is not distinct from s.body ->> 'asset'`

const INSTANT = (name: string) => sql`to_timestamp((body ->> ${name})::double precision / 1000)`

async function moveCustomers(tx: Db, importId: string, books: SQL, { from, to }: LineRange): Promise<Moved> {
  const refused = await takeOut(
    tx,
    importId,
    sql`
    select s.line, 'customer' as field, s.key as given,
      'customer: "' || s.key || '" is a customer of another book' as reason
    from record_staging s join ${books} on ${SAME_BOOK} join customers c on c.ref = s.key
    where s.import_id = ${importId} and s.line between ${from} and ${to} and c.book_id <> b.book_id`,
  )
  const counts = await rowOf<{ staged: number; added: number }>(
    tx,
    sql`
    with moved as (
      delete from record_staging where import_id = ${importId} and line between ${from} and ${to} returning *
    ), last as (
      select distinct on (s.key) s.key, s.body, b.book_id from moved s join ${books} on ${SAME_BOOK}
      order by s.key, s.line desc
    ), added as (
      insert into customers as c (ref, book_id, name, type, risk_rating, onboarded_at, exited_at, exit_reason)
      select key, book_id, body ->> 'name', body ->> 'type', body ->> 'riskRating', ${INSTANT('onboardedAt')},
        ${INSTANT('exitedAt')}, body ->> 'exitReason'
      from last order by key
      on conflict (ref) do update set name = excluded.name, type = excluded.type, risk_rating = excluded.risk_rating,
        onboarded_at = excluded.onboarded_at, exited_at = excluded.exited_at, exit_reason = excluded.exit_reason
      where (c.name, c.type, c.risk_rating, c.onboarded_at, c.exited_at, c.exit_reason) is distinct from
        (excluded.name, excluded.type, excluded.risk_rating, excluded.onboarded_at, excluded.exited_at,
        excluded.exit_reason)
      returning 1
    )
    select (select count(*) from moved)::int as staged, (select count(*) from added)::int as added`,
  )
  return { ...counts, refused }
}

async function moveWallets(tx: Db, importId: string, books: SQL, { from, to }: LineRange): Promise<Moved> {
  const refused = await takeOut(
    tx,
    importId,
    sql`
    with staged as (
      select s.line, s.key as account, s.body ->> 'role' as role, s.body ->> 'customerRef' as customer_ref, b.book_id
      from record_staging s join ${books} on ${SAME_BOOK}
      where s.import_id = ${importId} and s.line between ${from} and ${to}
    ), compared as (
      select staged.*, c.ref as known_customer, coalesce(k.role, first_value(staged.role) over same) as known_role,
        case when k.role is null then first_value(staged.customer_ref) over same else k.customer_ref end as known_ref
      from staged
        left join customers c on c.ref = staged.customer_ref and c.book_id = staged.book_id
        left join book_accounts k on k.book_id = staged.book_id and k.account = staged.account
      window same as (partition by staged.book_id, staged.account order by staged.line)
    )
    select line, case when customer_ref is not null and known_customer is null then 'customer'
        when role <> known_role then 'role' else 'customer' end as field,
      case when customer_ref is not null and known_customer is null then customer_ref
        when role <> known_role then role else coalesce(customer_ref, '') end as given,
      case when customer_ref is not null and known_customer is null
          then 'customer: "' || customer_ref || '" is no customer of this book; bring the customers first'
        when role <> known_role then 'role: the desk knows this wallet as ' || known_role
        else 'customer: the desk knows this wallet as one of ' || coalesce(known_ref, 'the firm') end as reason
    from compared
    where (customer_ref is not null and known_customer is null) or role <> known_role
      or customer_ref is distinct from known_ref
    order by line`,
  )
  const counts = await rowOf<{ staged: number; added: number }>(
    tx,
    sql`
    with moved as (
      delete from record_staging where import_id = ${importId} and line between ${from} and ${to} returning *
    ), added as (
      insert into book_accounts (book_id, account, role, customer_ref)
      select b.book_id, s.key, s.body ->> 'role', s.body ->> 'customerRef' from moved s join ${books} on ${SAME_BOOK}
      order by s.line
      on conflict do nothing returning 1
    )
    select (select count(*) from moved)::int as staged, (select count(*) from added)::int as added`,
  )
  return { ...counts, refused }
}

/** Takes the rows that `found` names out of the staging table. */
async function takeOut(tx: Db, importId: string, found: SQL): Promise<RejectedRow[]> {
  const rows = await rowsOf<{ line: number; field: string; given: string; reason: string }>(tx, found)
  if (rows.length === 0) return []
  const lines = JSON.stringify(rows.map((row) => row.line))
  await tx.execute(sql`
    delete from record_staging where import_id = ${importId} and line in (
      select value::int from json_array_elements_text(${lines}::text::json))`)
  return rows.map(({ line, field, given, reason }) => rejectRow(line, 'contradiction', field, given, reason))
}
