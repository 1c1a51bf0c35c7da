import { and, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { accountKey, parseAccountKey, possibleAccountKeys } from '#core/chain/account-key.ts'
import { detectAddress } from '#core/chain/address.ts'
import { ChainFormatError } from '#core/chain/errors.ts'
import { splitTerms } from '#core/workflow/search-terms.ts'
import { type Db, rowsOf } from './db.ts'
import { assets, customers } from './schema/ledger.ts'
import { alerts } from './schema/work.ts'
import { textLike } from './text-order.ts'

/** Up to so many names a search is answered by an index; beyond, so much matches that reading on is faster. */
const NAMED = 400
/** The shortest beginning of an address or hash that says anything. */
const BEGINNING = 4

/**
 * What the words of a search mean, as a condition every part of which an index can answer. Each word must be found:
 * as the beginning of an alert's id, of an address or of a transaction hash, or anywhere in the name or reference of
 * the customer or in the name of the counterparty's actor. Undefined for no words.
 */
export async function textCondition(db: Db, text: string | undefined): Promise<SQL | undefined> {
  const words = splitTerms(text ?? '').filter((term) => term.text.trim() !== '')
  const conditions: (SQL | undefined)[] = []
  for (const word of words) conditions.push(await wordCondition(db, word.text.trim()))
  return and(...conditions)
}

async function wordCondition(db: Db, word: string): Promise<SQL | undefined> {
  return or(
    beginsWith(alerts.id, word.toUpperCase()),
    ...(await codeConditions(db, word)),
    await customerCondition(db, word),
    await actorCondition(db, word),
  )
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

const anywhere = (word: string) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`

async function customerCondition(db: Db, word: string): Promise<SQL | undefined> {
  const named = or(textLike(customers.name, anywhere(word)), textLike(customers.ref, anywhere(word)))
  const found = await db
    .select({ ref: customers.ref })
    .from(customers)
    .where(named)
    .limit(NAMED + 1)
  if (found.length === 0) return undefined
  if (found.length <= NAMED) {
    return inArray(
      alerts.customerRef,
      found.map(({ ref }) => ref),
    )
  }
  return sql`${alerts.customerRef} in (select ${customers.ref} from ${customers} where ${named})`
}

/** The distinct actors are read by jumping from one to the next in the index: they are few, their alerts many. */
async function actorCondition(db: Db, word: string): Promise<SQL | undefined> {
  const column = alerts.counterpartyActor
  const found = await rowsOf<{ actor: string }>(
    db,
    sql`with recursive known as (
        (select min(${column}) as actor from ${alerts})
        union all
        select (select min(${column}) from ${alerts} where ${column} > known.actor) from known
        where known.actor is not null
      )
      select actor from known where ${textLike(sql`actor`, anywhere(word))} limit ${NAMED + 1}`,
  )
  if (found.length === 0) return undefined
  if (found.length > NAMED) return textLike(column, anywhere(word))
  return inArray(
    column,
    found.map(({ actor }) => actor),
  )
}
