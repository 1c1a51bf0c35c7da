import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PEOPLE } from '../people.ts'
import { hktHour, hktWeekday } from '../rhythm.ts'
import { CLOSURE_CODES, type AlertFacts, type ShiftCommand } from './commands.ts'
import { DECISION_EXPECTED_AFTER_MS, needsSecondPerson, planShift } from './plan.ts'

const now = Date.UTC(2026, 10, 22, 8)
const start = now - 90 * 86_400_000
const person = (id: string) => PEOPLE.find((p) => p.id === id)!

const facts = fc.record({
  id: fc.uuid(),
  ruleId: fc.constantFrom('T01', 'T02', 'T06'),
  category: fc.constantFrom('gambling', 'sanctioned-entity', 'scam', 'mixer', 'ransomware'),
  severity: fc.constantFrom(1, 2, 3, 4, 5),
  createdAt: fc.integer({ min: start, max: now }),
  planted: fc.boolean(),
}) as fc.Arbitrary<AlertFacts>

const sample = (count: number, over: Partial<AlertFacts>): readonly (readonly ShiftCommand[])[] =>
  Array.from({ length: count }, (_, i) => {
    const createdAt = start + ((i * 7_919) % 1_000) * 60_000
    const base = {
      id: `A-${i}`,
      ruleId: 'direct-exposure',
      category: 'scam',
      severity: 3,
      createdAt,
    } as const
    return planShift('seed', { ...base, ...over }, now)
  })

const share = (
  plans: readonly (readonly ShiftCommand[])[],
  is: (plan: readonly ShiftCommand[]) => boolean,
): number => plans.filter(is).length / plans.length
const isDecided = (plan: readonly ShiftCommand[]): boolean =>
  plan.some(({ command }) => command === 'propose-close' || command === 'escalate')
const isEscalated = (plan: readonly ShiftCommand[]): boolean =>
  plan.some(({ command }) => command === 'escalate')

describe('a planned history of decisions', () => {
  it('is the same for the same seed and alert', () => {
    fc.assert(
      fc.property(facts, (alert) => {
        expect(planShift('a', alert, now)).toEqual(planShift('a', alert, now))
      }),
    )
  })

  it('follows the lifecycle: in time, in order, by people who may', () => {
    const may: Record<ShiftCommand['command'], string> = {
      assign: 'manager',
      'start-review': 'analyst',
      note: 'analyst',
      'propose-close': 'analyst',
      escalate: 'analyst',
      approve: 'approver',
      return: 'approver',
    }
    fc.assert(
      fc.property(facts, (alert) => {
        const plan = planShift('a', alert, now)
        for (const [i, step] of plan.entries()) {
          expect(step.at).toBeGreaterThanOrEqual(plan[i - 1]?.at ?? alert.createdAt)
          expect(step.at).toBeLessThanOrEqual(now)
          expect(person(step.by).role).toBe(may[step.command])
          expect(hktWeekday(step.at) % 6).not.toBe(0)
          expect(hktHour(step.at)).toBeGreaterThanOrEqual(9)
          expect(hktHour(step.at)).toBeLessThan(19)
        }
        for (const step of plan.filter((act) => act.command === 'propose-close')) {
          expect(CLOSURE_CODES).toContain(step.closureCode)
          expect(step.rationale.length).toBeGreaterThan(40)
          expect(step.rationale).not.toContain('{')
        }
        const approved = plan.some(({ command }) => command === 'approve')
        expect(approved && (!needsSecondPerson(alert) || isEscalated(plan))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('decides about 85 % of older alerts and leaves a backlog', () => {
    const old = { createdAt: now - DECISION_EXPECTED_AFTER_MS - 86_400_000 }
    const decided = share(sample(2_000, old), isDecided)
    expect(decided).toBeGreaterThan(0.8)
    expect(decided).toBeLessThan(0.92)
    expect(share(sample(500, { createdAt: now - 3_600_000 }), isDecided)).toBeLessThan(0.1)
  })

  it('is mostly right and sometimes wrong', () => {
    const guilty = share(sample(2_000, { planted: true }).filter(isDecided), isEscalated)
    const innocent = share(sample(2_000, { planted: false }).filter(isDecided), isEscalated)
    expect(guilty).toBeGreaterThan(0.8)
    expect(guilty).toBeLessThan(0.99)
    expect(innocent).toBeGreaterThan(0.02)
    expect(innocent).toBeLessThan(0.2)
  })
})
