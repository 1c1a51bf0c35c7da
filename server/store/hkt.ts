const DAY = 86_400_000
/** Hong Kong is UTC+8 all year. */
const OFFSET = 8 * 3_600_000

/** Calendar day in Hong Kong of an instant (epoch ms), as `YYYY-MM-DD`. */
export const hktDay = (ms: number): string => new Date(ms + OFFSET).toISOString().slice(0, 10)

/** First millisecond of a Hong Kong day. */
export const hktStart = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) - OFFSET

/** Last millisecond of a Hong Kong day: instants have whole milliseconds. */
export const hktEnd = (day: string): number => hktStart(day) + DAY - 1

/** The day `days` after another. */
export const hktAdd = (day: string, days: number): string => hktDay(hktStart(day) + days * DAY)

/** Every day from `from` to `to`, both included. */
export function hktDays(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = hktAdd(day, 1)) days.push(day)
  return days
}
