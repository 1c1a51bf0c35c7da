import { sql } from 'drizzle-orm'
import { parseAccountKey } from '#core/chain/account-key.ts'
import type { graphCommon } from '#core/contract/graph-analysis.ts'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import { ProblemError } from '../http/problem.ts'
import { type AsOf, countsAsOf, pointAsOf } from './as-of.ts'
import { type Db, rowOf } from './db.ts'
import { graphNodesAndStops } from './graph-nodes.ts'
import { assetRef, canonicalKey } from './wire.ts'

type Asked = RouteData<typeof graphCommon>['query']
type Answer = Omit<RouteResult<typeof graphCommon>, 'facts'>

interface SideRow {
  readonly self: string
  readonly other: string
  readonly direction: 'in' | 'out'
  readonly asset: string
  readonly symbol: string | null
  readonly decimals: number | null
  readonly units: string
  readonly transfers: number
  readonly shared: number
}

/**
 * Accounts that did business with several of the accounts asked about, those shared by most first. Amounts stay per
 * account, direction and asset; the accounts asked about are no counterparties of each other here.
 *
 * @throws ProblemError `unprocessable` for fewer than two different accounts
 */
export async function commonCounterparties(
  db: Db,
  asked: Asked,
  { asOf, now }: { readonly asOf: AsOf; readonly now: number },
): Promise<Answer> {
  const accounts = [...new Set(asked.account.map((key) => canonicalKey(key, 'query.account')))]
  if (accounts.length < 2) {
    const message = 'Name at least two different accounts.'
    throw new ProblemError('unprocessable', message, { errors: [{ field: 'query.account', message }] })
  }
  const { rows, total } = await sharedSides(db, asked, accounts, asOf)
  const byOther = Map.groupBy(rows, (row) => row.other)
  const first = accounts[0] ?? ''
  const { nodes, stops } = await graphNodesAndStops(db, {
    subject: first,
    layers: new Map([...byOther.keys()].map((key) => [key, 0])),
    knownAt: new Date(asOf.knownAt),
    at: await pointAsOf(db, parseAccountKey(first).chain, asOf, now),
  })
  return {
    items: nodes.map((node) => {
      const sides = byOther.get(node.account.key) ?? []
      return {
        node,
        sharedBy: sides[0]?.shared ?? 0,
        sides: sides.map((row) => ({
          account: row.self,
          direction: row.direction,
          asset: assetRef(row.asset, row),
          units: row.units,
          transfers: row.transfers,
        })),
      }
    }),
    total,
    stops,
    limits: { truncated: total > byOther.size, because: total > byOther.size ? ['limit'] : [] },
  }
}

async function sharedSides(db: Db, asked: Asked, accounts: readonly string[], asOf: AsOf) {
  const keys = sql`(select jsonb_array_elements_text(${JSON.stringify(accounts)}::jsonb))`
  const chains = [...new Set(accounts.map((key) => parseAccountKey(key).chain))]
  const counted = chains.map((chain) => sql`(t.chain = ${chain} and ${countsAsOf(chain, asOf.until)})`)
  const side = (direction: 'in' | 'out') => {
    const [self, other] =
      direction === 'in' ? [sql`t.to_account`, sql`t.from_account`] : [sql`t.from_account`, sql`t.to_account`]
    return sql`select ${self} as self, ${other} as other, ${direction}::text as direction, t.asset_id as asset,
        sum(t.amount) as units, count(*)::int as transfers
      from transfers t where ${self} in ${keys} and ${other} not in ${keys} and (${sql.join(counted, sql` or `)})
        ${asked.asset === undefined ? sql`` : sql`and t.asset_id = ${asked.asset}`}
      group by 1, 2, 4`
  }
  const directions = asked.direction === 'both' ? (['in', 'out'] as const) : ([asked.direction] as const)
  const answer = await rowOf<{ rows: SideRow[] | null; total: number }>(
    db,
    sql`with sides as materialized (${sql.join(directions.map(side), sql` union all `)}),
      shared as materialized (
        select other, count(distinct self)::int as shared, sum(transfers) as transfers from sides
        group by other having count(distinct self) >= ${asked.atLeast}),
      page as (select other, shared, row_number() over (order by shared desc, transfers desc, other) as place
        from shared order by place limit ${asked.limit})
      select (select count(*)::int from shared) as total, (
        select json_agg(row_to_json(r)) from (
          select s.self, s.other, s.direction, s.asset, a.symbol, a.decimals, s.units::text as units, s.transfers, p.shared
          from page p join sides s on s.other = p.other left join assets a on a.id = s.asset
          order by p.place, s.self, s.direction, s.asset) r) as rows`,
  )
  return { rows: answer.rows ?? [], total: answer.total }
}
