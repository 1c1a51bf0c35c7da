import { DAY_MS } from '../prices.ts'
import { HKT_OFFSET_MS, HOUR_MS, hktWeekday } from '../rhythm.ts'

/** The desk's office hours in Hong Kong, Monday to Friday. Public holidays are not modelled. */
const OPENS = 9 * HOUR_MS
const CLOSES = 18.5 * HOUR_MS

const midnight = (time: number): number =>
  Math.floor((time + HKT_OFFSET_MS) / DAY_MS) * DAY_MS - HKT_OFFSET_MS

/** The first instant at or after `time` at which the desk is staffed. */
function whenStaffed(time: number): number {
  let at = time
  for (;;) {
    const start = midnight(at) + OPENS
    const weekday = hktWeekday(at)
    if (weekday !== 0 && weekday !== 6 && at < midnight(at) + CLOSES) return Math.max(at, start)
    at = midnight(at) + DAY_MS
  }
}

/** `hours` of office time after `time`. */
export function afterOfficeHours(time: number, hours: number): number {
  let at = whenStaffed(time)
  let left = hours * HOUR_MS
  for (;;) {
    const room = midnight(at) + CLOSES - at
    if (left < room) return Math.floor(at + left)
    left -= room
    at = whenStaffed(midnight(at) + CLOSES)
  }
}
