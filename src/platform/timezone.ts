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
