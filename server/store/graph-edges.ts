import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Graph } from '#core/contract/graph.ts'
import { parseAccountKey } from '#core/chain/account-key.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import { countsAsOf } from './as-of.ts'
import { type Db, rowOf, rowsOf } from './db.ts'
import { assetRef } from './wire.ts'

export type WireGraph = z.output<typeof Graph>
export type WireEdge = WireGraph['edges'][number]

/** Ids an edge names; the count says how many there are. */
const MAX_IDS = 100

interface EdgeRow {
  from_account: string
  to_account: string
  asset: string
  symbol: string | null
  decimals: number | null
  units: string
  transfers: number
  ids: string[]
  first_ms: number | null
  last_ms: number | null
  first_block: number | null
}

export interface NeighbourhoodQuery {
  readonly account: string
  readonly directions: readonly ('in' | 'out')[]
  readonly asset?: string | undefined
  readonly rank: 'value' | 'time'
  /** Counterparties drawn in each direction; none: counts only. */
  readonly limit: number
  /** Places of the ranking that were drawn before. */
  readonly after?: number
  /** Counterparties that are drawn already: they have no place in the ranking. */
  readonly exclude?: readonly string[]
  /** Transfers stored later do not count, so that the next page goes on where this one ended. */
  readonly seq?: number
  /** Transfers up to here; all where left out. */
  readonly until?: OrderPoint | null
}

/** What the aggregates over transfers `t` are called. */
const AGGREGATES = sql`sum(t.amount) as units, count(*)::int as transfers,
  (array_agg(t.id order by t.block nulls last, t.time nulls last, t.tx_index nulls first, t.log_index nulls first, t.id))[1:${sql.raw(String(MAX_IDS))}] as ids,
  (extract(epoch from min(t.time)) * 1000)::float8 as first_ms,
  (extract(epoch from max(t.time)) * 1000)::float8 as last_ms,
  min(t.block)::float8 as first_block, max(t.block)::float8 as last_block`

/**
 * One row per counterparty, asset and direction, with the counterparty's place in the ranking. Amounts of different
 * assets are never added: by value, a counterparty stands where its best asset stands among all of that asset;
 * by time, the latest first. Transfers to oneself are a direction of their own and always drawn.
 */
function rankedEdges(query: NeighbourhoodQuery): SQL {
  const { account, directions, asset, rank, exclude = [], seq, until = null } = query
  const counted = sql.join(
    [
      countsAsOf(parseAccountKey(account).chain, until),
      ...(asset === undefined ? [] : [sql`t.asset_id = ${asset}`]),
      ...(seq === undefined ? [] : [sql`t.seq <= ${seq}::bigint`]),
    ],
    sql` and `,
  )
  const one = (direction: 'in' | 'out' | 'self') => {
    const other = direction === 'in' ? sql`t.from_account` : sql`t.to_account`
    const where =
      direction === 'in'
        ? sql`t.to_account = ${account} and t.from_account <> ${account}`
        : direction === 'out'
          ? sql`t.from_account = ${account} and t.to_account <> ${account}`
          : sql`t.from_account = ${account} and t.to_account = ${account}`
    return sql`select ${direction}::text as direction, ${other} as other, t.from_account, t.to_account,
      t.asset_id as asset, ${AGGREGATES} from transfers t
      where ${where} and ${counted} group by t.from_account, t.to_account, t.asset_id`
  }
  const order =
    rank === 'value'
      ? sql`best, transfers desc, other`
      : sql`last_block desc nulls last, last_ms desc nulls last, other`
  return sql`edges as (
      select *, row_number() over (partition by direction, asset order by units desc, other) as best_in_asset
      from (${sql.join([...directions, 'self' as const].map(one), sql` union all `)}) as all_edges),
    parties as (
      select direction, other, min(best_in_asset) as best, sum(transfers) as transfers,
        max(last_block) as last_block, max(last_ms) as last_ms
      from edges where other not in (select jsonb_array_elements_text(${JSON.stringify(exclude)}::jsonb))
      group by direction, other),
    places as (
      select direction, other, row_number() over (partition by direction order by ${order}) as place from parties),
    ranked as materialized (
      select e.*, p.place, a.symbol, a.decimals from edges e
      left join places p on p.direction = e.direction and p.other = e.other
      left join assets a on a.id = e.asset)`
}

interface RestRow {
  direction: 'in' | 'out'
  asset: string
  symbol: string | null
  decimals: number | null
  counterparties: number
  transfers: number
  units: string
}

