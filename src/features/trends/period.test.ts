import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, hktDay } from '#core/workflow/hkt.ts'
import { daysOf, instantsOf, isPeriod, lastDays, MAX_DAYS } from './period.ts'

const LATE_EVENING_UTC = Date.parse('2026-11-22T16:30:00Z')

describe('lastDays', () => {
  it('ends with the day it is in Hong Kong, which may be tomorrow in UTC', () => {
    expect(lastDays(30, LATE_EVENING_UTC)).toEqual({ from: '2026-10-25', to: '2026-11-23' })
  })

  it('has as many days as asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_DAYS }), fc.integer({ min: 0, max: 4e12 }), (days, at) => {
        const period = lastDays(days, at)
        expect(daysOf(period)).toHaveLength(days)
        expect(isPeriod(period)).toBe(true)
      }),
    )
  })
})

describe('instantsOf', () => {
  it('opens at midnight in Hong Kong and closes a millisecond before the next', () => {
    expect(instantsOf({ from: '2026-11-22', to: '2026-11-22' })).toEqual({
      start: '2026-11-21T16:00:00.000Z',
      end: '2026-11-22T15:59:59.999Z',
    })
  })

  it('holds exactly the instants of its days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
        const { start, end } = instantsOf(lastDays(1, at))
        expect(Date.parse(start)).toBeLessThanOrEqual(at)
        expect(Date.parse(end)).toBeGreaterThanOrEqual(at)
        expect(hktDay(Date.parse(end) + 1)).toBe(hktDay(at) + 1)
        expect(Date.parse(end) - Date.parse(start)).toBe(DAY - 1)
      }),
    )
  })
})

describe('isPeriod', () => {
  it.each([
    [{ from: '2026-11-22', to: '2026-11-22' }, true],
    [{ from: '2026-11-23', to: '2026-11-22' }, false],
    [{ from: '2026-02-30', to: '2026-03-01' }, false],
    [{ from: '', to: '2026-03-01' }, false],
    [{ from: '2020-01-01', to: '2026-01-01' }, false],
  ])('%o is %s', (period, expected) => {
    expect(isPeriod(period)).toBe(expected)
  })
})
