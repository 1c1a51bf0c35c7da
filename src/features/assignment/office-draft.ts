import type { Office } from '#src/data/sla-terms.ts'

/** In the order of a working week, as the desk numbers them and as they are named. */
export const WEEK = [
  { day: 1, name: 'mon' },
  { day: 2, name: 'tue' },
  { day: 3, name: 'wed' },
  { day: 4, name: 'thu' },
  { day: 5, name: 'fri' },
  { day: 6, name: 'sat' },
  { day: 0, name: 'sun' },
] as const

/** The most days off that can be listed; the desk refuses more. */
export const MOST_DAYS_OFF = 500
const LONGEST_NAME = 80

/** Office hours as somebody types them. */
export interface OfficeDraft {
  readonly opens: string
  readonly closes: string
  readonly weekdays: readonly number[]
  /** One day off a line: the date, and what it is. */
  readonly daysOff: string
  readonly from: string
  readonly to: string
}

export interface OfficeFaults {
  readonly opens: boolean
  readonly closes: boolean
  readonly weekdays: boolean
  readonly years: boolean
  /** The first line that is no day off, from 1, and why; null where all are. */
  readonly line: { readonly number: number; readonly why: 'date' | 'twice' | 'name' } | null
  readonly isTooMany: boolean
}

export const draftOfOffice = ({ opens, closes, weekdays, holidays, complete }: Office): OfficeDraft => ({
  opens,
  closes,
  weekdays,
  daysOff: holidays.map(({ date, name }) => `${date} ${name}`.trim()).join('\n'),
  from: String(complete.from),
  to: String(complete.to),
})

/** What was typed as office hours, with what is wrong in it; `office` is null where anything is. */
export function readOffice(draft: OfficeDraft): {
  readonly office: Office | null
  readonly faults: OfficeFaults
} {
  const { holidays, line } = readDaysOff(draft.daysOff)
  const [opens, closes] = [timeOf(draft.opens), timeOf(draft.closes)]
  const [from, to] = [yearOf(draft.from), yearOf(draft.to)]
  const faults: OfficeFaults = {
    opens: opens === null || opens === '24:00',
    closes: closes === null || (opens !== null && closes <= opens),
    weekdays: draft.weekdays.length === 0,
    years: from === null || to === null || from > to,
    line,
    isTooMany: holidays.length > MOST_DAYS_OFF,
  }
  const isRight = !Object.values(faults).some((fault) => fault !== null && fault !== false)
  if (!isRight || opens === null || closes === null || from === null || to === null)
    return { office: null, faults }
  const weekdays = draft.weekdays.toSorted((a, b) => a - b)
  return { office: { opens, closes, weekdays, holidays, complete: { from, to } }, faults }
}

/** `9:00` is nine o'clock as well as `09:00`. */
function timeOf(text: string): string | null {
  const found = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim())
  if (found === null) return null
  const time = `${(found[1] ?? '').padStart(2, '0')}:${found[2]}`
  return time <= '24:00' ? time : null
}

const yearOf = (text: string) =>
  /^2[01]\d\d$/.test(text.trim()) && Number(text) <= 2100 ? Number(text) : null

function readDaysOff(text: string): Pick<OfficeFaults, 'line'> & { readonly holidays: Office['holidays'] } {
  const holidays: Office['holidays'] = []
  const known = new Set<string>()
  for (const [at, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue
    const [date = '', ...words] = row.trim().split(/\s+/)
    const name = words.join(' ')
    const why = !isDate(date)
      ? 'date'
      : known.has(date)
        ? 'twice'
        : name.length > LONGEST_NAME
          ? 'name'
          : null
    if (why !== null) return { holidays, line: { number: at + 1, why } }
    known.add(date)
    holidays.push({ date, name })
  }
  return { holidays, line: null }
}

/** A date that exists: no 30 February. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
