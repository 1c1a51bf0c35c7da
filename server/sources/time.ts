const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/

/**
 * Epoch milliseconds of an ISO 8601 date or instant, null where it is none (31 February, an hour of 25).
 * A date alone is midnight UTC. A time needs its zone, unless `utc` says that the column is in UTC.
 */
export function parseInstant(text: string, zone: 'stated' | 'utc'): number | null {
  const match = INSTANT.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute = '0', second = '0', fraction = '', offset] = match
  if (hour !== undefined && offset === undefined && zone === 'stated') return null
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  const wanted = [
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute),
    Number(second),
  ]
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = wanted
  const local = Date.UTC(y, mo, d, h, mi, s, milliseconds)
  const read = new Date(local)
  const rolledOver =
    read.getUTCFullYear() !== y ||
    read.getUTCMonth() !== mo ||
    read.getUTCDate() !== d ||
    read.getUTCHours() !== h ||
    read.getUTCMinutes() !== mi ||
    read.getUTCSeconds() !== s
  if (rolledOver) return null
  return local - offsetMinutes(offset) * 60_000
}

function offsetMinutes(offset: string | undefined): number {
  if (offset === undefined || offset === 'Z' || offset === 'UTC') return 0
  const digits = offset.replace(/\D/g, '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return offset.startsWith('-') ? -minutes : minutes
}
