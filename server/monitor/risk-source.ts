import type { z } from 'zod'
import type { Receipt } from '#core/contract/receipts.ts'

/**
 * Who the funds of an alert lead to, by the label of its gravest hit: the actor where the label names one, else the
 * labelled address. Null for behaviour, where nobody is labelled. Alerts of one book and rule with the same source
 * have the same cause. Migration 0004 says the same in SQL for alerts that were raised before it.
 */
export function riskSourceOf({ hits }: Pick<z.output<typeof Receipt>, 'hits'>): string | null {
  const label = hits.filter((hit) => hit.label !== null).toSorted((a, b) => b.severity - a.severity)[0]?.label
  if (!label) return null
  return label.actor === null ? `address:${label.address}` : `actor:${label.actor}`
}
