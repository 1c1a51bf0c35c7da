import { isCategorySlug, SANCTIONS_CATEGORIES } from '#core/risk/categories.ts'
import type { AlertFull } from '#src/data/alerts.ts'

/** Any hit in a sanctions category: then some closure codes are no reason, and it takes two people to close. */
export function isSanctions({ receipt }: Pick<AlertFull, 'receipt'>): boolean {
  return receipt.hits.some(
    ({ category }) => isCategorySlug(category) && SANCTIONS_CATEGORIES.includes(category),
  )
}
