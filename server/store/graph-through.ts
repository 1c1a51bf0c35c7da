import { sql } from 'drizzle-orm'
import { parseAccountKey } from '#core/chain/account-key.ts'
import { isTransactionAccount } from '#core/ledger/coin-accounts.ts'
import { countsAsOf } from './as-of.ts'
import { type Db, rowsOf } from './db.ts'
import {
  AGGREGATES,
  type EdgeRow,
  IDS,
  isParty,
  neighbourEdges,
  type NeighbourhoodQuery,
  toEdge,
} from './graph-edges.ts'
import { assetRef } from './wire.ts'

type Beside = Awaited<ReturnType<typeof neighbourEdges>>
type Direction = 'in' | 'out'

/** Inputs or outputs drawn behind each transaction of coins; the rest is said. */
const BEHIND = 4

/**
 * The same, and behind every transaction of coins that stands beside the account, the inputs or outputs on its other
 * side: a transaction without them says nothing about where the coins came from or went. The budget stays one of
 * counterparties: the largest few of each transaction.
 */
export async function edgesThroughTransactions(db: Db, query: NeighbourhoodQuery): Promise<Beside> {
  const beside = await neighbourEdges(db, query)
  const { account } = query
  if (isTransactionAccount(account)) return beside
  const passed = { in: new Set<string>(), out: new Set<string>() }
  for (const { from, to } of beside.edges) {
    // An account may stand on both sides of a transaction: it paid into it, and got its change.
    if (from === account && isTransactionAccount(to)) passed.out.add(to)
    if (to === account && isTransactionAccount(from)) passed.in.add(from)
  }
  const drawn = new Map(beside.edges.map((edge) => [edge.id, edge]))
  const [notLoaded, surroundings] = [[...beside.notLoaded], [...beside.surroundings]]
  for (const direction of ['in', 'out'] as const) {
    for (const [hub, rows] of await behind(db, query, direction, [...passed[direction]])) {
      for (const row of rows) {
        const edge = toEdge(row, [])
        if (!drawn.has(edge.id)) drawn.set(edge.id, edge)
      }
      const [first] = rows
      if (first === undefined) continue
      const { parties, asset } = first
      surroundings.push({
        account: hub,
        direction,
        counterparties: parties,
        drawn: Math.min(parties, BEHIND),
      })
      if (parties > BEHIND)
        notLoaded.push({
          account: hub,
          direction,
          asset: assetRef(asset, first),
          counterparties: parties - BEHIND,
          transfers: first.rest_transfers,
          units: first.rest_units,
        })
    }
  }
  return { ...beside, edges: [...drawn.values()], notLoaded, surroundings }
}

interface BehindRow extends EdgeRow {
  hub: string
  place: number
  parties: number
  rest_transfers: number
  rest_units: string
}

/** The largest flows on one side of each of the transactions, and what is left of it: one question for all of them. */
async function behind(
  db: Db,
  { account, asset, seq, until = null }: NeighbourhoodQuery,
  direction: Direction,
  hubs: readonly string[],
): Promise<Map<string, BehindRow[]>> {
  const [first] = hubs
  if (first === undefined) return new Map()
  const [own, other] =
    direction === 'in' ? [sql`t.to_account`, sql`t.from_account`] : [sql`t.from_account`, sql`t.to_account`]
  const counted = sql.join(
    [
      countsAsOf(parseAccountKey(account).chain, until),
      isParty(first)(other),
      ...(asset === undefined ? [] : [sql`t.asset_id = ${asset}`]),
      ...(seq === undefined ? [] : [sql`t.seq <= ${seq}::bigint`]),
    ],
    sql` and `,
  )
  const rows = await rowsOf<BehindRow>(
    db,
    sql`with legs as (
      select ${own} as hub, t.from_account, t.to_account, t.asset_id as asset, ${IDS}, ${AGGREGATES}
      from transfers t join jsonb_array_elements_text(${JSON.stringify(hubs)}::jsonb) as h(key) on h.key = ${own}
      where ${counted} group by t.from_account, t.to_account, t.asset_id
    ), placed as (
      select *, row_number() over (of_hub order by units desc, from_account, to_account)::int as place,
        (count(*) over of_hub)::int as parties
      from legs window of_hub as (partition by hub)
    )
    select * from (select p.hub, p.from_account, p.to_account, p.asset, p.ids, p.transfers, p.first_ms, p.last_ms,
        p.first_block, p.place, p.parties, p.units::text as units, a.symbol, a.decimals,
      (sum(case when place > ${BEHIND} then transfers else 0 end) over of_hub)::int as rest_transfers,
      (sum(case when place > ${BEHIND} then p.units else 0 end) over of_hub)::text as rest_units
    from placed p left join assets a on a.id = p.asset window of_hub as (partition by hub)) r
    where place <= ${BEHIND} order by hub, place`,
  )
  return Map.groupBy(rows, ({ hub }) => hub)
}

/** Hops of accounts from the one in the middle: transactions of coins beside it, and what stands behind those. */
export function layersAround(
  account: string,
  edges: readonly { readonly from: string; readonly to: string }[],
): Map<string, number> {
  const layers = new Map([[account, 0]])
  const place = (key: string, layer: number) => layers.has(key) || layers.set(key, layer)
  // What the account paid into is a destination, whatever change came back of it.
  for (const { from, to } of edges) if (from === account && isTransactionAccount(to)) place(to, 1)
  for (const { from, to } of edges) {
    if (to === account) place(from, -1)
    else if (from === account) place(to, 1)
  }
  for (const { from, to } of edges) {
    const [before, behind] = [layers.get(from), layers.get(to)]
    if (behind !== undefined) place(from, behind - 1)
    if (before !== undefined) place(to, before + 1)
  }
  return layers
}
