import type { Actor, Alert, Command, Snooze } from './alert.ts'
import type { FieldProblem } from './closure-codes.ts'
import { DAY, dayOfHktDate, HOUR, hktDay, startOfHktDay } from './hkt.ts'
import { isBusinessDay, type OfficeCalendar } from './sla.ts'

/** The longest an alert may be put aside at a time, in milliseconds. */
export const LONGEST_SNOOZE = 30 * DAY

/** Whether the alert is put aside at `at` (epoch ms). At the instant itself the time is over. */
export function isAsleep({ snooze }: Pick<Alert, 'snooze'>, at: number): boolean {
  return snooze !== null && at < snooze.until
}

/** Whether the time of a snooze is over at `at` and nobody has recorded that yet. */
export function isDue({ snooze }: Pick<Alert, 'snooze'>, at: number): boolean {
  return snooze !== null && at >= snooze.until
}

/** What is wrong with the end of a snooze given at `at`: it lies ahead, and within `LONGEST_SNOOZE`. */
export function snoozeProblem(until: number, at: number): FieldProblem | null {
  if (Number.isFinite(until) && until > at && until - at <= LONGEST_SNOOZE) return null
  return { field: 'until', messageKey: 'workflow.error.snooze-until' }
}

/** Commands after which what was put aside stays put aside. */
const LEAVES_ASLEEP: ReadonlySet<Command['type']> = new Set(['add-note'])

/** The snooze after a command at `at`: every act but a note takes the alert up again. */
export function snoozeAfter(alert: Alert, command: Command, actor: Actor, at: number): Snooze | null {
  if (command.type === 'snooze') {
    return { until: command.until, reason: command.reason, by: actor.id, at }
  }
  return LEAVES_ASLEEP.has(command.type) ? alert.snooze : null
}

/** When a snooze may end, as a person chooses it; `date` is a Hong Kong date like `2026-11-22`. */
export type SnoozeChoice = 'hours4' | 'nextDay' | 'threeDays' | 'week'
export const SNOOZE_CHOICES: readonly SnoozeChoice[] = ['hours4', 'nextDay', 'threeDays', 'week']

/** The instant (epoch ms) that a choice made at `now` means. Days are business days and begin at opening time. */
export function snoozeEnd(choice: SnoozeChoice, now: number, office: OfficeCalendar): number {
  if (choice === 'hours4') return now + 4 * HOUR
  if (choice === 'week') return openingFrom(hktDay(now) + 7, office)
  let day = hktDay(now)
  for (let left = choice === 'nextDay' ? 1 : 3; left > 0; left -= 1) {
    day += 1
    while (!isBusinessDay(day, office)) day += 1
  }
  return openingFrom(day, office)
}

/** Opening time of a Hong Kong date. @throws RangeError if it is no date */
export function openingOf(date: string, office: OfficeCalendar): number {
  return startOfHktDay(dayOfHktDate(date)) + office.opens
}

function openingFrom(from: number, office: OfficeCalendar): number {
  let day = from
  while (!isBusinessDay(day, office)) day += 1
  return startOfHktDay(day) + office.opens
}
