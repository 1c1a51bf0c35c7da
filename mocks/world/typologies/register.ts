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
export function instancesOf(typology: Typology, alerts: number): number {
  const { alertShare, perThousand = 0 } = typology
  const wanted = alertShare > 0 ? (alertShare * alerts) / typology.alerts : (perThousand * alerts) / 1_000
  return Math.max(1, Math.round(wanted))
}

/** Days on which the instances of a script start: how many on each day. */
export function startDays(typology: Typology, alerts: number, random: Random): number[] {
  const counts = Array.from({ length: HISTORY_DAYS }, () => 0)
  const [first, last] = typology.days ?? [0, HISTORY_DAYS - 1]
  const latest = Math.min(last, HISTORY_DAYS - 1 - typology.spanDays)
  // Day 0 opens the books; what is planted starts on day 1.
  for (let i = instancesOf(typology, alerts); i > 0; i -= 1)
    counts[random.int(Math.max(1, first), latest)]! += 1
  return counts
}
