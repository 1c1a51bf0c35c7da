import { and, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { accountKey, parseAccountKey, possibleAccountKeys } from '#core/chain/account-key.ts'
import { detectAddress } from '#core/chain/address.ts'
import { ChainFormatError } from '#core/chain/errors.ts'
import { splitTerms } from '#core/workflow/search-terms.ts'
import { type Db, rowsOf } from './db.ts'
import { assets, customers } from './schema/ledger.ts'
import { alerts } from './schema/work.ts'
import { likeAnywhere, textLike } from './text-order.ts'

/** Up to so many names a search is answered by an index; beyond, so much matches that reading on is faster. */
const NAMED = 2000
/** The shortest beginning of an address or hash that says anything. */
const BEGINNING = 4

/**
 * What the words of a search mean, as a condition every part of which an index can answer. Each word must be found:
 * as the beginning of an alert's id, of an address or of a transaction hash, or anywhere in the name or reference of
 * the customer or in the name of the counterparty's actor. Undefined for no words.
 */
export async function textCondition(db: Db, text: string | undefined): Promise<SQL | undefined> {
  const words = splitTerms(text ?? '').flatMap((term) => term.text.trim() || [])
  const conditions: (SQL | undefined)[] = []
  // Words that can only be names are looked up together: what all of them name is little, what each names may be all.
  const onlyCustomers: string[] = []
  let onlyActors: readonly string[] | null = null
  const named = words.length === 0 ? [] : await actorsNamed(db, words)
  for (const [at, word] of words.entries()) {
    const codes = or(await idCondition(db, word.toUpperCase()), ...(await codeConditions(db, word)))
    const actors = named[at] ?? []
    const customers =
      codes === undefined && actors.length === 0 ? undefined : await customerCondition(db, [word])
    if (codes === undefined && actors.length === 0) onlyCustomers.push(word)
    else if (codes === undefined && customers === undefined) {
      onlyActors = onlyActors === null ? actors : onlyActors.filter((name) => actors.includes(name))
    } else conditions.push(or(codes, customers, actorCondition(actors)))
  }
  // One condition: a database takes each for chance and would expect too few rows.
  if (onlyActors !== null) conditions.push(actorCondition(onlyActors) ?? sql`false`)
  if (onlyCustomers.length > 0) conditions.push((await customerCondition(db, onlyCustomers)) ?? sql`false`)
  return and(...conditions)
}

const actorCondition = (names: readonly string[]): SQL | undefined =>
  names.length === 0 ? undefined : isOneOf(alerts.counterpartyActor, names)

/** Most words begin no id; a condition that is left out leaves the rest to one index. */
async function idCondition(db: Db, beginning: string): Promise<SQL | undefined> {
  const named = beginsWith(alerts.id, beginning)
  const found = await db.select({ id: alerts.id }).from(alerts).where(named).limit(1)
  return found.length === 0 ? undefined : named
}

/** Text is ordered by its bytes (text-order.ts), so that a beginning is a range of the index. */
function beginsWith(column: PgColumn, beginning: string): SQL {
  return sql`(${column} >= ${beginning} and ${column} < ${`${beginning}\u{10FFFF}`})`
}

async function codeConditions(db: Db, word: string): Promise<SQL[]> {
  const keys = accountKeysOf(word)
  if (keys.length > 0) return [inArray(alerts.account, keys), inArray(alerts.counterparty, keys)]
  // Names have no digits; of what has, the beginning may have been typed or pasted.
  if (word.length < BEGINNING || !/^[0-9A-Za-z]*\d[0-9A-Za-z]*$/.test(word)) return []
  const forms = [...new Set([word, word.toLowerCase()])]
  const chains = await db.selectDistinct({ chain: assets.chain }).from(assets)
  const beginnings = chains.flatMap(({ chain }) => forms.map((form) => `${chain}:${form}`))
  return [
    ...beginnings.flatMap((each) => [
      beginsWith(alerts.account, each),
      beginsWith(alerts.counterparty, each),
    ]),
    ...forms.map((form) => beginsWith(alerts.txHash, form)),
  ]
}

function accountKeysOf(word: string): string[] {
  const found = detectAddress(word)
  if (found.ok) return [...possibleAccountKeys(found)]
  try {
    const { chain, address } = parseAccountKey(word)
    return [accountKey(chain, address)]
  } catch (error) {
    if (error instanceof ChainFormatError) return []
    throw error
  }
}

/** Customers in whose name or reference every one of the words stands. Undefined for none. */
async function customerCondition(db: Db, words: readonly string[]): Promise<SQL | undefined> {
  const named = and(
    ...words.map(
      (word) =>
        sql`${customers.searched} like lower(${likeAnywhere(word)}::text collate "default") collate "C"`,
    ),
  )
  const found = await db
    .select({ ref: customers.ref })
    .from(customers)
    .where(named)
    .limit(NAMED + 1)
  if (found.length === 0) return undefined
  if (found.length <= NAMED)
    return isOneOf(
      alerts.customerRef,
      found.map(({ ref }) => ref),
    )
  return sql`${alerts.customerRef} in (select ${customers.ref} from ${customers} where ${named})`
}

/** One list as one value: a thousand values would each be a part of the statement to read. */
const isOneOf = (column: PgColumn, values: readonly string[]): SQL =>
  sql`${column} = any(${sql.param([...values])}::text[])`

/**
 * For each word the actors in whose names it stands. The distinct actors are read by jumping from one to the next in
 * the index: they are few, their alerts many.
 */
async function actorsNamed(db: Db, words: readonly string[]): Promise<string[][]> {
  const column = alerts.counterpartyActor
  const matches = words.map((word) => textLike(sql`actor`, likeAnywhere(word)))
  const found = await rowsOf<{ actor: string; matches: boolean[] }>(
    db,
    sql`with recursive known as (
        (select min(${column}) as actor from ${alerts})
        union all
        select (select min(${column}) from ${alerts} where ${column} > known.actor) from known
        where known.actor is not null
      )
      select actor, array[${sql.join(matches, sql`, `)}] as matches from known
      where actor is not null and (${sql.join(matches, sql` or `)})`,
  )
  return words.map((_, at) => found.filter((row) => row.matches[at]).map(({ actor }) => actor))
}
