import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOSURE_CODES, type ClosureCode } from './closure-codes.ts'
import { DAY, hktDate, hktDay, HOUR, startOfHktDay } from './hkt.ts'
import {
  ageing,
  alertsByDay,
  alertsPerThousand,
  backlog,
  backlogByDay,
  closedIn,
  createdIn,
  dispositionRates,
  openAt,
  spread,
  timeToDisposition,
  timeToFirstTouch,
  type KpiAlert,
  type OpenSpan,
} from './kpi.ts'

const D0 = startOfHktDay(20_000)
const WEEK = { from: D0, until: D0 + 7 * DAY }

function alertOf(id: string, open: KpiAlert['open'], change: Partial<KpiAlert> = {}): KpiAlert {
  const code: ClosureCode | null = open.at(-1)?.until === null ? null : 'fp-label'
  return { id, severity: 3, open, firstTouchAt: null, waiting: 0, code, ...change }
}

const span = (fromDay: number, untilDay: number | null): OpenSpan => ({
  from: D0 + fromDay * DAY,
  until: untilDay === null ? null : D0 + untilDay * DAY,
})

/** Any history: created some time, perhaps closed, perhaps reopened and closed again. */
const histories: fc.Arbitrary<KpiAlert> = fc
  .record({
    id: fc.uuid(),
    severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const),
    start: fc.integer({ min: -5 * DAY, max: 12 * DAY }),
    gaps: fc.array(fc.integer({ min: 1, max: 4 * DAY }), { minLength: 0, maxLength: 4 }),
    code: fc.constantFrom(...CLOSURE_CODES.map(({ code }) => code)),
    touch: fc.option(fc.integer({ min: 0, max: DAY })),
  })
  .map(({ id, severity, start, gaps, code, touch }) => {
    const marks = [D0 + start]
    for (const gap of gaps) marks.push(marks.at(-1)! + gap)
    const spans: OpenSpan[] = []
    for (let at = 0; at < marks.length; at += 2)
      spans.push({ from: marks[at]!, until: marks[at + 1] ?? null })
    const open = spans as [OpenSpan, ...OpenSpan[]]
    const closed = spans.at(-1)!.until !== null
    return {
      id,
      severity,
      open,
      firstTouchAt: touch === null ? null : marks[0]! + touch,
      waiting: 0,
      code: closed ? code : null,
    }
  })
const worlds = fc.array(histories, { maxLength: 20 })

describe('volume', () => {
  it('counts Hong Kong days, not UTC days', () => {
    const justBefore = alertOf('a', [{ from: D0 + DAY - 1, until: null }])
    const justAfter = alertOf('b', [{ from: D0 + DAY, until: null }], { severity: 5 })
    const days = alertsByDay([justBefore, justAfter], { from: D0, until: D0 + 3 * DAY })
    expect(days.map(({ day }) => hktDate(day))).toEqual(['2024-10-04', '2024-10-05', '2024-10-06'])
    expect(days.map(({ total, 3: medium, 5: critical }) => [total, medium, critical])).toEqual([
      [1, 1, 0],
      [1, 0, 1],
      [0, 0, 0],
    ])
  })

  it('gives alerts per 1,000 transactions, and no rate over nothing', () => {
    const alerts = [alertOf('a', [span(0, null)]), alertOf('b', [span(8, null)])]
    expect(alertsPerThousand(alerts, WEEK, 4000)).toEqual({ numerator: 1, denominator: 4000, value: 0.25 })
    expect(alertsPerThousand(alerts, WEEK, 0).value).toBeNull()
  })

  it('adds up: the days are the window, the severities are the day', () => {
    fc.assert(
      fc.property(worlds, (alerts) => {
        const days = alertsByDay(alerts, WEEK)
        expect(days).toHaveLength(7)
        expect(days.reduce((sum, { total }) => sum + total, 0)).toBe(createdIn(alerts, WEEK).length)
        expect(days.every((day) => day[1] + day[2] + day[3] + day[4] + day[5] === day.total)).toBe(true)
      }),
    )
  })
})

