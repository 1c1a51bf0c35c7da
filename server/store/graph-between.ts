import { inArray, type SQL, sql } from 'drizzle-orm'
import { parseAccountKey } from '#core/chain/account-key.ts'
import type { graphBetween } from '#core/contract/graph-between.ts'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import { type AsOf, countsAsOf, pointAsOf } from './as-of.ts'
import { type Db, rowOf } from './db.ts'
import { AGGREGATES, type EdgeRow, IDS, toEdge } from './graph-edges.ts'
import { graphNodesAndStops } from './graph-nodes.ts'
import { canonicalKey } from './wire.ts'

type Asked = RouteData<typeof graphBetween>['body']
type Answer = Omit<RouteResult<typeof graphBetween>, 'facts'>

interface Held {
  readonly asOf: AsOf
  readonly now: number
  /** Highest `transfers.seq` held. */
  readonly seq: number
}

/**
 * Every flow between accounts of two sides, whichever way it goes: what several accounts share, and nothing beside it.
 * Where there are more than asked for, of each asset the largest, since amounts of different assets are never compared.
 */
export async function flowsBetween(db: Db, asked: Asked, { asOf, now, seq }: Held): Promise<Answer> {
  const sideOf = (keys: readonly string[], field: string) => [
    ...new Set(keys.map((key) => canonicalKey(key, field))),
  ]
  const accounts = sideOf(asked.accounts, 'body.accounts')
  const others = sideOf(asked.others, 'body.others')
  const chains = [...new Set([...accounts, ...others].map((key) => parseAccountKey(key).chain))]
  const counted = sql.join(
    chains.map((chain) => sql`(t.chain = ${chain} and ${countsAsOf(chain, asOf.until)})`),
    sql` or `,
  )
  const only = asked.asset === undefined ? sql`` : sql`and t.asset_id = ${asked.asset}`
  const [from, to] = [sql`t.from_account`, sql`t.to_account`]
  const across = (a: readonly string[], b: readonly string[]) =>
    sql`(${inArray(from, [...a])} and ${inArray(to, [...b])})`
  // Two questions and not one with an "or", which no index answers; what both would count, the first one has.
  const flows = (
    where: SQL,
  ) => sql`select t.from_account, t.to_account, t.asset_id as asset, ${IDS}, ${AGGREGATES}
      from transfers t where ${where} and t.from_account <> t.to_account and t.seq <= ${seq}::bigint
        and (${counted}) ${only} group by 1, 2, 3`
  const { total, rows } = await rowOf<{ total: number; rows: EdgeRow[] | null }>(
    db,
    sql`with flows as materialized (
        ${flows(across(accounts, others))} union all
        ${flows(sql`${across(others, accounts)} and not ${across(accounts, others)}`)}),
      ranked as (
        select *, row_number() over (partition by asset order by units desc, from_account, to_account) as place
        from flows),
      page as (select * from ranked order by place, asset limit ${asked.limit})
      select (select count(*)::int from flows) as total, (
        select json_agg(row_to_json(r)) from (
          select p.from_account, p.to_account, p.asset, a.symbol, a.decimals, p.units::text as units, p.transfers,
            p.ids, p.first_ms, p.last_ms, p.first_block
          from page p left join assets a on a.id = p.asset order by p.place, p.asset) r) as rows`,
  )
  const edges = (rows ?? []).map((row) => toEdge(row, []))
  const layers = new Map(accounts.map((key) => [key, 0]))
  for (const edge of edges) {
    if (!layers.has(edge.from)) layers.set(edge.from, -1)
    if (!layers.has(edge.to)) layers.set(edge.to, 1)
  }
  const [subject = ''] = accounts
  const { nodes, stops } = await graphNodesAndStops(db, {
    subject,
    layers,
    knownAt: new Date(asOf.knownAt),
    at: await pointAsOf(db, parseAccountKey(subject).chain, asOf, now),
  })
  const isCut = total > edges.length
  return { nodes, edges, total, stops, limits: { truncated: isCut, because: isCut ? ['limit'] : [] } }
}
