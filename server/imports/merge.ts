import { and, eq, sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { type Db, rowOf, rowsOf } from '../store/db.ts'
import { books } from '../store/schema/ledger.ts'
import { ImportStopped } from './failures.ts'
import { pause } from './options.ts'
import type { TransferRow } from '../sources/transfers-csv.ts'

/** First and last line of a staged batch, both included. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

export interface Merged {
  /** Facts that are new. */
  readonly accepted: number
  /** Rows that were known already, or stood in the file more than once. */
  readonly merged: number
  readonly bookId: string | null
}

export interface MergePlan {
  readonly importId: string
  /** Every staged line is in one of these. */
  readonly ranges: readonly LineRange[]
  /** Throws where the import shall stop. Asked between batches. */
  readonly checkpoint: () => void
}

/**
 * Moves staged claims into the label set, batch after batch inside the caller's transaction: each statement is
 * short, so that the thread stays free, and nothing shows before the transaction ends.
 */
export async function mergeLabels(tx: Db, ports: Ports, plan: MergePlan): Promise<Merged> {
  const knownFrom = new Date(ports.clock()).toISOString()
  return inBatches(plan, ({ from, to }) =>
    rowOf(
      tx,
      sql`
      with moved as (
        delete from label_staging where import_id = ${plan.importId} and line between ${from} and ${to} returning *
      ), added as (
        insert into labels (id, namespace, address, chain, category, label, actor, source, confidence, valid_from,
          valid_until, valid_from_block, valid_until_block, uri, note, meta, known_from, import_id)
        select id, namespace, address, chain, category, label, actor, source, confidence, valid_from,
          valid_until, valid_from_block, valid_until_block, uri, note, meta, ${knownFrom}::timestamptz, import_id
        from moved order by line
        on conflict do nothing returning 1
      )
      select (select count(*) from moved)::int as staged, (select count(*) from added)::int as added`,
    ),
  )
}

export interface CasePlan extends MergePlan {
  /** The book that the sender named; null: a case of its own. */
  readonly bookId: string | null
  /** Name of the case where `bookId` is null. */
  readonly caseName: string
  readonly assets: readonly TransferRow['asset'][]
}

/** Moves staged transfers into the ledger, with the assets and the case book that they need. */
export async function mergeTransfers(tx: Db, ports: Ports, plan: CasePlan): Promise<Merged> {
  await addAssets(tx, plan)
  const book =
    plan.bookId === null ? await caseBook(tx, ports, plan.caseName) : { id: plan.bookId, isNew: false }
  const counts = await inBatches(plan, ({ from, to }) =>
    rowOf(
      tx,
      sql`
      with moved as (
        delete from transfer_staging where import_id = ${plan.importId} and line between ${from} and ${to}
        returning *
      ), added as (
        insert into transfers (id, chain, tx_hash, log_index, tx_index, block, time, from_account, to_account,
          asset_id, amount, fiat_currency, fiat_minor, price_source, note, book_id, import_id)
        select id, chain, tx_hash, log_index, tx_index, block, time, from_account, to_account,
          asset_id, amount, fiat_currency, fiat_minor, price_source, note, ${book.id}, import_id
        from moved order by line
        on conflict do nothing returning 1
      )
      select (select count(*) from moved)::int as staged, (select count(*) from added)::int as added`,
    ),
  )
  if (book.isNew && counts.accepted === 0) {
    await tx.delete(books).where(eq(books.id, book.id))
    return { ...counts, bookId: null }
  }
  return { ...counts, bookId: book.id }
}

async function inBatches(
  plan: MergePlan,
  move: (range: LineRange) => Promise<{ staged: number; added: number }>,
): Promise<Merged> {
  let accepted = 0
  let merged = 0
  for (const range of plan.ranges) {
    plan.checkpoint()
    const { staged, added } = await move(range)
    accepted += added
    merged += staged - added
    await pause()
  }
  return { accepted, merged, bookId: null }
}

/** Adds unknown assets. Decimals decide what an amount means, so a disagreement stops the file. */
async function addAssets(tx: Db, plan: CasePlan): Promise<void> {
  if (plan.assets.length === 0) return
  const json = JSON.stringify(plan.assets.map((asset) => ({ ...asset, chain: asset.id.split('/', 1)[0] })))
  await tx.execute(sql`
    insert into assets (id, chain, symbol, decimals, name)
    select id, chain, symbol, decimals, symbol from json_to_recordset(${json}::text::json)
      as r(id text, chain text, symbol text, decimals int)
    on conflict do nothing`)
  const differing = await rowsOf<{ id: string; known: number; given: number }>(
    tx,
    sql`
    select a.id, a.decimals as known, r.decimals as given
    from json_to_recordset(${json}::text::json) as r(id text, decimals int) join assets a using (id)
    where a.decimals <> r.decimals limit 1`,
  )
  const [first] = differing
  if (first === undefined) return
  throw new ImportStopped(
    'failed',
    `The file gives ${first.id} ${first.given} decimals; the desk knows it with ${first.known}. ` +
      'Amounts would be off by powers of ten, so nothing was stored.',
  )
}

/** The case book of that name: a file continues the case it started. */
async function caseBook(tx: Db, ports: Ports, name: string): Promise<{ id: string; isNew: boolean }> {
  const [known] = await tx
    .select({ id: books.id })
    .from(books)
    .where(and(eq(books.kind, 'case'), eq(books.name, name)))
    .orderBy(books.createdAt)
    .limit(1)
  if (known) return { id: known.id, isNew: false }
  const id = `book-${ports.randomToken()}`
  await tx.insert(books).values({ id, name, kind: 'case', createdAt: new Date(ports.clock()) })
  return { id, isNew: true }
}
