import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AlertState } from './alert.ts'
import {
  calendarCovers,
  HONG_KONG_CALENDAR,
  HONG_KONG_HOLIDAYS,
  HONG_KONG_OFFICE,
  officeCalendar,
  type OfficeHours,
} from './calendar.ts'
import { DAY, dayOfHktDate, HOUR, hktDate, hktDay, startOfHktDay, weekdayOf } from './hkt.ts'
import {
  addBusinessTime,
  businessTimeBetween,
  closeOfBusinessDay,
  DEFAULT_SLA,
  isBusinessDay,
  slaDue,
  slaStatus,
} from './sla.ts'
import { SNOOZE_CHOICES, snoozeEnd, snoozeProblem } from './snooze.ts'
import { timesOf, type Waiting, waitingAfter } from './waiting.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const closedOn = (...dates: readonly string[]) =>
  officeCalendar({ ...HONG_KONG_OFFICE, holidays: dates.map((date) => ({ date, name: '' })) })
const NONE = closedOn()
const CHRISTMAS = closedOn('2026-12-25', '2026-12-26')
const instants = fc.integer({ min: at('2020-01-01T00:00'), max: at('2035-01-01T00:00') })

describe('Hong Kong days', () => {
  it('agree with the civil calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const date = new Date(day * DAY)
        expect(hktDate(day)).toBe(date.toISOString().slice(0, 10))
        expect(weekdayOf(day)).toBe(date.getUTCDay())
        expect(dayOfHktDate(hktDate(day))).toBe(day)
        expect(hktDay(startOfHktDay(day))).toBe(day)
        expect(hktDay(startOfHktDay(day) - 1)).toBe(day - 1)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'today'])('refuse %s', (date) => {
    expect(() => dayOfHktDate(date)).toThrow(RangeError)
  })
})

describe('business time', () => {
  // 2026-11-20 is a Friday.
  it.each([
    ['within the day', '2026-11-20T10:00', 4, '2026-11-20T14:00'],
    ['to the last minute', '2026-11-20T10:00', 8, '2026-11-20T18:00'],
    ['over the weekend', '2026-11-20T16:00', 4, '2026-11-23T11:00'],
    ['from the night', '2026-11-20T03:00', 1, '2026-11-20T10:00'],
    ['from a Sunday', '2026-11-22T12:00', 1, '2026-11-23T10:00'],
    ['from closing time', '2026-11-20T18:00', 1, '2026-11-23T10:00'],
  ])('counts %s', (_, from, hours, due) => {
    expect(addBusinessTime(at(from), hours * HOUR, NONE)).toBe(at(due))
  })

  it.each([
    ['the same day', '2026-11-20T10:00', 0, '2026-11-20T18:00'],
    ['after hours: the next business day', '2026-11-20T18:00', 0, '2026-11-23T18:00'],
    ['two days over a weekend', '2026-11-19T10:00', 2, '2026-11-23T18:00'],
    ['over a holiday', '2026-12-24T10:00', 1, '2026-12-28T18:00'],
  ])('ends the n-th day: %s', (_, from, days, due) => {
    expect(closeOfBusinessDay(at(from), days, CHRISTMAS)).toBe(at(due))
  })

  it('adds what it measures: the two are inverse', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 * 9 * HOUR }), (from, duration) => {
        const due = addBusinessTime(from, duration, CHRISTMAS)
        expect(due).toBeGreaterThan(from)
        expect(businessTimeBetween(from, due, CHRISTMAS)).toBe(duration)
      }),
      { numRuns: 1000 },
    )
  })

  it('never falls due outside office hours, and a holiday never makes it earlier', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(2 as const, 3 as const, 4 as const, 5 as const),
        (from, severity) => {
          const holiday = closedOn(hktDate(hktDay(from) + 1))
          const { firstTouch, disposition } = slaDue(severity, from, NONE)
          const later = slaDue(severity, from, holiday)
          for (const due of [firstTouch!, disposition!]) {
            const timeOfDay = due - startOfHktDay(hktDay(due))
            expect(timeOfDay).toBeGreaterThan(9 * HOUR)
            expect(timeOfDay).toBeLessThanOrEqual(18 * HOUR)
            expect([1, 2, 3, 4, 5]).toContain(weekdayOf(hktDay(due)))
          }
          expect(later.firstTouch).toBeGreaterThanOrEqual(firstTouch!)
          expect(later.disposition).toBeGreaterThanOrEqual(disposition!)
          expect(firstTouch).toBeLessThanOrEqual(disposition!)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('the office hours of a desk', () => {
  const ROUND_THE_CLOCK: OfficeHours = {
    opens: '00:00',
    closes: '24:00',
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    holidays: [],
    complete: { from: 2026, to: 2026 },
  }
  const always = officeCalendar(ROUND_THE_CLOCK)
  const early = officeCalendar({ ...ROUND_THE_CLOCK, opens: '07:30', closes: '12:00', weekdays: [6] })

  it('that never closes let time pass as it does', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 2000 * HOUR }), (from, duration) => {
        expect(addBusinessTime(from, duration, always)).toBe(from + duration)
        expect(businessTimeBetween(from, from + duration, always)).toBe(duration)
      }),
    )
    expect(closeOfBusinessDay(at('2026-11-21T23:59'), 0, always)).toBe(at('2026-11-22T00:00'))
  })

  it('on Saturday mornings alone give an alert of a Saturday noon a week', () => {
    // 2026-11-21 is a Saturday.
    expect(addBusinessTime(at('2026-11-21T11:00'), 2 * HOUR, early)).toBe(at('2026-11-28T08:30'))
    expect(closeOfBusinessDay(at('2026-11-21T12:00'), 1, early)).toBe(at('2026-12-05T12:00'))
    expect(snoozeEnd('nextDay', at('2026-11-20T10:00'), early)).toBe(at('2026-11-21T07:30'))
  })

  it('cover the years of which every day off is listed', () => {
    expect(calendarCovers(at('2026-01-01T00:00'), at('2026-12-31T23:59'), ROUND_THE_CLOCK)).toBe(true)
    expect(calendarCovers(at('2026-12-31T00:00'), at('2027-01-01T00:00'), ROUND_THE_CLOCK)).toBe(false)
  })
})

