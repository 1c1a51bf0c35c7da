import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { accountKey, parseAccountKey } from '#core/chain/account-key.ts'
import { detectAddress } from '#core/chain/address.ts'
import { chainName } from '#core/chain/chains.ts'
import { ChainFormatError } from '#core/chain/errors.ts'
import { detectTxHash } from '#core/chain/tx-hash.ts'
import type { search } from '#core/contract/addresses.ts'
import { type Reader, visibleColumns } from './alert-visibility.ts'
import { actorsNamed, isLabelled, labelsNamed } from './label-claims.ts'
import type { Db } from './db.ts'
import { customers, transfers } from './schema/ledger.ts'
import { alerts } from './schema/work.ts'
import { accountRef } from './wire.ts'
import { likeAnywhere, likeBeginning, textLike } from './text-order.ts'

type Found = z.output<NonNullable<typeof search.ok.schema>>
export type FoundItem = Found['items'][number]
type Item = FoundItem

export interface FoundGroups {
  /** By kind, in the order in which they are listed. */
  readonly groups: readonly (readonly FoundItem[])[]
  readonly notice: string | null
}

/**
 * Finds what a person pasted or typed: an alert, an account on each chain it is known on, a transaction, an actor,
 * a label. At most `limit` of each kind.
 */
export async function searchDesk(db: Db, text: string, reader: Reader, limit: number): Promise<FoundGroups> {
  const address = await accountsFor(db, text)
  const transactions = await transactionsFor(db, text)
  const groups = [
    await alertsFor(db, text, reader, limit),
    address.items,
    transactions,
    await actorsFor(db, text, limit),
    await labelsFor(db, text, limit),
  ]
  return { groups, notice: groups.every((group) => group.length === 0) ? address.notice : null }
}

async function alertsFor(db: Db, text: string, reader: Reader, limit: number): Promise<Item[]> {
  const like = likeAnywhere(text)
  const prefix = likeBeginning(text.toUpperCase())
  const rows = await db
    .select({
      id: alerts.id,
      ruleId: alerts.ruleId,
      rule: sql<string>`${alerts.receipt}->'rule'->>'name'`,
      severity: alerts.severity,
      customer: customers.name,
    })
    .from(alerts)
    .leftJoin(customers, eq(customers.ref, alerts.customerRef))
    .where(
      and(
        visibleColumns(reader).shown,
        or(sql`${alerts.id} like ${prefix}`, textLike(customers.name, like), eq(alerts.customerRef, text)),
      ),
    )
    .orderBy(desc(alerts.severity), desc(alerts.createdAt), alerts.id)
    .limit(limit)
  return rows.map((row) => ({
    kind: 'alert',
    id: row.id,
    title: row.id,
    detail: [row.rule, row.customer].filter((part) => part !== null).join(' · '),
    facts: { plain: row.customer === null ? [] : [row.customer], rule: { id: row.ruleId, name: row.rule } },
  }))
}

/** The account on every possible chain where the desk holds a transfer or a label; else on the first one. */
async function accountsFor(db: Db, text: string): Promise<{ items: Item[]; notice: string | null }> {
  const typed = typedAccounts(text)
  const known = await knownAccounts(db, typed.keys)
  const keys = known.length > 0 ? known : typed.keys.slice(0, 1)
  const items = keys.map((key): Item => {
    const ref = accountRef(key)
    const isHeld = known.includes(key)
    const on = chainName(ref.chain)
    return {
      kind: 'account',
      id: key,
      title: ref.address,
      detail: isHeld ? on : `${on} · no transfer or label held`,
      facts: { plain: [on], isHeld },
    }
  })
  return { items, notice: typed.notice }
}

/** The account keys that a text may mean, and why it means none where it looks like an address. */
export function typedAccounts(text: string): { keys: string[]; notice: string | null } {
  const key = keyOrNull(text)
  if (key !== null) return { keys: [key], notice: null }
  const found = detectAddress(text)
  if (found.ok) return { keys: found.possibleChains.map((chain) => accountKey(chain, text)), notice: null }
  // Words and names are no failed addresses: say why only of what is as long as an address and unbroken.
  const intended = text.length >= 20 && !/\s/.test(text) && !detectTxHash(text).ok
  return { keys: [], notice: intended ? found.reason : null }
}

function keyOrNull(text: string): string | null {
  try {
    const { chain, address } = parseAccountKey(text)
    return accountKey(chain, address)
  } catch (error) {
    if (error instanceof ChainFormatError) return null
    throw error
  }
}

/** Those of the keys of which a transfer is held; where there is none, the first if it is labelled. */
export async function knownAccounts(db: Db, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const [from, to] = await Promise.all([
    db
      .selectDistinct({ key: transfers.fromAccount })
      .from(transfers)
      .where(inArray(transfers.fromAccount, [...keys])),
    db
      .selectDistinct({ key: transfers.toAccount })
      .from(transfers)
      .where(inArray(transfers.toAccount, [...keys])),
  ])
  const seen = new Set([...from, ...to].map((row) => row.key))
  if (seen.size > 0) return keys.filter((key) => seen.has(key))
  const labelled: string[] = []
  for (const key of keys.slice(0, 1)) if (await isLabelled(db, key)) labelled.push(key)
  return labelled
}

/** Transactions with this hash, one for each chain on which a transfer of it is held. */
export async function transactionsFor(db: Db, text: string): Promise<Item[]> {
  const found = detectTxHash(text)
  if (!found.ok) return []
  const bare = found.canonical.replace(/^0x/, '')
  const rows = await db
    .select({ chain: transfers.chain, hash: transfers.txHash, count: sql<number>`count(*)::int` })
    .from(transfers)
    .where(inArray(transfers.txHash, [...new Set([found.canonical, bare, `0x${bare}`])]))
    .groupBy(transfers.chain, transfers.txHash)
    .orderBy(transfers.chain)
  return rows.map(transactionItem)
}

/** A transaction as a search lists it, with how many of its transfers are held. */
export function transactionItem(row: { chain: string; hash: string; count: number }): Item {
  return {
    kind: 'transaction',
    id: `${row.chain}/${row.hash}`,
    title: row.hash,
    detail: `${chainName(row.chain)} · ${row.count} transfer${row.count === 1 ? '' : 's'}`,
    facts: { plain: [chainName(row.chain)], transfers: row.count },
  }
}

async function actorsFor(db: Db, text: string, limit: number): Promise<Item[]> {
  const rows = await actorsNamed(db, text, limit)
  return rows.map((row) => ({
    kind: 'actor',
    id: row.actor,
    title: row.actor,
    detail: `${row.categories} · ${row.addresses} address${row.addresses === 1 ? '' : 'es'}`,
    facts: { plain: [], categories: row.categories.split(', '), addresses: row.addresses },
  }))
}

/** Accounts whose labels say the text; a label that the actor's name already answers for is not named again. */
async function labelsFor(db: Db, text: string, limit: number): Promise<Item[]> {
  const items: Item[] = []
  for (const { address, chain, label, source, category } of await labelsNamed(db, text, limit)) {
    const keys = chain === null ? typedAccounts(address).keys : [accountKey(chain, address)]
    // A claim that names no chain is about each on which the address is valid: the one held is meant, else the first.
    const [key] = keys.length > 1 ? [...(await knownAccounts(db, keys)), ...keys] : keys
    if (key === undefined) continue
    const { chain: on, address: shown } = accountRef(key)
    items.push({
      kind: 'label',
      id: key,
      title: label,
      detail: `${shown} · ${chainName(on)} · ${source}`,
      facts: { plain: [shown, chainName(on), source], categories: [category] },
    })
  }
  return items
}
