import { and, asc, eq, isNull, or } from 'drizzle-orm'
import { accountKey } from '#core/chain/account-key.ts'
import { chainName } from '#core/chain/chains.ts'
import type { Db } from './db.ts'
import { bookAccounts, customers } from './schema/ledger.ts'
import { labels } from './schema/labels.ts'
import { knownAccounts, typedAccounts } from './search.ts'
import { textLike } from './text-order.ts'
import { accountRef } from './wire.ts'

/** An account that somebody's name or number leads to. */
export interface NamedAccount {
  readonly key: string
  readonly address: string
  /** Whose it is or is said to be, and the chain. */
  readonly detail: string
}

/**
 * Accounts of the customers whose name holds the text or whose number it is, and accounts that labels known now
 * attribute to an actor of that name. At most `limit` of each, those of customers first.
 */
export async function accountsNamed(db: Db, text: string, limit: number): Promise<NamedAccount[]> {
  const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const ours = await db
    .select({ key: bookAccounts.account, name: customers.name, ref: customers.ref })
    .from(bookAccounts)
    .innerJoin(customers, eq(customers.ref, bookAccounts.customerRef))
    .where(or(textLike(customers.name, like), eq(customers.ref, text)))
    .orderBy(asc(customers.ref), asc(bookAccounts.account))
    .limit(limit)
  const named = await db
    .selectDistinct({ address: labels.address, chain: labels.chain, actor: labels.actor })
    .from(labels)
    .where(and(isNull(labels.knownUntil), textLike(labels.actor, like)))
    .orderBy(asc(labels.actor), asc(labels.address))
    .limit(limit)
  const found: NamedAccount[] = ours.map(({ key, name, ref }) => placed(key, `${name} · ${ref}`))
  for (const { address, chain, actor } of named) {
    const keys = chain === null ? typedAccounts(address).keys : [accountKey(chain, address)]
    for (const key of await knownAccounts(db, keys)) found.push(placed(key, actor ?? ''))
  }
  return [...new Map(found.toReversed().map((account) => [account.key, account])).values()].toReversed()
}

function placed(key: string, who: string): NamedAccount {
  const { address, chain } = accountRef(key)
  return { key, address, detail: `${who} · ${chainName(chain)}` }
}
