import { and, asc, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { accountKey } from '#core/chain/account-key.ts'
import { chainName } from '#core/chain/chains.ts'
import type { Db } from './db.ts'
import { bookAccounts, customers } from './schema/ledger.ts'
import { labels } from './schema/labels.ts'
import { knownAccounts, typedAccounts } from './search.ts'
import { likeAnywhere, textLike } from './text-order.ts'
import { accountRef, labelPlace } from './wire.ts'

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
  const like = likeAnywhere(text)
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
    for (const key of await knownAccounts(db, keys)) found.push(placed(key, actor))
  }
  return [...new Map(found.toReversed().map((account) => [account.key, account])).values()].toReversed()
}

/** An account as a search lists it: whose it is where that is known, and its chain. */
export function placed(key: string, who: string | null): NamedAccount {
  const { address, chain } = accountRef(key)
  return { key, address, detail: who === null ? chainName(chain) : `${who} · ${chainName(chain)}` }
}

/** Whose the accounts are: their customer, else the actor that the strongest label known now names. */
export async function whoseAccounts(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map()
  const ours = await db
    .select({ key: bookAccounts.account, name: customers.name, ref: customers.ref })
    .from(bookAccounts)
    .innerJoin(customers, eq(customers.ref, bookAccounts.customerRef))
    .where(inArray(bookAccounts.account, [...keys]))
  const places = keys.map((key) => ({ key, ...labelPlace(key) }))
  const named = await db
    .select({
      address: labels.address,
      namespace: labels.namespace,
      chain: labels.chain,
      actor: labels.actor,
    })
    .from(labels)
    .where(
      and(
        isNull(labels.knownUntil),
        isNotNull(labels.actor),
        inArray(labels.address, [...new Set(places.map(({ address }) => address))]),
      ),
    )
    .orderBy(asc(labels.confidence), desc(labels.id))
  const whose = new Map<string, string>()
  for (const { key, address, namespace, chain } of places) {
    const claim = named.findLast(
      (each) =>
        each.address === address &&
        each.namespace === namespace &&
        (each.chain === null || each.chain === chain),
    )
    if (claim?.actor) whose.set(key, claim.actor)
  }
  for (const { key, name, ref } of ours) whose.set(key, `${name} · ${ref}`)
  return whose
}
