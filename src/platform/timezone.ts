import type { Timezone } from './preferences.ts'

const HOUR_MS = 3_600_000

/** Hong Kong has kept UTC+8 without summer time since 1979, so a fixed offset is exact for every ledger. */
const OFFSET_MS: Record<Timezone, number> = { HKT: 8 * HOUR_MS, UTC: 0 }

export interface WallClock {
  readonly date: string
  readonly time: string
  readonly seconds: string
}

/** Date and time of day as a clock in `zone` shows them: `2026-11-22`, `23:08`, `57`. */
export function wallClock(epochMs: number, zone: Timezone): WallClock {
  const iso = new Date(epochMs + OFFSET_MS[zone]).toISOString()
  return { date: iso.slice(0, 10), time: iso.slice(11, 16), seconds: iso.slice(17, 19) }
}

/** The instant at which a day (`2026-11-22`) begins in `zone`, epoch ms; null for what is no day. */
export function dayStart(day: string, zone: Timezone): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // `2026-02-31` would be read as a day of March.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return null
  return at - OFFSET_MS[zone]
}
