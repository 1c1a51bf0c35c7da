import { isPriced, pastOf, within, type Activity, type TimedMovement } from '#core/risk/activity.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { counted, hit, isNew, judge, NOTHING, shortHistory } from './behaviour.ts'

/** T10: at least `minCount` receipts of `minEach` within the window, at a wallet that is new or was idle. */
export function detectBurst(check: Check<'burst'>, activity: Activity): DetectorResult {
  if (activity.screened.way !== 'in') return NOTHING
  const { minCount, minEach, window, newFor, idleFor } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const past = pastOf(activity)
    const large = within(past, window.value)
      .filter(isPriced)
      .filter(({ way, fiat }) => way === 'in' && fiat.minor >= BigInt(minEach.value))
    if (large.length < minCount.value || large.at(-1)?.id !== activity.screened.id) return NOTHING
    const begun = large[0]?.time ?? 0
    const last = past.findLast(({ time, way }) => way === 'in' && time < begun)
    const idle = last !== undefined && begun - last.time > idleFor.value
    const fresh = isNew(past, activity, newFor)
    if (!idle && fresh !== true) return fresh === null ? shortHistory(check) : NOTHING
    return hit(check, {
      ...counted('minCount', large.length, minCount),
      movements: large,
      params: { window: window.value, each: minEach.value },
      variant: idle ? 'idle' : 'new',
    })
  })
}

/**
 * T11: the last receipts from one payer, `minCount` or more, came at intervals whose standard deviation is at most
 * `variation` per cent of their mean, none shorter than `minInterval`; and since then nothing came for `silence`.
 */
export function detectStaggered(check: Check<'staggered'>, activity: Activity): DetectorResult {
  const { screened, nextAt, asOf, isKnown } = activity
  if (screened.way !== 'in' || isKnown) return NOTHING
  const { minCount, variation, minInterval, silence } = check.parameters
  return judge(check, activity, {}, () => {
    const quiet = Math.min(nextAt ?? asOf, asOf) - (screened.time ?? asOf)
    if (quiet < silence.value) return NOTHING
    const receipts = pastOf(activity).filter(({ way, party }) => way === 'in' && party === screened.party)
    let even: readonly TimedMovement[] = []
    for (let size = minCount.value; size <= receipts.length; size += 1) {
      const tail = receipts.slice(-size)
      if (!isEven(tail, variation.value, minInterval.value)) break
      even = tail
    }
    if (even.length === 0) return NOTHING
    return hit(check, {
      ...counted('minCount', even.length, minCount),
      movements: even,
      params: { silence: quiet, every: meanInterval(even) },
    })
  })
}

const intervalsOf = (movements: readonly TimedMovement[]): readonly number[] =>
  movements.slice(1).map(({ time }, at) => time - (movements[at]?.time ?? 0))

function meanInterval(movements: readonly TimedMovement[]): number {
  const span = (movements.at(-1)?.time ?? 0) - (movements[0]?.time ?? 0)
  return Math.round(span / Math.max(1, movements.length - 1))
}

function isEven(movements: readonly TimedMovement[], variation: number, least: number): boolean {
  const intervals = intervalsOf(movements)
  if (intervals.some((interval) => interval < least)) return false
  const mean = intervals.reduce((sum, each) => sum + each, 0) / intervals.length
  const variance = intervals.reduce((sum, each) => sum + (each - mean) ** 2, 0) / intervals.length
  return Math.sqrt(variance) * 100 <= mean * variation
}
