import { addressPart } from '#core/chain/address-part.ts'
import type { RouteResult } from '#core/contract/route.ts'
import type { search } from '#core/contract/addresses.ts'
import { casesNamed } from '../cases/read.ts'
import type { Reader } from '../store/alert-visibility.ts'
import type { Db } from '../store/db.ts'
import { accountsByPart, transactionsByPart } from '../store/accounts-by-part.ts'
import { accountsNamed, type NamedAccount } from '../store/accounts-named.ts'
import { type FoundItem, searchDesk } from '../store/search.ts'
import { investigationsNamed } from './read.ts'

/** Everything the desk holds by a text, cases and saved investigations among it: of each kind some, of which the reader may know. */
export async function searchEverything(
  db: Db,
  text: string,
  reader: Reader,
  limit: number,
): Promise<RouteResult<typeof search>> {
  const pieces = (await accountsByPart(db, text, limit)).map(accountItem)
  const hashes = await transactionsByPart(db, text, limit)
  // No name has three dots in its middle: what says itself that something is missing is looked for nowhere else.
  if (addressPart(text)?.isShortened) return { items: fairly([pieces, hashes], limit), notice: null }
  const { groups, notice } = await searchDesk(db, text, reader, limit)
  const named = (await accountsNamed(db, text, limit)).map(accountItem)
  const saved = await investigationsNamed(db, text, reader, limit)
  const investigations = saved.map(({ id, name, owner, steps }): FoundItem => ({
    kind: 'investigation',
    id,
    title: name,
    detail: `${owner.name} · ${steps} step${steps === 1 ? '' : 's'}`,
    facts: { plain: [owner.name], steps },
  }))
  const matters = await casesNamed(db, text, reader, limit)
  const cases = matters.map(({ id, title, owner, state }): FoundItem => ({
    kind: 'case',
    id,
    title,
    detail: `${id} · ${state} · ${owner}`,
    facts: { plain: [id, owner], state },
  }))
  const [alerts = [], addresses = [], transactions = [], ...others] = groups
  const items = fairly(
    [
      alerts,
      cases,
      unique([...addresses, ...named, ...pieces]),
      unique([...transactions, ...hashes]),
      ...others,
      investigations,
    ],
    limit,
  )
  return { items, notice: items.length === 0 ? notice : null }
}

function accountItem({ key, address, detail }: NamedAccount): FoundItem {
  return { kind: 'account', id: key, title: address, detail }
}

/** What two ways of looking found is listed once, as the first of them says it. */
function unique(items: readonly FoundItem[]): FoundItem[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed()
}

/** At most `limit` of all: what is taken off is the last of the longest kind, so that no kind hides another. */
function fairly(groups: readonly (readonly FoundItem[])[], limit: number): FoundItem[] {
  const sizes = groups.map((group) => group.length)
  for (let over = sizes.reduce((sum, size) => sum + size, 0) - limit; over > 0; over -= 1)
    sizes[sizes.lastIndexOf(Math.max(...sizes))]! -= 1
  return groups.flatMap((group, at) => group.slice(0, sizes[at]))
}
