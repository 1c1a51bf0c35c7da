import type { z } from 'zod'
import type { ActivityItem } from '#core/contract/alerts.ts'

/** One event of the trail, as the reader may see it. */
export type Activity = z.output<typeof ActivityItem>

const WRITTEN = ['rationale', 'grounds', 'reason', 'deliberation', 'comment', 'outcome', 'text'] as const

/** What the person wrote with an event; null where they wrote nothing. */
export function activityQuote({ data }: Activity): string | null {
  for (const field of WRITTEN) {
    const text = textOf(data[field])
    if (text !== null) return text
  }
  return null
}

/** A text that says something; null for anything else that an event may hold. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