describe('backlog', () => {
  it('follows an alert that was reopened', () => {
    const alert = alertOf('a', [span(0.5, 1.5), span(3.5, null)])
    expect(backlogByDay([alert], WEEK).map(({ total }) => total)).toEqual([1, 0, 0, 1, 1, 1, 1])
  })

  it('counts what closes at midnight as open at the end of the day before, and what opens then as of the next', () => {
    const closing = alertOf('a', [span(0, 1)])
    const opening = alertOf('b', [span(1, null)])
    expect(openAt([closing, opening], D0 + DAY).map(({ id }) => id)).toEqual(['a'])
    expect(openAt([closing, opening], D0 + DAY + 1).map(({ id }) => id)).toEqual(['b'])
  })

  it('measures in days of work and says whether it grows', () => {
    const alerts = [alertOf('a', [span(0, 2)]), alertOf('b', [span(1, 3)]), alertOf('c', [span(2, null)])]
    expect(backlog(alerts, WEEK, 5)).toEqual({
      open: 1,
      days: { numerator: 5, denominator: 2, value: 2.5 },
      clearance: { numerator: 2, denominator: 3, value: 2 / 3 },
    })
  })

  it('moves each day by what opened less what closed', () => {
    fc.assert(
      fc.property(worlds, (alerts) => {
        const spans = alerts.flatMap((alert) => alert.open)
        let before = openAt(alerts, WEEK.from).length
        for (const { day, total } of backlogByDay(alerts, WEEK)) {
          const from = startOfHktDay(day)
          const opened = spans.filter((each) => each.from >= from && each.from < from + DAY).length
          const closed = spans.filter(
            (each) => each.until !== null && each.until >= from && each.until < from + DAY,
          ).length
          expect(total).toBe(before + opened - closed)
          before = total
        }
      }),
      { numRuns: 500 },
    )
  })

  it('ages by whole days, and the classes add up', () => {
    const ages = [0.5, 1.9, 2, 5.9, 6, 11, 30.9, 31]
    const alerts = ages.map((age, at) => alertOf(`a${at}`, [span(-age, null)]))
    const { classes, oldest } = ageing(alerts, D0)
    expect(classes.map(({ numerator }) => numerator)).toEqual([2, 2, 1, 2, 1])
    expect(oldest).toBe(31 * DAY)
    expect(ageing([], D0)).toMatchObject({ oldest: null, classes: [{ value: null }, {}, {}, {}, {}] })
    fc.assert(
      fc.property(worlds, (list) => {
        const total = ageing(list, WEEK.until).classes.reduce((sum, { numerator }) => sum + numerator, 0)
        expect(total).toBe(openAt(list, WEEK.until).length)
      }),
    )
  })
})

describe('times', () => {
  it('takes the nearest rank', () => {
    expect(spread([4, 1, 3, 2])).toEqual({ count: 4, median: 2, p90: 4 })
    expect(spread([10, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ count: 10, median: 5, p90: 9 })
    expect(spread([])).toEqual({ count: 0, median: null, p90: null })
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), (values) => {
        const { median, p90 } = spread(values)
        const notAbove = (limit: number) => values.filter((value) => value <= limit).length / values.length
        expect(values).toContain(median)
        expect(notAbove(median!)).toBeGreaterThanOrEqual(0.5)
        expect(notAbove(p90!)).toBeGreaterThanOrEqual(0.9)
        expect(notAbove(p90! - 1)).toBeLessThan(0.9)
      }),
    )
  })

  it('runs from creation to first touch and to disposition, waiting apart', () => {
    const alerts = [
      alertOf('a', [span(0, 2)], { firstTouchAt: D0 + HOUR, waiting: DAY }),
      alertOf('b', [span(0, 1), span(3, 4)], { firstTouchAt: D0 + 3 * HOUR }),
      alertOf('c', [span(0, null)]),
    ]
    expect(timeToFirstTouch(alerts, WEEK)).toEqual({ count: 2, median: HOUR, p90: 3 * HOUR })
    expect(timeToDisposition(alerts, WEEK)).toEqual({
      elapsed: { count: 2, median: 2 * DAY, p90: 4 * DAY },
      active: { count: 2, median: DAY, p90: 4 * DAY },
    })
  })
})

describe('dispositions', () => {
  it('divides the substantive closures, and leaves the others out of the rates', () => {
    const codes: ClosureCode[] = ['fp-label', 'fp-dust', 'tp-explained', 'exit', 'duplicate', 'lea-only']
    const alerts = codes.map((code, at) => alertOf(`a${at}`, [span(0, 1)], { code }))
    expect(dispositionRates(alerts, WEEK)).toEqual({
      falsePositive: { numerator: 2, denominator: 4, value: 0.5 },
      explained: { numerator: 1, denominator: 4, value: 0.25 },
      escalated: { numerator: 1, denominator: 4, value: 0.25 },
      excluded: 2,
      reconciles: true,
    })
    expect(dispositionRates([], WEEK).falsePositive.value).toBeNull()
  })

  it('always reconciles to 100 %, and notices a closure without a code', () => {
    fc.assert(
      fc.property(worlds, (alerts) => {
        const { falsePositive, explained, escalated, excluded, reconciles } = dispositionRates(alerts, WEEK)
        expect(reconciles).toBe(true)
        expect(falsePositive.numerator + explained.numerator + escalated.numerator + excluded).toBe(
          closedIn(alerts, WEEK).length,
        )
        const sum = (falsePositive.value ?? 1) + (explained.value ?? 0) + (escalated.value ?? 0)
        expect(sum).toBeCloseTo(1, 12)
      }),
      { numRuns: 500 },
    )
    expect(dispositionRates([alertOf('a', [span(0, 1)], { code: null })], WEEK).reconciles).toBe(false)
  })
})

it('places every instant on the day it displays', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (instant) => {
      const shown = new Date(instant + 8 * HOUR).toISOString().slice(0, 10)
      expect(hktDate(hktDay(instant))).toBe(shown)
    }),
  )
})
