import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { parseAccountKey } from '#core/chain/account-key.ts'
import type { TransferFact } from '#core/contract/receipts.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import { countsAsOf } from './as-of.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { Db } from './db.ts'
import { assets, transfers } from './schema/ledger.ts'
import { accountRef, assetRef, isoOrNull } from './wire.ts'

export type WireTransfer = z.output<typeof TransferFact>

const columns = {
  id: transfers.id,
  chain: transfers.chain,
  txHash: transfers.txHash,
  logIndex: transfers.logIndex,
  txIndex: transfers.txIndex,
  block: transfers.block,
  time: transfers.time,
  fromAccount: transfers.fromAccount,
  toAccount: transfers.toAccount,
  assetId: transfers.assetId,
  amount: transfers.amount,
  fiatCurrency: transfers.fiatCurrency,
  fiatMinor: transfers.fiatMinor,
  priceSource: transfers.priceSource,
  symbol: assets.symbol,
  decimals: assets.decimals,
}

const rowsWhere = (db: Db, where: SQL | undefined) =>
  db.select(columns).from(transfers).leftJoin(assets, eq(assets.id, transfers.assetId)).where(where)

type Row = Awaited<ReturnType<typeof rowsWhere>>[number]

function toFact(row: Row): WireTransfer {
  const { fiatCurrency, fiatMinor } = row
  return {
    id: row.id,
    chain: row.chain,
    txHash: row.txHash,
    logIndex: row.logIndex,
    block: row.block,
    time: isoOrNull(row.time),
    from: accountRef(row.fromAccount),
    to: accountRef(row.toAccount),
    amount: { asset: assetRef(row.assetId, row), units: String(row.amount) },
    fiat:
      fiatCurrency === null || fiatMinor === null
        ? null
        : { currency: fiatCurrency, minor: String(fiatMinor), priceSource: row.priceSource },
  }
}

/** Transfers by id, in the order asked for. Ids that are not held are left out. */
export async function transfersById(db: Db, ids: readonly string[]): Promise<WireTransfer[]> {
  if (ids.length === 0) return []
  const found = new Map((await rowsWhere(db, inArray(transfers.id, [...new Set(ids)]))).map((r) => [r.id, r]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row ? [toFact(row)] : []
  })
}

/** All transfers of one transaction, in their order inside it. */
export async function transfersOfTransaction(db: Db, chain: string, hash: string): Promise<WireTransfer[]> {
  const rows = await rowsWhere(db, and(eq(transfers.chain, chain), eq(transfers.txHash, hash))).orderBy(
    sql`${transfers.logIndex} asc nulls first`,
    asc(transfers.id),
  )
  return rows.map(toFact)
}

/**
 * Position of a row in "newest first": block, then time, then place in the block. What the source did not give
 * sorts as the oldest, so that the order is total and a page never repeats or skips a row.
 */
const position = sql`(coalesce(${transfers.block}, -1), coalesce((extract(epoch from ${transfers.time}) * 1000)::bigint, -1),
  coalesce(${transfers.txIndex}, -1), coalesce(${transfers.logIndex}, -1), ${transfers.id})`

export interface AccountTransfersQuery {
  readonly account: string
  readonly direction: 'in' | 'out' | 'both'
  readonly asset?: string | undefined
  /** Later transfers do not count; null: all. */
  readonly until?: OrderPoint | null
  readonly cursor?: string | undefined
  readonly limit: number
}

/** One page of an account's transfers, newest first. */
export async function transfersOfAccount(db: Db, query: AccountTransfersQuery) {
  const after = readCursor(query.cursor, 'transfers', ['bigint', 'bigint', 'int', 'int', 'text'])
  const incoming = eq(transfers.toAccount, query.account)
  const outgoing = eq(transfers.fromAccount, query.account)
  const side =
    query.direction === 'in' ? incoming : query.direction === 'out' ? outgoing : or(incoming, outgoing)
  const rows = await rowsWhere(
    db,
    and(
      side,
      query.asset === undefined ? undefined : eq(transfers.assetId, query.asset),
      countsAsOf(parseAccountKey(query.account).chain, query.until ?? null, transfers),
      after === null
        ? undefined
        : sql`${position} < (${after[0]}::bigint, ${after[1]}::bigint, ${after[2]}::int, ${after[3]}::int, ${after[4]}::text)`,
    ),
  )
    .orderBy(
      sql`coalesce(${transfers.block}, -1) desc`,
      sql`coalesce((extract(epoch from ${transfers.time}) * 1000)::bigint, -1) desc`,
      sql`coalesce(${transfers.txIndex}, -1) desc`,
      sql`coalesce(${transfers.logIndex}, -1) desc`,
      desc(transfers.id),
    )
    .limit(query.limit + 1)
  const items = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? items.at(-1) : undefined
  return {
    items: items.map(toFact),
    nextCursor: last
      ? writeCursor('transfers', [
          last.block ?? -1,
          last.time?.getTime() ?? -1,
          last.txIndex ?? -1,
          last.logIndex ?? -1,
          last.id,
        ])
      : null,
  }
}