interface Answer {
  drawn: EdgeRow[] | null
  rest: RestRow[] | null
  totals: RestRow[] | null
  around: { direction: 'in' | 'out'; counterparties: number; left_over: number }[] | null
}

/** The edges within the budget, and what stands beside them. */
export async function neighbourEdges(db: Db, query: NeighbourhoodQuery) {
  const { account, limit, after = 0 } = query
  const last = after + limit
  // Transfers to oneself have one place of their own, drawn with the first page.
  const sums = sql`direction, asset, max(symbol) as symbol, max(decimals) as decimals,
      count(*)::int as counterparties, sum(transfers)::int as transfers, sum(units)::text as units`
  const order = sql`order by direction, sum(transfers) desc, asset`
  const answer = await rowOf<Answer>(
    db,
    sql`with ${rankedEdges(query)} select
      (select json_agg(row_to_json(d)) from (
        select from_account, to_account, asset, symbol, decimals, units::text as units, transfers, ids,
          first_ms, last_ms, first_block from ranked where place > ${after} and place <= ${last}
          order by direction, place, best_in_asset, asset) d) as drawn,
      (select json_agg(row_to_json(r)) from (
        select ${sums} from ranked where place > ${last} and direction <> 'self'
        group by direction, asset ${order}) r) as rest,
      (select json_agg(row_to_json(s)) from (
        select ${sums} from ranked where direction <> 'self' group by direction, asset ${order}) s) as totals,
      (select json_agg(row_to_json(c)) from (
        select direction, count(distinct other)::int as counterparties,
          (count(distinct other) filter (where place > ${last}))::int as left_over
        from ranked where direction <> 'self' group by direction order by direction) c) as around`,
  )
  const around = answer.around ?? []
  const leftOver = (direction: 'in' | 'out') =>
    around.some((part) => part.direction === direction && part.left_over > 0)
  const beside = (row: RestRow) => ({
    account,
    direction: row.direction,
    asset: assetRef(row.asset, row),
    counterparties: row.counterparties,
    transfers: row.transfers,
    units: row.units,
  })
  return {
    edges: (answer.drawn ?? []).map((row) => toEdge(row, [])),
    notLoaded: (answer.rest ?? []).map(beside),
    totals: (answer.totals ?? []).map(beside),
    surroundings: around.map(({ direction, counterparties, left_over }) => ({
      account,
      direction,
      counterparties,
      drawn: counterparties - left_over,
    })),
    /** The last place drawn, in each direction in which something is left over. */
    next: { in: leftOver('in') ? last : null, out: leftOver('out') ? last : null },
  }
}

export interface Hop {
  readonly transferId: string
  readonly from: string
  readonly to: string
  readonly asset: string
}

/** The edges that given transfers belong to, complete, naming those transfers first. */
export async function edgesOfHops(db: Db, hops: readonly Hop[]): Promise<WireEdge[]> {
  const byEdge = Map.groupBy(hops, (hop) => edgeId(hop.from, hop.to, hop.asset))
  const edges: WireEdge[] = []
  for (const [, [hop, ...others]] of byEdge) {
    if (hop === undefined) continue
    const [row] = await rowsOf<EdgeRow>(
      db,
      sql`select t.from_account, t.to_account, t.asset_id as asset, max(a.symbol) as symbol,
        max(a.decimals) as decimals, ${AGGREGATES}
        from transfers t left join assets a on a.id = t.asset_id
        where t.from_account = ${hop.from} and t.to_account = ${hop.to} and t.asset_id = ${hop.asset}
        group by t.from_account, t.to_account, t.asset_id`,
    )
    if (row)
      edges.push({
        ...toEdge(
          row,
          [hop, ...others].map((h) => h.transferId),
        ),
        onPath: true,
      })
  }
  return edges
}

const edgeId = (from: string, to: string, asset: string) => `${from}>${to}>${asset}`

function toEdge(row: EdgeRow, first: readonly string[]): WireEdge {
  const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return {
    id: edgeId(row.from_account, row.to_account, row.asset),
    from: row.from_account,
    to: row.to_account,
    asset: assetRef(row.asset, row),
    units: row.units,
    transferCount: row.transfers,
    transferIds: [...new Set([...first, ...row.ids])].slice(0, MAX_IDS),
    firstTime: time(row.first_ms),
    lastTime: time(row.last_ms),
    firstBlock: row.first_block,
    onPath: false,
  }
}
