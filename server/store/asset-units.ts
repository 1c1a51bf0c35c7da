import { inArray } from 'drizzle-orm'
import type { AssetUnits } from '#core/flow/held-bridge-hops.ts'
import type { Db } from './db.ts'
import { assets } from './schema/ledger.ts'

/** How all assets, or those named, are counted; in the order of their ids. */
export async function assetUnits(db: Db, ids?: readonly string[]): Promise<AssetUnits[]> {
  if (ids?.length === 0) return []
  return db
    .select({ asset: assets.id, symbol: assets.symbol, decimals: assets.decimals })
    .from(assets)
    .where(ids && inArray(assets.id, [...new Set(ids)]))
    .orderBy(assets.id)
}
