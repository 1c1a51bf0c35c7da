import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AssignmentRule,
  awayUntil,
  type Colleague,
  isAwayOn,
  planAssignments,
  type Turn,
} from './assignment.ts'
import { dayOfHktDate, hktDate } from './hkt.ts'

const rule = (change: Partial<AssignmentRule> = {}): AssignmentRule => ({
  id: 'r-1',
  name: 'Turns',
  isEnabled: true,
  books: [],
  severities: [],
  method: 'round-robin',
  people: ['ana', 'ben', 'cem'],
  ...change,
})
const person = (id: string, change: Partial<Colleague> = {}): Colleague => ({
  id,
  open: 0,
  capacity: null,
  isAway: false,
  ...change,
})
const TEAM = ['ana', 'ben', 'cem'].map((id) => person(id))
const alert = (id: number, severity = 3, bookId = 'b-1') => ({ id: `A-${id}`, bookId, severity })
const many = (count: number) => Array.from({ length: count }, (_, at) => alert(at))
const NO_TURNS: ReadonlyMap<string, Turn> = new Map()
const peopleOf = (plan: ReturnType<typeof planAssignments>) => plan.given.map(({ person: who }) => who)

describe('round robin', () => {
  it('takes turns in the order of the list and goes on where it stopped', () => {
    const first = planAssignments([rule()], many(4), TEAM, NO_TURNS)
    expect(peopleOf(first)).toEqual(['ana', 'ben', 'cem', 'ana'])
    expect(peopleOf(planAssignments([rule()], many(2), TEAM, first.turns))).toEqual(['ben', 'cem'])
  })

  it('passes over whoever is away or full, and begins anew where the last one left the list', () => {
    const team = [person('ana', { isAway: true }), person('ben', { open: 4, capacity: 5 }), person('cem')]
    const plan = planAssignments([rule()], many(4), team, NO_TURNS)
    expect(peopleOf(plan)).toEqual(['ben', 'cem', 'cem', 'cem'])
    const turns = new Map([['r-1', { lastPerson: 'gone', given: 7 }]])
    expect(peopleOf(planAssignments([rule()], many(1), TEAM, turns))).toEqual(['ana'])
  })
})

it('most room goes by what is left below capacity, then by fewest open', () => {
  const team = [
    person('ana', { open: 8, capacity: 10 }),
    person('ben', { open: 1, capacity: 4 }),
    person('cem', { open: 3, capacity: 6 }),
  ]
  const plan = planAssignments([rule({ method: 'most-room' })], many(9), team, NO_TURNS)
  expect(peopleOf(plan)).toEqual(['ben', 'cem', 'ben', 'cem', 'ana', 'ben', 'cem', 'ana'])
  expect(plan.left).toEqual([{ alertId: 'A-8', reason: 'nobody-free' }])
})

it('the first rule that is for the alert and has somebody free decides; a switched-off rule is none', () => {
  const rules = [
    rule({ id: 'off', isEnabled: false, people: ['cem'] }),
    rule({ id: 'grave', severities: [4, 5], people: ['ana'] }),
    rule({ id: 'book', books: ['b-2'], people: ['ben'] }),
  ]
  const alerts = [alert(1, 5), alert(2, 5, 'b-2'), alert(3, 2, 'b-2'), alert(4, 2)]
  const team = [person('ana', { capacity: 1 }), person('ben'), person('cem')]
  const plan = planAssignments(rules, alerts, team, NO_TURNS)
  expect(plan.given.map(({ alertId, rule: by, person: who }) => [alertId, by.id, who])).toEqual([
    ['A-1', 'grave', 'ana'],
    ['A-2', 'book', 'ben'],
    ['A-3', 'book', 'ben'],
  ])
  expect(plan.left).toEqual([{ alertId: 'A-4', reason: 'no-rule' }])
})

describe('any rules, people and alerts', () => {
  const ids = ['ana', 'ben', 'cem', 'dov']
  const rules = fc.array(
    fc.record({
      id: fc.constantFrom('r-1', 'r-2', 'r-3'),
      name: fc.constant('x'),
      isEnabled: fc.boolean(),
      books: fc.subarray(['b-1', 'b-2']),
      severities: fc.subarray([1, 2, 3, 4, 5]),
      method: fc.constantFrom('round-robin' as const, 'most-room' as const),
      people: fc.shuffledSubarray(ids),
    }),
    { maxLength: 3 },
  )
  const team = fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        open: fc.nat(6),
        capacity: fc.option(fc.nat(8)),
        isAway: fc.boolean(),
      }),
    ),
  )
  const alerts = fc.array(
    fc.record({ severity: fc.integer({ min: 1, max: 5 }), bookId: fc.constantFrom('b-1', 'b-2') }),
  )

  it('every alert has one outcome, nobody away or beyond capacity is given any, and asking again answers alike', () => {
    fc.assert(
      fc.property(rules, team, alerts, (list, people, facts) => {
        const asked = facts.map((fact, at) => ({ id: `A-${at}`, ...fact }))
        const plan = planAssignments(list, asked, people, NO_TURNS)
        expect(planAssignments(list, asked, people, NO_TURNS)).toEqual(plan)
        const outcomes = [...plan.given, ...plan.left].map(({ alertId }) => alertId)
        expect(outcomes.toSorted()).toEqual(asked.map(({ id }) => id).toSorted())
        for (const { id, open, capacity, isAway } of people) {
          const got = plan.given.filter((each) => each.person === id).length
          if (isAway) expect(got).toBe(0)
          if (capacity !== null && got > 0) expect(open + got).toBeLessThanOrEqual(capacity)
        }
        for (const { rule: by, person: who } of plan.given)
          expect(by.isEnabled && by.people.includes(who)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('without limits or absences, turns differ by one at most', () => {
    fc.assert(
      fc.property(fc.nat(40), (count) => {
        const got = peopleOf(planAssignments([rule()], many(count), TEAM, NO_TURNS))
        const each = ['ana', 'ben', 'cem'].map((id) => got.filter((who) => who === id).length)
        expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

it('absences count both their days, and those that join are one', () => {
  const absences = [
    { from: '2026-11-20', to: '2026-11-22' },
    { from: '2026-11-23', to: '2026-11-25' },
    { from: '2026-12-24', to: '2026-12-24' },
  ]
  const dayAfter = (date: string) => hktDate(dayOfHktDate(date) + 1)
  expect(
    ['2026-11-19', '2026-11-20', '2026-11-22', '2026-11-26'].map((day) => isAwayOn(absences, day)),
  ).toEqual([false, true, true, false])
  expect(awayUntil(absences, '2026-11-21', dayAfter)).toBe('2026-11-25')
  expect(awayUntil(absences, '2026-11-26', dayAfter)).toBeNull()
})
