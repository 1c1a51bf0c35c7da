import { type Db, rowOf } from '#server/store/db.ts'
import { sql } from 'drizzle-orm'

export interface Question {
  readonly name: string
  readonly path: string
}

const LIST = '/api/v1/alerts?'
const OPEN = 'open=true'

/** What people ask the queue for: each order, each kind of filter alone and together, and each kind of search. */
export async function questions(db: Db): Promise<readonly Question[]> {
  const known = await rowOf<
    Record<'id' | 'hash' | 'account' | 'actor' | 'rule' | 'rare' | 'category', string>
  >(
    db,
    sql`select id, tx_hash as hash, split_part(counterparty, ':', 3) as account, counterparty_actor as actor,
        rule_id as rule, category,
        (select rule_id from alerts group by rule_id order by count(*), rule_id limit 1) as rare
      from alerts where counterparty_actor is not null and counterparty is not null and dedupe_key like 'bench-%'
      order by id limit 1`,
  )
  const list = (name: string, query: string): Question => ({ name: `list.${name}`, path: `${LIST}${query}` })
  return [
    list('default', OPEN),
    ...['severity', 'score', 'created', 'due'].flatMap((sort) =>
      ['asc', 'desc'].map((dir) => list(`sort.${sort}.${dir}`, `sort=${sort}&dir=${dir}`)),
    ),
    ...['score', 'created'].map((sort) => list(`open.${sort}`, `${OPEN}&sort=${sort}`)),
    list('open.due', `${OPEN}&sort=due&dir=asc`),
    list('mine', `${OPEN}&assignee=me`),
    list('nobody', `${OPEN}&assignee=nobody`),
    list('overdue', 'overdue=true'),
    list('status', 'status=in-review'),
    list('status.escalated', 'status=escalated'),
    list('severity', 'severity=5&severity=4'),
    list('rule', `rule=${known.rule}`),
    list('rule.rare', `rule=${known.rare}&sort=created`),
    list('category', `category=${known.category}&${OPEN}`),
    list('not', `${OPEN}&notStatus=new&notRule=${known.rule}`),
    list('together', `${OPEN}&severity=5&severity=4&status=new&category=${known.category}&sort=created`),
    list('week', 'createdWithin=7d'),
    list('older', 'createdBefore=30d&status=closed&sort=created'),
    list('q.id', `q=${known.id}`),
    list('q.hash', `q=${known.hash}`),
    list('q.hash.beginning', `q=${known.hash.slice(0, 10)}`),
    list('q.address', `q=${known.account}`),
    list('q.customer', 'q=Bench Customer 1a'),
    list('q.actor', `q=${encodeURIComponent(known.actor)}`),
    list('q.nothing', 'q=zzzz-no-such-thing'),
  ]
}

export const FACETS: readonly Question[] = [
  { name: 'facets.open', path: '/api/v1/alerts/facets?open=true' },
  { name: 'facets.all', path: '/api/v1/alerts/facets' },
  { name: 'facets.week', path: '/api/v1/alerts/facets?createdWithin=7d' },
]
