import { isPriced, pastOf, within, type Activity, type TimedMovement } from '#core/risk/activity.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import {
  countFromScale,
  deviationFrom,
  LEAST_COUNT_SPREAD,
  LEAST_VALUE_SPREAD,
  medianOf,
  onCountScale,
  onValueScale,
  spreadOf,
  valueFromScale,
} from '#core/risk/robust.ts'
import type { Check, RuleParameter } from '#core/risk/rule.ts'
import { fewPeers, hit, judge, NOTHING, shortHistory } from './behaviour.ts'
import { measure, thresholdOf } from './support.ts'

const measured = (deviation: number, parameter: RuleParameter) => ({
  observed: measure('minDeviation', deviation, 'count'),
  threshold: thresholdOf('minDeviation', parameter),
})

const wayOf = ({ screened }: Activity) => (screened.way === 'in' ? 'inbound' : 'outbound')

/** What moved the way of the screened movement, oldest first. */
const alike = (activity: Activity): readonly TimedMovement[] =>
  pastOf(activity).filter(({ way }) => way === activity.screened.way)

/**
 * T29: robust z-score of the transfer's value against the customer's own transfers of the same direction in the
 * window, on logarithms because amounts are skewed.
 */
export function detectDeviation(check: Check<'deviation'>, activity: Activity): DetectorResult {
  const { minDeviation, minHistory, window } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const past = within(alike(activity), window.value).filter(isPriced)
    const now = past.at(-1)
    if (now === undefined) return NOTHING
    const own = past.filter(({ id, fiat }) => id !== now.id && fiat.minor > 0n)
    const usual = spreadOf(own.map(({ fiat }) => onValueScale(fiat.minor)))
    if (usual === null || own.length < minHistory.value) return shortHistory(check)
    const deviation = deviationFrom(usual, onValueScale(now.fiat.minor), LEAST_VALUE_SPREAD)
    if (deviation < minDeviation.value) return NOTHING
    return hit(check, {
      ...measured(deviation, minDeviation),
      movements: [now],
      params: {
        history: own.length,
        usual: medianOf(own.map(({ fiat }) => fiat.minor)).toString(),
        window: window.value,
      },
      variant: wayOf(activity),
    })
  })
}

/**
 * T29: how often. Transfers of the same direction in the last `period` against the customer's own complete periods
 * before it in the window, on the square-root scale of counts. A period counts only if what is held covers it and the
 * relationship existed (where its beginning is not known: since the first transfer).
 */
export function detectFrequency(check: Check<'frequency-deviation'>, activity: Activity): DetectorResult {
  const { minDeviation, minPeriods, period, window } = check.parameters
  return judge(check, activity, {}, () => {
    const past = alike(activity)
    const end = past.at(-1)?.time
    const since = knownSince(activity)
    if (end === undefined || since === null) return shortHistory(check)
    const length = period.value
    const most = Math.min(Math.floor(window.value / length) - 1, Math.floor((end - since) / length) - 1)
    if (most < minPeriods.value) return shortHistory(check)
    const counts = Array.from({ length: most + 1 }, () => 0)
    for (const { time } of past) {
      const back = Math.floor((end - time) / length)
      if (back <= most) counts[back] = (counts[back] ?? 0) + 1
    }
    const [now = 0, ...before] = counts
    const usual = spreadOf(before.map(onCountScale))
    if (usual === null) return shortHistory(check)
    const deviation = deviationFrom(usual, onCountScale(now), LEAST_COUNT_SPREAD)
    if (deviation < minDeviation.value) return NOTHING
    return hit(check, {
      ...measured(deviation, minDeviation),
      movements: within(past, length),
      params: { now, often: medianOf(before), periods: before.length, period: length },
      variant: wayOf(activity),
    })
  })
}

/** Since when the customer's transfers would be known if there had been any; null where nothing says so. */
function knownSince(activity: Activity): number | null {
  const begun = activity.customer?.onboardedAt ?? pastOf(activity)[0]?.time ?? null
  return activity.heldSince === null || begun === null ? null : Math.max(activity.heldSince, begun)
}

/**
 * T29: the transfer's value against what customers of the same kind usually move in one transfer of this direction
 * (peers.ts). The hit names all the customer's transfers of the window that stand as far out, so that one who always
 * moves more than others is one episode and not one for every transfer.
 */
export function detectPeerValue(check: Check<'peer-value'>, activity: Activity): DetectorResult {
  const { minDeviation, minPeers, window } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const usual = activity.peers?.values ?? null
    if (usual === null || usual.count < minPeers.value) return fewPeers(check, usual?.count ?? 0)
    const own = within(alike(activity), window.value).filter(isPriced)
    const far = own.map((movement) => ({
      movement,
      deviation: deviationFrom(usual, onValueScale(movement.fiat.minor), LEAST_VALUE_SPREAD),
    }))
    const deviation = far.at(-1)?.deviation ?? 0
    if (deviation < minDeviation.value) return NOTHING
    return hit(check, {
      ...measured(deviation, minDeviation),
      movements: far.filter((each) => each.deviation >= minDeviation.value).map(({ movement }) => movement),
      params: {
        value: activity.screened.fiat?.minor.toString() ?? '',
        peers: usual.count,
        usual: valueFromScale(usual.middle).toString(),
        window: window.value,
      },
      variant: wayOf(activity),
    })
  })
}

/** T29: transfers of this direction in the last `period` against how often customers of the same kind move. */
export function detectPeerFrequency(check: Check<'peer-frequency'>, activity: Activity): DetectorResult {
  const { minDeviation, minPeers, period } = check.parameters
  return judge(check, activity, {}, () => {
    const usual = activity.peers?.counts ?? null
    if (usual === null || usual.count < minPeers.value) return fewPeers(check, usual?.count ?? 0)
    const recent = within(alike(activity), period.value)
    const deviation = deviationFrom(usual, onCountScale(recent.length), LEAST_COUNT_SPREAD)
    if (deviation < minDeviation.value) return NOTHING
    return hit(check, {
      ...measured(deviation, minDeviation),
      movements: recent,
      params: {
        now: recent.length,
        often: countFromScale(usual.middle),
        peers: usual.count,
        period: period.value,
      },
      variant: wayOf(activity),
    })
  })
}
