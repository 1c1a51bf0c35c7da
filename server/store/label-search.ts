import { type SQL, sql } from 'drizzle-orm'
import { accountKey, parseAccountKey } from '#core/chain/account-key.ts'
import { detectAddress } from '#core/chain/address.ts'
import type { Cursor } from '../http/cursor.ts'
import { type Db, rowOf, rowsOf } from './db.ts'
import { textLike } from './text-order.ts'

export interface LabelFilter {
  /** An address in any form that is accepted, an account key, or a piece of an actor or label text. */
  readonly q?: string | undefined
  readonly category?: string | undefined
  readonly source?: string | undefined
}

/** A claim as the database holds it; instants in epoch milliseconds. */
export interface StoredClaim {
  readonly id: string
  readonly address: string
  readonly chain: string | null
  readonly category: string
  readonly label: string
  readonly actor: string | null
  readonly source: string
  readonly confidence: number
  readonly validFrom: number | null
  readonly validUntil: number | null
  readonly validFromBlock: number | null
  readonly validUntilBlock: number | null
  readonly knownFrom: number
  readonly uri: string | null
  readonly note: string | null
}

const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`)

/** Claims that the filter lets through, the newest known first. */
export function findLabels(
  db: Db,
  filter: LabelFilter,
  page: { cursor: Cursor | null; limit: number },
): Promise<StoredClaim[]> {
  const { cursor, limit } = page
  const conditions = conditionsOf(filter)
  if (cursor !== null) {
    const at = sql`${new Date(cursor.at).toISOString()}::timestamptz`
    conditions.push(sql`known_from <= ${at} and (known_from < ${at} or id > ${cursor.id})`)
  }
  return rowsOf<StoredClaim>(
    db,
    sql`
    select id, address, chain, category, label, actor, source, confidence, uri, note,
      ${ms('valid_from')} as "validFrom", ${ms('valid_until')} as "validUntil",
      valid_from_block::float8 as "validFromBlock", valid_until_block::float8 as "validUntilBlock",
      ${ms('known_from')} as "knownFrom"
    from labels where ${sql.join(conditions, sql` and `)}
    order by known_from desc, id limit ${limit}`,
  )
}

export async function countLabels(db: Db, filter: LabelFilter): Promise<number> {
  const where = sql.join(conditionsOf(filter), sql` and `)
  return (await rowOf<{ n: number }>(db, sql`select count(*)::int as n from labels where ${where}`)).n
}

function conditionsOf({ q, category, source }: LabelFilter): SQL[] {
  const conditions: SQL[] = [sql`true`]
  if (category !== undefined) conditions.push(sql`category = ${category}`)
  if (source !== undefined) conditions.push(sql`source = ${source}`)
  const text = q?.trim() ?? ''
  if (text !== '') conditions.push(aboutAccount(text) ?? containing(text))
  return conditions
}

/** Claims about the account that a text means; null where it is no address. */
function aboutAccount(text: string): SQL | null {
  const key = keyOf(text)
  const found = detectAddress(key?.address ?? text, key?.chain ?? null)
  if (!found.ok || (key !== null && found.chain !== key.chain)) return null
  const chains = key === null ? found.possibleChains : [key.chain]
  const pairs = new Map([[`${found.namespace} ${found.canonical}`, [found.namespace, found.canonical]]])
  for (const chain of chains) {
    const { address } = parseAccountKey(accountKey(chain, found.display))
    const namespace = chain.split(':', 1)[0] ?? ''
    pairs.set(`${namespace} ${address}`, [namespace, address])
    pairs.set(`${namespace} ${found.canonical}`, [namespace, found.canonical])
  }
  const either = [...pairs.values()].map(([ns, address]) => sql`(namespace = ${ns} and address = ${address})`)
  const where = sql`(${sql.join(either, sql` or `)})`
  return key === null ? where : sql`(${where} and (chain is null or chain = ${key.chain}))`
}

function keyOf(text: string): { chain: string; address: string } | null {
  try {
    return parseAccountKey(text)
  } catch {
    return null
  }
}

function containing(text: string): SQL {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`(${textLike(sql`actor`, pattern)} or ${textLike(sql`label`, pattern)})`
}

export interface LabelSource {
  readonly source: string
  readonly labels: number
  readonly addresses: number
  readonly categories: string[]
  readonly lastKnownFrom: number
}

/** What each source claims, by name. */
export function labelSourceList(db: Db): Promise<LabelSource[]> {
  return rowsOf<LabelSource>(
    db,
    sql`
    select source, count(*)::int as labels, count(distinct (namespace, address))::int as addresses,
      array_agg(distinct category order by category) as categories, max(${ms('known_from')}) as "lastKnownFrom"
    from labels group by source order by source`,
  )
}
