import { type SQL, sql } from 'drizzle-orm'
import { accountKey, parseAccountKey } from '#core/chain/account-key.ts'
import { detectAddress } from '#core/chain/address.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { type Db, rowOf, rowsOf } from './db.ts'
import { likeAnywhere, textLike } from './text-order.ts'

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

const ORDER = 'labels.newest'

export interface LabelPage {
  readonly total: number
  readonly items: StoredClaim[]
  readonly nextCursor: string | null
}

/**
 * Claims that hold as far as the desk knows now, and that the filter lets through, the newest known first.
 *
 * @throws ProblemError `validation` for a cursor of another list
 */
export async function pageOfLabels(
  db: Db,
  filter: LabelFilter,
  page: { cursor: string | undefined; limit: number },
): Promise<LabelPage> {
  const cursor = readCursor(page.cursor, ORDER, ['instant', 'text'])
  const conditions = conditionsOf(filter)
  const after = [sql`true`]
  if (cursor !== null) {
    const at = sql`${String(cursor[0])}::timestamptz`
    after.push(sql`known_from <= ${at} and (known_from < ${at} or id > ${String(cursor[1])})`)
  }
  const { total, ids } = isTextSearch(filter)
    ? await oneScan(db, conditions, after, page.limit + 1)
    : { total: await countOf(db, conditions), ids: null }
  const wanted =
    ids === null ? [...conditions, ...after] : [sql`id in (select json_array_elements_text(${ids}::json))`]
  const rows = await rowsOf<StoredClaim>(
    db,
    sql`
    select id, address, chain, category, label, actor, source, confidence, uri, note,
      ${ms('valid_from')} as "validFrom", ${ms('valid_until')} as "validUntil",
      valid_from_block::float8 as "validFromBlock", valid_until_block::float8 as "validUntilBlock",
      ${ms('known_from')} as "knownFrom"
    from labels where ${sql.join(wanted, sql` and `)}
    order by known_from desc, id limit ${page.limit + 1}`,
  )
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  const hasMore = rows.length > page.limit && last !== undefined
  return {
    total,
    items,
    nextCursor: hasMore ? writeCursor(ORDER, [new Date(last.knownFrom).toISOString(), last.id]) : null,
  }
}

async function countOf(db: Db, conditions: readonly SQL[]): Promise<number> {
  const where = sql.join([...conditions], sql` and `)
  return (await rowOf<{ n: number }>(db, sql`select count(*)::int as n from labels where ${where}`)).n
}

/** A search for a piece of text reads every claim, so it counts and finds its page in one go. */
function oneScan(db: Db, conditions: readonly SQL[], after: readonly SQL[], limit: number) {
  return rowOf<{ total: number; ids: string }>(
    db,
    sql`
    with hits as materialized (select id, known_from from labels where ${sql.join([...conditions], sql` and `)})
    select count(*)::int as total, (
      select coalesce(json_agg(id), '[]')::text from (
        select id from hits where ${sql.join([...after], sql` and `)} order by known_from desc, id limit ${limit}
      ) page
    ) as ids from hits`,
  )
}

function isTextSearch({ q }: LabelFilter): boolean {
  const text = q?.trim() ?? ''
  return text !== '' && aboutAccount(text) === null
}

function conditionsOf({ q, category, source }: LabelFilter): SQL[] {
  const conditions: SQL[] = [sql`known_until is null`]
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
  const pattern = likeAnywhere(text)
  return sql`(${textLike(sql`actor`, pattern)} or ${textLike(sql`label`, pattern)})`
}

export interface LabelSource {
  readonly source: string
  readonly labels: number
  readonly addresses: number
  readonly categories: string[]
  readonly lastKnownFrom: number
}

/**
 * What each source claims now, by name. Reads every claim: about a second for half a million of them on the
 * embedded database, given room to count in memory.
 */
export async function labelSourceList(db: Db): Promise<LabelSource[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local work_mem = '64MB'`)
    return rowsOf<LabelSource>(
      tx,
      sql`
      with per_category as (
        select source, category, count(*) as n, max(known_from) as known_from
        from labels where known_until is null group by source, category
      ), per_source as (
        select source, sum(n)::int as labels, array_agg(category order by category) as categories,
          max(${ms('known_from')}) as "lastKnownFrom"
        from per_category group by source
      ), addresses as (
        select source, count(*)::int as addresses
        from (select distinct source, namespace, address from labels where known_until is null) distinct_addresses
        group by source
      )
      select * from per_source join addresses using (source) order by source`,
    )
  })
}
