/** A row of a picture in time. `time` epoch ms, null where the source gave none. */
export interface TimedValue {
  readonly time: number | null
  /** What the bars add up: smallest units of one asset, or 1 for a count. Assets are never mixed by the caller. */
  readonly units: bigint
}

export interface TimeBucket {
  /** Epoch ms; `to` is exclusive except in the last bucket. */
  readonly from: number
  readonly to: number
  readonly units: bigint
  readonly rows: number
}

export interface TimeHistogram {
  readonly buckets: readonly TimeBucket[]
  readonly largest: bigint
  /** Rows without a time stand apart: no bar claims them. */
  readonly untimed: { readonly rows: number; readonly units: bigint }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Lengths that a person can name. */
const STEPS = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  91 * DAY,
  182 * DAY,
  365 * DAY,
]

/** The shortest nameable length (ms) of which at most `most` cover the span (ms). */
export function bucketLength(span: number, most: number): number {
  return STEPS.find((step) => span / step <= most) ?? Math.ceil(span / most / (365 * DAY)) * 365 * DAY
}

/** Value over time in at most about `most` buckets aligned to their own length (UTC). */
export function timeHistogram(rows: readonly TimedValue[], most: number): TimeHistogram {
  const timed = rows.filter((row): row is TimedValue & { time: number } => row.time !== null)
  const rest = rows.filter((row) => row.time === null)
  const untimed = { rows: rest.length, units: rest.reduce((sum, row) => sum + row.units, 0n) }
  if (timed.length === 0) return { buckets: [], largest: 0n, untimed }
  const first = timed.reduce((least, row) => Math.min(least, row.time), Infinity)
  const last = timed.reduce((most_, row) => Math.max(most_, row.time), -Infinity)
  const length = bucketLength(Math.max(1, last - first), most)
  const start = Math.floor(first / length) * length
  const count = Math.floor((last - start) / length) + 1
  const sums = Array.from({ length: count }, () => ({ units: 0n, rows: 0 }))
  for (const row of timed) {
    const sum = sums[Math.floor((row.time - start) / length)]!
    sum.units += row.units
    sum.rows += 1
  }
  return {
    buckets: sums.map((sum, at) => ({ ...sum, from: start + at * length, to: start + (at + 1) * length })),
    largest: sums.reduce((most_, sum) => (sum.units > most_ ? sum.units : most_), 0n),
    untimed,
  }
}

/** A window in time, epoch ms, both ends included. */
export interface TimeWindow {
  readonly from: number
  readonly to: number
}

/** Where a flow stands to a window: without a time nothing can be said, and it is neither in nor out. */
export function standing(
  flow: { readonly firstTime: number | null; readonly lastTime: number | null },
  window: TimeWindow,
): 'inside' | 'outside' | 'unknown' {
  const first = flow.firstTime ?? flow.lastTime
  const last = flow.lastTime ?? flow.firstTime
  if (first === null || last === null) return 'unknown'
  return first <= window.to && last >= window.from ? 'inside' : 'outside'
}