describe('SLA', () => {
  it('is stricter the more severe', () => {
    const from = at('2026-11-20T10:00')
    const due = ([5, 4, 3, 2] as const).map((severity) => slaDue(severity, from, NONE))
    expect(due.map(({ firstTouch }) => firstTouch)).toEqual(
      ['2026-11-20T11:00', '2026-11-20T14:00', '2026-11-23T18:00', '2026-11-25T18:00'].map(at),
    )
    expect(due.map(({ disposition }) => disposition)).toEqual(
      ['2026-11-20T18:00', '2026-11-24T18:00', '2026-11-27T18:00', '2026-12-11T18:00'].map(at),
    )
    expect(slaDue(5, at('2026-11-20T17:30'), NONE)).toEqual({
      firstTouch: at('2026-11-23T09:30'),
      disposition: at('2026-11-23T18:00'),
    })
    expect(DEFAULT_SLA[1]).toEqual({ firstTouch: null, disposition: null })
  })

  it('tells how a clock stands', () => {
    const due = at('2026-11-20T14:00')
    expect(slaStatus(null, null, due)).toBe('none')
    expect(slaStatus(due, null, due - 3 * HOUR)).toBe('running')
    expect(slaStatus(due, null, due)).toBe('due-soon')
    expect(slaStatus(due, null, due + 1)).toBe('overdue')
    expect([slaStatus(due, due, due), slaStatus(due, due + 1, due)]).toEqual(['met', 'missed'])
  })
})

describe('the Hong Kong calendar', () => {
  it('holds seventeen general holidays for each year it holds, none of them a Sunday', () => {
    for (const [year, list] of HONG_KONG_HOLIDAYS) {
      expect(list).toHaveLength(17)
      expect(new Set(list.map(({ date }) => date)).size).toBe(17)
      for (const { date } of list) {
        expect(date.startsWith(`${year}-`)).toBe(true)
        expect(weekdayOf(dayOfHktDate(date))).not.toBe(0)
      }
    }
  })

  it('says which years it does not hold', () => {
    expect(calendarCovers(at('2025-01-01T00:00'), at('2027-12-31T23:59'))).toBe(true)
    expect(calendarCovers(at('2024-12-31T23:59'), at('2025-01-02T00:00'))).toBe(false)
    expect(calendarCovers(at('2027-12-31T12:00'), at('2028-01-01T00:00'))).toBe(false)
  })

  it('gives an alert of the day before Lunar New Year until the desk is open again', () => {
    expect(slaDue(4, at('2026-02-16T17:00'), HONG_KONG_CALENDAR)).toEqual({
      firstTouch: at('2026-02-20T12:00'),
      disposition: at('2026-02-23T18:00'),
    })
  })

  it('never lets a clock go back: what arises later is due no earlier, and measured time only grows', () => {
    const hours = fc.integer({ min: 0, max: 2000 }).map((n) => n * HOUR)
    fc.assert(
      fc.property(
        instants,
        hours,
        hours,
        fc.constantFrom(2 as const, 3 as const, 4 as const, 5 as const),
        (from, later, more, severity) => {
          const early = slaDue(severity, from, HONG_KONG_CALENDAR)
          const late = slaDue(severity, from + later, HONG_KONG_CALENDAR)
          expect(late.firstTouch).toBeGreaterThanOrEqual(early.firstTouch!)
          expect(late.disposition).toBeGreaterThanOrEqual(early.disposition!)
          const upTo = (until: number) => businessTimeBetween(from, until, HONG_KONG_CALENDAR)
          expect(upTo(from + later + more)).toBeGreaterThanOrEqual(upTo(from + later))
          expect(upTo(from + later)).toBeLessThanOrEqual(later)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('a snooze of business days ends at an opening that lies ahead, within the longest snooze', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...SNOOZE_CHOICES), (now, choice) => {
        const end = snoozeEnd(choice, now, HONG_KONG_CALENDAR)
        expect(snoozeProblem(end, now)).toBeNull()
        if (choice === 'hours4') return
        expect(end - startOfHktDay(hktDay(end))).toBe(9 * HOUR)
        expect(isBusinessDay(hktDay(end), HONG_KONG_CALENDAR)).toBe(true)
      }),
    )
  })
})

describe('waiting time', () => {
  const states = ['in-review', 'awaiting-info', 'assigned', 'closed'] as const
  const steps = fc.array(
    fc.record({ to: fc.constantFrom(...states), after: fc.integer({ min: 0, max: 10 * DAY }) }),
    { maxLength: 20 },
  )

  it('adds up with active time to what elapsed, and is what was spent in awaiting-info', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: DAY }), (list, tail) => {
        let [now, waited] = [1_000, 0]
        let state: AlertState = 'new'
        let waiting: Waiting = { total: 0, since: null }
        const pass = (ms: number) => {
          now += ms
          if (state === 'awaiting-info') waited += ms
        }
        for (const { to, after } of list) {
          pass(after)
          waiting = waitingAfter(waiting, to, now)
          state = to
        }
        pass(tail)
        const times = timesOf(waiting, 1_000, now)
        expect(times.waiting).toBe(waited)
        expect(times.active + times.waiting).toBe(times.elapsed)
        expect(times.elapsed).toBe(now - 1_000)
      }),
    )
  })
})
