import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { accountKey } from '#core/chain/account-key.ts'
import { type AddressPart, addressPart } from '#core/chain/address-part.ts'
import { type NamedAccount, placed, whoseAccounts } from './accounts-named.ts'
import type { Db } from './db.ts'
import { labels } from './schema/labels.ts'
import { assets, heldAccounts, transfers } from './schema/ledger.ts'
import { type FoundItem, knownAccounts, transactionItem, typedAccounts } from './search.ts'
import { beginsWith, endsWith, startsWith } from './text-ends.ts'

/** Transactions, coins and fees have accounts too on chains of coins (coin-accounts.ts): they are found as transactions. */
const IS_ADDRESS = sql`not (${heldAccounts.key} ~ '^(bip122|cip34):[^:]+:(.*-.*|subsidy)$')`

/**
 * Accounts of which a transfer is held, that a book monitors or that a label known now is about, by a piece of their
 * address: its beginning, its end, or both as the desk itself shortens it. At most `limit`, in the order of their keys;
 * none for what is no piece of an address.
 */
export async function accountsByPart(db: Db, text: string, limit: number): Promise<NamedAccount[]> {
  const part = addressPart(text)
  if (part === null) return []
  const held = await db
    .select({ key: heldAccounts.key })
    .from(heldAccounts)
    .where(
      and(IS_ADDRESS, matches(part, sql`split_part(${heldAccounts.key}, ':', 3)`, sql`${heldAccounts.key}`)),
    )
    .orderBy(asc(heldAccounts.key))
    .limit(limit)
  const keys = new Set(held.map(({ key }) => key))
  const labelled = await db
    .selectDistinct({ address: labels.address, chain: labels.chain })
    .from(labels)
    .where(and(isNull(labels.knownUntil), matches(part, sql`${labels.address}`, sql`${labels.address}`)))
    .orderBy(asc(labels.address))
    .limit(limit)
  for (const { address, chain } of labelled) {
    const meant = chain === null ? typedAccounts(address).keys : [accountKey(chain, address)]
    for (const key of await knownAccounts(db, meant)) keys.add(key)
  }
  const found = [...keys].slice(0, limit)
  const whose = await whoseAccounts(db, found)
  return found.map((key) => placed(key, whose.get(key) ?? null))
}

/** Transactions by a piece of their hash, with how many of their transfers are held. At most `limit`. */
export async function transactionsByPart(db: Db, text: string, limit: number): Promise<FoundItem[]> {
  const part = addressPart(text)
  if (part === null) return []
  // Hashes are held as their chain writes them: hexadecimal in lower case, others as they are.
  const chains = await db.selectDistinct({ chain: assets.chain }).from(assets)
  const begins = part.beginnings
    .flatMap((each) => [...new Set([each, each.toLowerCase()])])
    .flatMap((each) =>
      chains.map(({ chain }) => and(eq(transfers.chain, chain), startsWith(sql`${transfers.txHash}`, each))),
    )
  const rows = await db
    .select({ chain: transfers.chain, hash: transfers.txHash, count: sql<number>`count(*)::int` })
    .from(transfers)
    .where(joined(part, begins, sql`${transfers.txHash}`))
    .groupBy(transfers.chain, transfers.txHash)
    .orderBy(asc(transfers.txHash), asc(transfers.chain))
    .limit(limit)
  return rows.map(transactionItem)
}

/** `start` is the text that beginnings are of, `whole` the one that ends where it ends. */
function matches(part: AddressPart, start: SQL, whole: SQL): SQL {
  return joined(
    part,
    part.beginnings.map((beginning) => beginsWith(start, beginning)),
    whole,
  )
}

function joined({ end, isBoth }: AddressPart, begins: readonly (SQL | undefined)[], whole: SQL): SQL {
  const ends = end === '' ? [] : [endsWith(whole, end)]
  return (isBoth ? and(or(...begins), ...ends) : or(...begins, ...ends)) ?? sql`false`
}
