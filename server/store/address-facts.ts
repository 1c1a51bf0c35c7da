import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { detectAddress } from '#core/chain/address.ts'
import { chainName } from '#core/chain/chains.ts'
import type { getAddress } from '#core/contract/addresses.ts'
import { type Reader, visibleColumns } from './alert-visibility.ts'
import { type AsOf, countsAsOf } from './as-of.ts'
import type { Db } from './db.ts'
import { rowsOf } from './db.ts'
import { claimsAbout, toWireLabel } from './label-claims.ts'
import { bookAccounts, books, customers } from './schema/ledger.ts'
import { alerts } from './schema/work.ts'
import { accountRef, assetRef } from './wire.ts'

type WireFacts = z.output<NonNullable<typeof getAddress.ok.schema>>

interface AssetRow {
  asset: string
  symbol: string | null
  decimals: number | null
  received: string
  sent: string
  transfers: number
  transfers_in: number
  transfers_out: number
  first_ms: number | null
  last_ms: number | null
  first_block: number | null
  last_block: number | null
}

/**
 * What the desk holds about one account, seen as it was asked for: transfers up to then, labels known then. An account
 * it never met is `seen: false`, which says nothing of risk. Books and open alerts have no history and are of now.
 */
export async function addressFacts(db: Db, account: string, reader: Reader, asOf: AsOf): Promise<WireFacts> {
  const ref = accountRef(account)
  const found = detectAddress(ref.address, ref.chain)
  const totals = await assetTotals(db, account, countsAsOf(ref.chain, asOf.until))
  const claims = await claimsAbout(db, [account], new Date(asOf.knownAt))
  const min = (pick: (row: AssetRow) => number | null) => extreme(totals.map(pick), Math.min)
  const max = (pick: (row: AssetRow) => number | null) => extreme(totals.map(pick), Math.max)
  const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return {
    account: ref,
    chainName: chainName(ref.chain),
    type: found.ok ? found.type : 'account',
    seen: totals.length > 0,
    firstSeen: time(min((row) => row.first_ms)),
    lastSeen: time(max((row) => row.last_ms)),
    firstBlock: min((row) => row.first_block),
    lastBlock: max((row) => row.last_block),
    transfersIn: totals.reduce((sum, row) => sum + row.transfers_in, 0),
    transfersOut: totals.reduce((sum, row) => sum + row.transfers_out, 0),
    balances: totals.map((row) => ({
      asset: assetRef(row.asset, row),
      received: row.received,
      sent: row.sent,
      transfers: row.transfers,
    })),
    labels: (claims.get(account) ?? []).map(toWireLabel),
    books: await booksOf(db, account),
    openAlerts: await openAlerts(db, account, reader),
    asOf: {
      block: asOf.until?.block ?? null,
      time: time(asOf.until?.time ?? null),
      knownAt: new Date(asOf.knownAt).toISOString(),
    },
  }
}

function extreme(values: readonly (number | null)[], pick: (...values: number[]) => number): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : pick(...known)
}

/** Received and sent per asset; a transfer to oneself counts on both sides but once as a transfer. */
async function assetTotals(db: Db, account: string, counts: SQL): Promise<AssetRow[]> {
  return rowsOf<AssetRow>(
    db,
    sql`select t.asset_id as asset, max(a.symbol) as symbol, max(a.decimals) as decimals,
      coalesce(sum(t.amount) filter (where t.to_account = ${account}), 0)::text as received,
      coalesce(sum(t.amount) filter (where t.from_account = ${account}), 0)::text as sent,
      count(*)::int as transfers,
      (count(*) filter (where t.to_account = ${account}))::int as transfers_in,
      (count(*) filter (where t.from_account = ${account}))::int as transfers_out,
      (extract(epoch from min(t.time)) * 1000)::float8 as first_ms,
      (extract(epoch from max(t.time)) * 1000)::float8 as last_ms,
      min(t.block)::float8 as first_block, max(t.block)::float8 as last_block
      from transfers t left join assets a on a.id = t.asset_id
      where (t.from_account = ${account} or t.to_account = ${account}) and ${counts}
      group by t.asset_id order by count(*) desc, t.asset_id`,
  )
}

async function booksOf(db: Db, account: string): Promise<WireFacts['books']> {
  const rows = await db
    .select({
      bookId: books.id,
      bookName: books.name,
      role: bookAccounts.role,
      customerRef: customers.ref,
      customerName: customers.name,
    })
    .from(bookAccounts)
    .innerJoin(books, eq(books.id, bookAccounts.bookId))
    .leftJoin(customers, eq(customers.ref, bookAccounts.customerRef))
    .where(eq(bookAccounts.account, account))
    .orderBy(books.id)
  return rows.map(({ bookId, bookName, role, customerRef, customerName }) => ({
    bookId,
    bookName,
    role,
    customer: customerRef === null || customerName === null ? null : { ref: customerRef, name: customerName },
  }))
}

async function openAlerts(db: Db, account: string, reader: Reader): Promise<number> {
  const visible = visibleColumns(reader)
  return db.$count(
    alerts,
    and(sql`${visible.open}`, or(eq(alerts.account, account), eq(alerts.counterparty, account))),
  )
}
