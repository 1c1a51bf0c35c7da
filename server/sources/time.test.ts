import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstant } from './time.ts'

describe('parseInstant', () => {
  it.each([
    ['2022-08-01', 1659312000000],
    ['2022-08-03T01:57:56Z', 1659491876000],
    ['2022-08-03 01:57:56 UTC', 1659491876000],
    ['2022-08-03T09:57:56+08:00', 1659491876000],
    ['2022-08-03T09:57:56.25+0800', 1659491876250],
    ['2024-02-29', 1709164800000],
  ])('reads %s', (text, time) => {
    expect(parseInstant(text, 'stated')).toBe(time)
  })

  it.each([
    '',
    'yesterday',
    '2022-02-29',
    '2022-13-01',
    '2022-08-03T24:00:00Z',
    '03/08/2022',
    '2022-08-03T01:57:56',
  ])('refuses %j', (text) => {
    expect(parseInstant(text, 'stated')).toBeNull()
  })

  it('takes a time without a zone only where the column is in UTC', () => {
    expect(parseInstant('2022-08-03T01:57:56', 'utc')).toBe(1659491876000)
  })

  it('reads back every instant', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(parseInstant(date.toISOString(), 'stated')).toBe(date.getTime())
        },
      ),
    )
  })
})
