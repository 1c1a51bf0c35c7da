import type { PriceOf } from '#core/risk/detectors/chain-shapes.ts'
import type { FiatValue } from '#core/risk/subject.ts'
import type { Db } from '../store/db.ts'
import { transferSides, withIds } from '../store/monitor-facts.ts'
import { hkdOf } from './findings.ts'
import type { SideFacts } from './pattern-context.ts'

export interface PriceBook {
  /** The price of a transfer; null also for one that was not read yet, which is then noted. */
  readonly priceOf: PriceOf
  /** Reads what was noted. False where nothing was: then every answer so far was final. */
  readonly complete: () => Promise<boolean>
}

/**
 * Prices beyond what a run has read: a run about few transfers reads those of the accounts it touches, and a walk
 * back over several chains leaves them. Ask, complete, and ask again until nothing was missing; so a run in parts
 * finds what a run over everything finds.
 */
export function priceBook(db: Db, sides: ReadonlyMap<string, SideFacts>): PriceBook {
  const read = new Map<string, FiatValue | null>()
  const noted = new Set<string>()
  return {
    priceOf(id) {
      const side = sides.get(id)
      if (side !== undefined) return side.fiat
      const known = read.get(id)
      if (known === undefined) noted.add(id)
      return known ?? null
    },
    async complete() {
      if (noted.size === 0) return false
      const ids = [...noted]
      noted.clear()
      for (const id of ids) read.set(id, null)
      for await (const page of transferSides(db, withIds(ids)))
        for (const side of page) read.set(side.id, hkdOf(side))
      return true
    },
  }
}
