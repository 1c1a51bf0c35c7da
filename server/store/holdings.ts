import { sql } from 'drizzle-orm'
import { countFacts, type Holdings } from '#core/risk/coverage.ts'
import type { Facts } from '#core/risk/facts.ts'
import { type Db, rowOf, rowsOf } from './db.ts'
import type { BookKind } from '#core/risk/rule.ts'

/** Counts what the desk holds of everything a rule may need. */
export async function countHoldings(db: Db, facts: Facts): Promise<Holdings> {
  const transfers = await rowOf<{ timed: number; priced: number; all: number }>(
    db,
    sql`select count(*)::int as all, count(time)::int as timed,
      (count(*) filter (where fiat_minor is not null and fiat_currency = 'HKD'))::int as priced from transfers`,
  )
  const { customers } = await rowOf<{ customers: number }>(
    db,
    sql`select count(*)::int as customers from customers`,
  )
  const labels = new Map(
    (
      await rowsOf<{ category: string; n: number }>(
        db,
        sql`select category, count(*)::int as n from labels where known_until is null group by category`,
      )
    ).map(({ category, n }) => [category, n]),
  )
  const books = await rowsOf<{ kind: BookKind }>(db, sql`select distinct kind from books`)
  const claims = [...labels.values()].reduce((sum, n) => sum + n, 0)
  return {
    counts: {
      'transfer-time': transfers.timed,
      'fiat-value': transfers.priced,
      labels: claims,
      exposure: Math.min(claims, transfers.all),
      customer: customers,
      'bridge-labels': labels.get('bridge') ?? 0,
      'issuer-accounts': labels.get('token-contract') ?? 0,
      ...countFacts(facts),
    },
    labels,
    books: new Set(books.map(({ kind }) => kind)),
  }
}
