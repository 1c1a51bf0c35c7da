import { type SQL, sql, type Table } from 'drizzle-orm'
import type { OrderPoint } from '#core/ledger/types.ts'
import { type Db, rowOf } from './db.ts'

/** The point of view of a question about what is held. */
export interface AsOf {
  /** Transfers up to here; null: all. */
  readonly until: OrderPoint | null
  /** Labels known at this instant, epoch ms. */
  readonly knownAt: number
}

/** What a caller may send (core/contract/graph-facts.ts). */
export interface AsOfAsked {
  readonly block?: number | undefined
  readonly time?: string | undefined
  readonly knownAt?: string | undefined
}

/** Whether anything was asked but what is held and known now. */
export function isOfThePast({ block, time, knownAt }: AsOfAsked): boolean {
  return block !== undefined || time !== undefined || knownAt !== undefined
}

/** Labels as known now where nothing else was asked; never later than now, which nobody knows. */
export function asOfAsked({ block, time, knownAt }: AsOfAsked, now: number): AsOf {
  const known = knownAt === undefined ? now : Math.min(Date.parse(knownAt), now)
  if (block === undefined && time === undefined) return { until: null, knownAt: known }
  return {
    until: { block: block ?? null, time: time === undefined ? null : Date.parse(time) },
    knownAt: known,
  }
}

/**
 * Whether a transfer of the chain, `t` or as the caller names its table, counts as of a point, by the rules of core/ledger/points.ts: a block decides
 * where there is one, a time else. A row without a time counts unless its block stands after one that proves it late.
 */
export function countsAsOf(chain: string, until: OrderPoint | null, t: SQL | Table = sql`t`): SQL {
  if (until === null) return sql`true`
  if (until.block !== null) {
    const latest =
      until.time === null
        ? sql`(select max(time) from transfers where chain = ${chain} and block <= ${until.block}::bigint)`
        : instant(until.time)
    return sql`(case when ${t}.block is null then coalesce(${t}.time <= ${latest}, false) else ${t}.block <= ${until.block}::bigint end)`
  }
  if (until.time === null) return sql`true`
  const time = instant(until.time)
  const late = sql`(select min(block) from transfers where chain = ${chain} and time > ${time})`
  return sql`(case when ${t}.block is null then coalesce(${t}.time <= ${time}, false)
    else coalesce(${t}.block < ${late}, true) or (${t}.block = ${late} and coalesce(${t}.time <= ${time}, false)) end)`
}

/** Where labels must be in force: at the point asked about, or at the last block held and now. */
export async function pointAsOf(db: Db, chain: string, { until }: AsOf, now: number): Promise<OrderPoint> {
  if (until === null) {
    const row = await rowOf<{ block: number | null }>(
      db,
      sql`select max(block)::float8 as block from transfers where chain = ${chain}`,
    )
    return { block: row.block, time: now }
  }
  const row = await rowOf<{ block: number | null; ms: number | null }>(
    db,
    sql`select max(t.block)::float8 as block, (extract(epoch from max(t.time)) * 1000)::float8 as ms
      from transfers t where t.chain = ${chain} and ${countsAsOf(chain, until)}`,
  )
  return { block: until.block ?? row.block, time: until.time ?? row.ms }
}

const instant = (ms: number): SQL => sql`${new Date(ms).toISOString()}::timestamptz`
