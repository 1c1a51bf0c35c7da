import { inArray } from 'drizzle-orm'
import type { Db } from './db.ts'
import { assets } from './schema/ledger.ts'
import { assetRef } from './wire.ts'

/** Names of assets by id; an asset that nobody declared keeps its id as its name. */
export async function assetRefs(
  db: Db,
  ids: readonly string[],
): Promise<(id: string) => ReturnType<typeof assetRef>> {
  const wanted = [...new Set(ids)]
  const rows = wanted.length === 0 ? [] : await db.select().from(assets).where(inArray(assets.id, wanted))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id) => assetRef(id, byId.get(id) ?? { symbol: null, decimals: null })
}
