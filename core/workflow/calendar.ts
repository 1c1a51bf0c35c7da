import { dayOfHktDate, HOUR, hktDate, hktDay, MINUTE } from './hkt.ts'
import type { OfficeCalendar } from './sla.ts'

/** One day off: the day itself, so where a festival falls on a Sunday the day given instead. */
export interface Holiday {
  readonly date: string
  readonly name: string
}

/** When the office works, as people write it. */
export interface OfficeHours {
  /** `09:00`, Hong Kong time. */
  readonly opens: string
  /** `18:00`; `24:00` where the office never closes. */
  readonly closes: string
  /** 0 for Sunday to 6 for Saturday. */
  readonly weekdays: readonly number[]
  readonly holidays: readonly Holiday[]
  /** The years, both included, of which every day off is listed. */
  readonly complete: { readonly from: number; readonly to: number }
}

const days = (year: number, list: readonly (readonly [string, string])[]): readonly Holiday[] =>
  list.map(([date, name]) => ({ date: `${year}-${date}`, name }))

/**
 * General holidays of Hong Kong by year, other than Sundays, as gazetted under the General Holidays Ordinance
 * (Cap. 149) and published at https://www.gov.hk/en/about/abouthk/holiday/. Sundays need no entry: the office is
 * closed on them anyway, and on Saturdays, which the list holds where they are general holidays. A year is here
 * once it is gazetted, and whole or not at all.
 */
export const HONG_KONG_HOLIDAYS: ReadonlyMap<number, readonly Holiday[]> = new Map([
  [
    2025,
    days(2025, [
      ['01-01', 'The first day of January'],
      ['01-29', 'Lunar New Year’s Day'],
      ['01-30', 'The second day of Lunar New Year'],
      ['01-31', 'The third day of Lunar New Year'],
      ['04-04', 'Ching Ming Festival'],
      ['04-18', 'Good Friday'],
      ['04-19', 'The day following Good Friday'],
      ['04-21', 'Easter Monday'],
      ['05-01', 'Labour Day'],
      ['05-05', 'The Birthday of the Buddha'],
      ['05-31', 'Tuen Ng Festival'],
      ['07-01', 'HKSAR Establishment Day'],
      ['10-01', 'National Day'],
      ['10-07', 'The day following the Chinese Mid-Autumn Festival'],
      ['10-29', 'Chung Yeung Festival'],
      ['12-25', 'Christmas Day'],
      ['12-26', 'The first weekday after Christmas Day'],
    ]),
  ],
  [
    2026,
    days(2026, [
      ['01-01', 'The first day of January'],
      ['02-17', 'Lunar New Year’s Day'],
      ['02-18', 'The second day of Lunar New Year'],
      ['02-19', 'The third day of Lunar New Year'],
      ['04-03', 'Good Friday'],
      ['04-04', 'The day following Good Friday'],
      ['04-06', 'The day following Ching Ming Festival'],
      ['04-07', 'The day following Easter Monday'],
      ['05-01', 'Labour Day'],
      ['05-25', 'The day following the Birthday of the Buddha'],
      ['06-19', 'Tuen Ng Festival'],
      ['07-01', 'HKSAR Establishment Day'],
      ['09-26', 'The day following the Chinese Mid-Autumn Festival'],
      ['10-01', 'National Day'],
      ['10-19', 'The day following Chung Yeung Festival'],
      ['12-25', 'Christmas Day'],
      ['12-26', 'The first weekday after Christmas Day'],
    ]),
  ],
  [
    2027,
    days(2027, [
      ['01-01', 'The first day of January'],
      ['02-06', 'Lunar New Year’s Day'],
      ['02-08', 'The third day of Lunar New Year'],
      ['02-09', 'The fourth day of Lunar New Year'],
      ['03-26', 'Good Friday'],
      ['03-27', 'The day following Good Friday'],
      ['03-29', 'Easter Monday'],
      ['04-05', 'Ching Ming Festival'],
      ['05-01', 'Labour Day'],
      ['05-13', 'The Birthday of the Buddha'],
      ['06-09', 'Tuen Ng Festival'],
      ['07-01', 'HKSAR Establishment Day'],
      ['09-16', 'The day following the Chinese Mid-Autumn Festival'],
      ['10-01', 'National Day'],
      ['10-08', 'Chung Yeung Festival'],
      ['12-25', 'Christmas Day'],
      ['12-27', 'The first weekday after Christmas Day'],
    ]),
  ],
])

/** What holds until a desk sets its own: nine to six, Monday to Friday, but for the general holidays. */
export const HONG_KONG_OFFICE: OfficeHours = {
  opens: '09:00',
  closes: '18:00',
  weekdays: [1, 2, 3, 4, 5],
  holidays: [...HONG_KONG_HOLIDAYS.values()].flat(),
  complete: { from: Math.min(...HONG_KONG_HOLIDAYS.keys()), to: Math.max(...HONG_KONG_HOLIDAYS.keys()) },
}

/** Milliseconds after midnight of a time like `09:30`; `24:00` is the end of the day. */
export function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * HOUR + minutes * MINUTE
}

/** As the clocks take it. In years that are not listed, no day is off. @throws RangeError if a date is none */
export function officeCalendar(office: OfficeHours): OfficeCalendar {
  return {
    opens: timeOfDay(office.opens),
    closes: timeOfDay(office.closes),
    weekdays: new Set(office.weekdays),
    holidays: new Set(office.holidays.map(({ date }) => dayOfHktDate(date))),
  }
}

export const HONG_KONG_CALENDAR: OfficeCalendar = officeCalendar(HONG_KONG_OFFICE)

/** Whether the days off of every Hong Kong year between two instants (epoch ms), both included, are listed. */
export function calendarCovers(
  from: number,
  until: number,
  { complete }: Pick<OfficeHours, 'complete'> = HONG_KONG_OFFICE,
): boolean {
  const yearOf = (instant: number) => Number(hktDate(hktDay(instant)).slice(0, 4))
  return yearOf(from) >= complete.from && yearOf(until) <= complete.to
}
