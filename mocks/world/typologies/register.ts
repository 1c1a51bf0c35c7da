import type { Typology } from '../plot.ts'
import type { Random } from '../random.ts'
import { HISTORY_DAYS } from '../rhythm.ts'
import { CROWD_TYPOLOGIES } from './crowds.ts'
import { DIRECT_TYPOLOGIES } from './direct.ts'
import { INDIRECT_TYPOLOGIES } from './indirect.ts'
import { ISSUER_TYPOLOGIES } from './issuer.ts'
import { LAYERING_TYPOLOGIES } from './layering.ts'
import { LIST_CHANGE_TYPOLOGIES } from './lists-change.ts'
import { STRUCTURING_TYPOLOGIES } from './structuring.ts'
import { VICTIM_TYPOLOGIES } from './victims.ts'

/** Everything that is planted. */
export const TYPOLOGIES: readonly Typology[] = [
  ...DIRECT_TYPOLOGIES,
  ...INDIRECT_TYPOLOGIES,
  ...STRUCTURING_TYPOLOGIES,
  ...LIST_CHANGE_TYPOLOGIES,
  ...LAYERING_TYPOLOGIES,
  ...CROWD_TYPOLOGIES,
  ...VICTIM_TYPOLOGIES,
  ...ISSUER_TYPOLOGIES,
]

/** How many instances of a script a world of so many expected alerts holds. */
function instancesOf(typology: Typology, alerts: number): number {
  const { alertShare, perThousand = 0 } = typology
  const wanted = alertShare > 0 ? (alertShare * alerts) / typology.alerts : (perThousand * alerts) / 1_000
  return Math.max(1, Math.round(wanted))
}

/**
 * Days on which the instances of a script start: how many on each day, following the traffic of the days.
 * `shares` is the running share of the traffic (`cumulativeDayShares`).
 */
export function startDays(
  typology: Typology,
  alerts: number,
  shares: readonly number[],
  random: Random,
): number[] {
  const counts = Array.from({ length: HISTORY_DAYS }, () => 0)
  // Day 0 opens the books; what is planted starts on day 1 and ends within the history.
  const first = Math.max(1, typology.days?.[0] ?? 1)
  const last = Math.min(typology.days?.[1] ?? HISTORY_DAYS - 1, HISTORY_DAYS - 1 - typology.spanDays)
  const before = shares[first - 1]!
  const running = shares.slice(first, last + 1).map((share) => share - before)
  for (let i = instancesOf(typology, alerts); i > 0; i -= 1)
    counts[first + random.byCumulative(running)]! += 1
  return counts
}
