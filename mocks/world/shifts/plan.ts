import { PEOPLE } from '../people.ts'
import { Random } from '../random.ts'
import { HOUR_MS } from '../rhythm.ts'
import type { WorldPerson } from '../types.ts'
import type { AlertFacts, ClosureCode, ShiftCommand } from './commands.ts'
import { afterOfficeHours } from './hours.ts'
import {
  APPROVALS,
  RETURN_REASONS,
  closureFor,
  groundsFor,
  isSanctions,
  noteFor,
  rationaleFor,
} from './rationale.ts'

/** Median office hours to first touch and from there to a decision, by severity 1 to 5. */
const TOUCH_HOURS = [0, 18, 12, 5, 2, 0.5] as const
const DECIDE_HOURS = [0, 10, 8, 7, 5, 2] as const
/** Share of alerts that nobody decides, however old they get. */
const LEFT_LYING = 0.12

const byRole = (role: WorldPerson['role']): WorldPerson => PEOPLE.find((person) => person.role === role)!
const analysts = PEOPLE.filter((person) => person.role === 'analyst')

/** Severe alerts go to level 2; the rest to anybody, level 1 more often. */
function assigneeOf({ severity }: AlertFacts, random: Random): WorldPerson {
  const seniors = analysts.filter(({ level }) => level === 2)
  const juniors = analysts.filter(({ level }) => level === 1)
  return random.pick(severity >= 4 || random.chance(0.5) ? seniors : juniors)
}

/** Four eyes: severity 4 and 5, and every sanctions hit. Below that an analyst closes alone. */
export const needsSecondPerson = (alert: AlertFacts): boolean => alert.severity >= 4 || isSanctions(alert)

/** What is right for the alert: unknown cases are judged by their gravity. */
function shouldEscalate(alert: AlertFacts, random: Random): boolean {
  return alert.planted ?? random.chance(alert.severity >= 4 ? 0.15 : 0.04)
}

/**
 * What the desk's people did with one alert, up to `now`: a pure function of its arguments. Some alerts are left
 * lying, some decisions are late, some are wrong (each person's `skill`).
 * @param now epoch milliseconds; nothing is planned after it
 * @returns commands in order of time
 */
export function planShift(seed: string, alert: AlertFacts, now: number): readonly ShiftCommand[] {
  const random = new Random(`shift/${seed}/${alert.id}`)
  const plan: ShiftCommand[] = []
  const analyst = assigneeOf(alert, random)
  const act = (at: number, who: WorldPerson) => ({ alertId: alert.id, at, by: who.id })
  const lying = random.chance(LEFT_LYING)
  const late = random.chance(0.09) ? random.between(4, 12) : 1
  const escalates = shouldEscalate(alert, random) === random.chance(analyst.skill)

  const assignedAt = afterOfficeHours(alert.createdAt, random.between(0.02, 0.4))
  plan.push({ ...act(assignedAt, byRole('manager')), command: 'assign', assignee: analyst.id })
  if (lying && random.chance(0.6)) return upTo(now, plan)

  let at = afterOfficeHours(assignedAt, random.heavy(TOUCH_HOURS[alert.severity], 0.7) * late)
  plan.push({ ...act(at, analyst), command: 'start-review' })
  if (random.chance(0.35)) {
    at = afterOfficeHours(at, random.between(0.1, 1))
    plan.push({ ...act(at, analyst), command: 'note', text: noteFor(alert, random) })
  }
  if (lying) return upTo(now, plan)

  at = afterOfficeHours(at, random.heavy(DECIDE_HOURS[alert.severity], 0.8) * late)
  if (escalates) {
    plan.push({ ...act(at, analyst), command: 'escalate', grounds: groundsFor(alert, random) })
    return upTo(now, plan)
  }
  const code = closureFor(alert, random)
  plan.push({ ...act(at, analyst), ...proposal(alert, code, random) })
  if (needsSecondPerson(alert)) plan.push(...secondPerson(alert, code, at, analyst, random))
  return upTo(now, plan)
}

/** Keeps the first commands up to `now`: whoever comes later has not acted yet. */
function upTo(now: number, plan: readonly ShiftCommand[]): readonly ShiftCommand[] {
  return plan.filter(({ at }) => at <= now)
}

function proposal(alert: AlertFacts, closureCode: ClosureCode, random: Random) {
  return {
    command: 'propose-close',
    closureCode,
    rationale: rationaleFor(alert, closureCode, random),
    safe: ['screen', 'ask', 'find', 'evaluate'],
    customerRiskUpdated: closureCode === 'tp-mitigated' || random.chance(0.1),
  } as const
}

/** The approver agrees, sends back once, or escalates what the analyst took for harmless. */
function secondPerson(
  alert: AlertFacts,
  code: ClosureCode,
  proposedAt: number,
  analyst: WorldPerson,
  random: Random,
): ShiftCommand[] {
  const approver = byRole('approver')
  const by = (at: number, who: WorldPerson) => ({ alertId: alert.id, at, by: who.id })
  let at = afterOfficeHours(proposedAt, random.heavy(3, 0.7))
  const plan: ShiftCommand[] = []
  const missed = alert.planted === true && random.chance(approver.skill)
  if (missed || random.chance(0.08)) {
    plan.push({ ...by(at, approver), command: 'return', reason: random.pick(RETURN_REASONS) })
    at = afterOfficeHours(at, random.between(0.5, 6))
    if (missed) {
      plan.push({ ...by(at, analyst), command: 'escalate', grounds: groundsFor(alert, random) })
      return plan
    }
    plan.push({ ...by(at, analyst), ...proposal(alert, code, random) })
    at = afterOfficeHours(at, random.between(0.3, 4))
  }
  plan.push({ ...by(at, approver), command: 'approve', rationale: random.pick(APPROVALS) })
  return plan
}

/** Age after which an alert counts as old enough to expect a decision. */
export const DECISION_EXPECTED_AFTER_MS = 14 * 24 * HOUR_MS
