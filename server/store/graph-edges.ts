import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Graph } from '#core/contract/graph.ts'
import { parseAccountKey } from '#core/chain/account-key.ts'
import { coinAccountOf, feesAccount, newCoinsAccount } from '#core/ledger/coin-accounts.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import { countsAsOf } from './as-of.ts'
import { type Db, rowOf, rowsOf } from './db.ts'
import { assetRef } from './wire.ts'

export type WireGraph = z.output<typeof Graph>
export type WireEdge = WireGraph['edges'][number]

/** Ids an edge names; the count says how many there are. */
const MAX_IDS = 100

export interface EdgeRow {
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

/** The transfers `t` of an edge, in their order. */
export const IDS = sql`(array_agg(t.id order by t.block nulls last, t.time nulls last, t.tx_index nulls first, t.log_index nulls first, t.id))[1:${sql.raw(String(MAX_IDS))}] as ids`

/** What the aggregates over transfers `t` are called. */
export const AGGREGATES = sql`sum(t.amount) as units, count(*)::int as transfers,
  (extract(epoch from min(t.time)) * 1000)::float8 as first_ms,
  (extract(epoch from max(t.time)) * 1000)::float8 as last_ms,
  min(t.block)::float8 as first_block, max(t.block)::float8 as last_block`

/**
 * One row per counterparty, asset and direction, with the counterparty's place in the ranking. Amounts of different
 * assets are never added: by value, a counterparty stands where its best asset stands among all of that asset;
 * by time, the latest first. Transfers to oneself are a direction of their own and always drawn. The transfers of an
 * edge are put in order (`named`) only where it is drawn, at places after `first` up to `last`: of a hub's thousands of
 * edges that is a handful, and the order costs more than all that is counted.
 */
function rankedEdges(query: NeighbourhoodQuery, { first, last }: { first: number; last: number }): SQL {
  const { account, directions, asset, rank, exclude = [], seq, until = null } = query
  const counted = sql.join(
    [
      countsAsOf(parseAccountKey(account).chain, until),
      ...(asset === undefined ? [] : [sql`t.asset_id = ${asset}`]),
      ...(seq === undefined ? [] : [sql`t.seq <= ${seq}::bigint`]),
    ],
    sql` and `,
  )
  const ways = [...directions, 'self' as const]
  const other = (way: Way) => (way === 'in' ? sql`t.from_account` : sql`t.to_account`)
  const party = isParty(account)
  const isOf = (way: Way) => sql`${WAYS[way](account)} and ${counted} and ${party(other(way))}`
  const one = (way: Way) => sql`select ${way}::text as direction, ${other(way)} as other, t.asset_id as asset,
      ${AGGREGATES} from transfers t where ${isOf(way)} group by ${other(way)}, t.asset_id`
  const named = (
    way: Way,
  ) => sql`select ${way}::text as direction, ${other(way)} as other, t.asset_id as asset,
      ${IDS} from transfers t where ${isOf(way)}
      and (${other(way)}, t.asset_id) in (select d.other, d.asset from drawn d where d.direction = ${way}) is true
      group by ${other(way)}, t.asset_id`
  const order =
    rank === 'value'
      ? sql`best, party_transfers desc, other`
      : sql`party_block desc nulls last, party_ms desc nulls last, other`
  // By windows, not by joins: how many counterparties there are is known to no planner, and a join of all edges with
  // all counterparties that is thought to be small takes seconds where it is not.
  return sql`summed as (${sql.join(ways.map(one), sql` union all `)}),
    edges as (
      select *, row_number() over (partition by direction, asset order by units desc, other) as best_in_asset,
        other in (select jsonb_array_elements_text(${JSON.stringify(exclude)}::jsonb)) as is_excluded
      from summed),
    parties as (
      select *, min(best_in_asset) over party as best, sum(transfers) over party as party_transfers,
        max(last_block) over party as party_block, max(last_ms) over party as party_ms,
        row_number() over (partition by direction, other order by asset) as nr_in_party
      from edges window party as (partition by direction, other)),
    ranked as materialized (
      select *, case when not is_excluded
        then dense_rank() over (partition by direction, is_excluded order by ${order}) end as place
      from parties),
    drawn as materialized (
      select * from ranked where place > ${first} and place <= ${last}),
    named as materialized (${sql.join(ways.map(named), sql` union all `)})`
}

type Way = 'in' | 'out' | 'self'

/** Transfers `t` of an account, by where they go. */
const WAYS: Readonly<Record<Way, (account: string) => SQL>> = {
  in: (account) => sql`t.to_account = ${account} and t.from_account <> ${account}`,
  out: (account) => sql`t.from_account = ${account} and t.to_account <> ${account}`,
  self: (account) => sql`t.from_account = ${account} and t.to_account = ${account}`,
}

/**
 * What may stand beside an account. A transaction of coins has neither its fee nor the new coins of a block for a
 * counterparty: nobody is paid by them, and every other transaction would be a neighbour over them.
 */
export function isParty(account: string): (other: SQL) => SQL {
  if (coinAccountOf(account)?.role !== 'transaction') return () => sql`true`
  const { chain } = parseAccountKey(account)
  return (other) =>
    sql`${other} not like ${feesAccount(chain, '%')} and ${other} <> ${newCoinsAccount(chain)}`
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
  drawn: Omit<EdgeRow, 'ids'>[] | null
  /** The transfers of those; joined here, where it costs nothing. */
  named: { direction: Way; other: string; asset: string; ids: string[] }[] | null
  rest: RestRow[] | null
  totals: RestRow[] | null
  around: { direction: 'in' | 'out'; counterparties: number; left_over: number }[] | null
}

/** The edges within the budget, and what stands beside them. */
export async function neighbourEdges(db: Db, query: NeighbourhoodQuery) {
  const { account, limit, after = 0 } = query
  const last = after + limit
  // Transfers to oneself have one place of their own, drawn with the first page.
  const sums = (where: SQL) => sql`(select json_agg(row_to_json(s)) from (
        select g.*, a.symbol, a.decimals from (
          select direction, asset, count(*)::int as counterparties, sum(transfers)::int as transfers,
            sum(units)::text as units from ranked where ${where} and direction <> 'self'
          group by direction, asset) g left join assets a on a.id = g.asset
        order by g.direction, g.transfers desc, g.asset) s)`
  const [from, to] = [
    sql`case d.direction when 'in' then d.other else ${account} end`,
    sql`case d.direction when 'in' then ${account} else d.other end`,
  ]
  const answer = await rowOf<Answer>(
    db,
    sql`with ${rankedEdges(query, { first: after, last })} select
      (select json_agg(row_to_json(d)) from (
        select ${from} as from_account, ${to} as to_account, d.asset, a.symbol, a.decimals,
          d.units::text as units, d.transfers, d.first_ms, d.last_ms, d.first_block
          from drawn d left join assets a on a.id = d.asset
          order by d.direction, d.place, d.best_in_asset, d.asset) d) as drawn,
      (select json_agg(row_to_json(n)) from named n) as named,
      ${sums(sql`place > ${last}`)} as rest, ${sums(sql`true`)} as totals,
      (select json_agg(row_to_json(c)) from (
        select direction, (count(*) filter (where nr_in_party = 1))::int as counterparties,
          (count(*) filter (where nr_in_party = 1 and place > ${last}))::int as left_over
        from ranked where direction <> 'self' group by direction order by direction) c) as around`,
  )
  const idsOf = new Map(
    (answer.named ?? []).map(({ direction, other, asset, ids }) => [
      direction === 'in' ? edgeId(other, account, asset) : edgeId(account, other, asset),
      ids,
    ]),
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
    edges: (answer.drawn ?? []).map((row) =>
      toEdge({ ...row, ids: idsOf.get(edgeId(row.from_account, row.to_account, row.asset)) ?? [] }, []),
    ),
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
        max(a.decimals) as decimals, ${IDS}, ${AGGREGATES}
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

/** An edge as the contract shows it, naming the transfers `first` before its own. */
export function toEdge(row: EdgeRow, first: readonly string[]): WireEdge {
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
