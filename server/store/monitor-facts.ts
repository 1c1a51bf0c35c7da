import { and, asc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Transfer } from '#core/ledger/types.ts'
import { type Db, rowOf } from './db.ts'
import type { LabelRow } from './label-claims.ts'
import { labels } from './schema/labels.ts'
import { bookAccounts, books, customers, heldTransfers, transfers } from './schema/ledger.ts'

/** Rows read at once: small enough to give the event loop back between pages. */
const PAGE = 1_000

const transferColumns = {
  seq: transfers.seq,
  id: transfers.id,
  chain: transfers.chain,
  asset: transfers.assetId,
  txHash: transfers.txHash,
  from: transfers.fromAccount,
  to: transfers.toAccount,
  amount: transfers.amount,
  block: transfers.block,
  txIndex: transfers.txIndex,
  logIndex: transfers.logIndex,
  time: transfers.time,
}

/**
 * Transfers stored after `seq` (all of them for 0), page by page along the primary key, with the highest `seq`
 * of the page.
 */
export async function* transfersAfter(
  db: Db,
  seq: number,
): AsyncGenerator<{ highest: number; page: Transfer[] }> {
  for (let last = ''; ;) {
    const rows = await db
      .select(transferColumns)
      .from(transfers)
      .where(and(seq > 0 ? gt(transfers.seq, seq) : undefined, gt(transfers.id, last)))
      .orderBy(asc(transfers.id))
      .limit(PAGE)
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.id
    yield {
      highest: rows.reduce((most, row) => Math.max(most, row.seq), 0),
      page: rows.map(toTransfer),
    }
    if (rows.length < PAGE) return
  }
}

function toTransfer(row: Omit<Transfer, 'time'> & { readonly time: Date | null }): Transfer {
  const { id, chain, asset, txHash, from, to, amount, block, txIndex, logIndex, time } = row
  const at = time?.getTime() ?? null
  return { id, chain, asset, txHash, from, to, amount, block, txIndex, logIndex, time: at }
}

/** How many transfers are held, without counting them. */
export async function countTransfers(db: Db): Promise<number> {
  const [held] = await db.select({ count: heldTransfers.count }).from(heldTransfers)
  if (held === undefined) throw new Error('the count of transfers is missing')
  return held.count
}

/** What the ledger does not keep of a transfer: which case it belongs to and what it was worth. */
export interface TransferSide {
  readonly id: string
  readonly bookId: string | null
  readonly fiatCurrency: string | null
  readonly fiatMinor: bigint | null
  readonly priceSource: string | null
}

/** The given part of the transfers, page by page along the primary key. */
export async function* transferSides(db: Db, part: SQL | undefined): AsyncGenerator<TransferSide[]> {
  for (let last = ''; ;) {
    const rows = await db
      .select({
        id: transfers.id,
        bookId: transfers.bookId,
        fiatCurrency: transfers.fiatCurrency,
        fiatMinor: transfers.fiatMinor,
        priceSource: transfers.priceSource,
      })
      .from(transfers)
      .where(and(part, gt(transfers.id, last)))
      .orderBy(asc(transfers.id))
      .limit(PAGE)
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.id
    yield rows
    if (rows.length < PAGE) return
  }
}

/** What was stored after one sequence number and up to another. */
export const storedAfter = (seq: number, last: number): SQL =>
  sql`${transfers.seq} > ${seq} and ${transfers.seq} <= ${last}`
export const ofImport = (importId: string): SQL => eq(transfers.importId, importId)
/** One parameter however many ids: a statement takes no more than 65,535. */
export const withIds = (ids: readonly string[]): SQL =>
  sql`${transfers.id} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
export const withAccounts = (accounts: readonly string[]): SQL =>
  sql`(${inArray(transfers.fromAccount, [...accounts])} or ${inArray(transfers.toAccount, [...accounts])})`

/** Transfers of any number of accounts, as one parameter. */
export const withEither = (accounts: ReadonlySet<string>): SQL => {
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify([...accounts])}::jsonb))`
  return sql`(${transfers.fromAccount} in ${list} or ${transfers.toAccount} in ${list})`
}

export interface BookScope {
  readonly id: string
  readonly kind: 'platform' | 'token' | 'instrument' | 'case'
  readonly assetId: string | null
}

/** The books, and the accounts of the platforms among them. */
export async function loadBooks(db: Db) {
  const all: BookScope[] = await db
    .select({ id: books.id, kind: books.kind, assetId: books.assetId })
    .from(books)
    .orderBy(books.id)
  const accounts = await db
    .select({
      bookId: bookAccounts.bookId,
      account: bookAccounts.account,
      role: bookAccounts.role,
      customerRef: bookAccounts.customerRef,
    })
    .from(bookAccounts)
  return { books: all, accounts }
}

/** Every claim known by `now`, withdrawn or not, page by page. */
export async function* claimsKnownBy(db: Db, now: Date): AsyncGenerator<LabelRow[]> {
  for (let last = ''; ;) {
    const rows = await db
      .select()
      .from(labels)
      .where(and(lte(labels.knownFrom, now), gt(labels.id, last)))
      .orderBy(asc(labels.id))
      .limit(PAGE)
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.id
    yield rows
    if (rows.length < PAGE) return
  }
}

/** Changes whenever a claim is learned, withdrawn or given an end: two equal stamps are one label set. */
export async function labelStamp(db: Db, now: Date): Promise<string> {
  const row = await rowOf<{ stamp: string }>(
    db,
    sql`select concat_ws('/', count(*), max(known_from), count(known_until), max(known_until)) as stamp
      from labels where known_from <= ${now.toISOString()}::timestamptz`,
  )
  return row.stamp
}

/** What is known of the customers, by reference. */
export async function loadCustomerFacts(db: Db) {
  const rows = await db
    .select({
      ref: customers.ref,
      kind: customers.type,
      riskRating: customers.riskRating,
      onboardedAt: customers.onboardedAt,
    })
    .from(customers)
  return new Map(
    rows.map(({ ref, kind, riskRating, onboardedAt }) => [
      ref,
      { kind, riskRating, onboardedAt: onboardedAt?.getTime() ?? null },
    ]),
  )
}
