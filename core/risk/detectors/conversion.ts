import { pastOf, within, type Activity, type TimedMovement } from '#core/risk/activity.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import { isPrivacyAsset } from '#core/risk/privacy-assets.ts'
import type { Check } from '#core/risk/rule.ts'
import { hit, judge, NOTHING, withoutFacts } from './behaviour.ts'
import { measure, thresholdOf } from './support.ts'

/** T21: a deposit in something else leaves as a privacy coin within the window. */
export function detectPrivacyConversion(
  check: Check<'privacy-conversion'>,
  activity: Activity,
): DetectorResult {
  return detectConversion(check, activity, ({ asset }) => isPrivacyAsset(asset))
}

/** T21: a deposit in something else leaves within the window as an asset that the firm did not support then. */
export function detectUnsupportedConversion(
  check: Check<'unsupported-conversion'>,
  activity: Activity,
): DetectorResult {
  const { unsupportedAssets } = activity.facts
  if (unsupportedAssets === undefined) return withoutFacts(check, 'unsupported-assets')
  const named = new Set(unsupportedAssets.map(({ asset }) => asset))
  if (!named.has(activity.screened.asset)) return NOTHING
  return detectConversion(check, activity, ({ asset, time }) =>
    unsupportedAssets.some(
      (each) => each.asset === asset && each.from <= time && (each.until === null || time < each.until),
    ),
  )
}

/** The last deposit in the window of an asset that is not `wanted`, if the screened withdrawal is of one that is. */
function detectConversion(
  check: Check<'privacy-conversion' | 'unsupported-conversion'>,
  activity: Activity,
  wanted: (movement: Pick<TimedMovement, 'asset' | 'time'>) => boolean,
): DetectorResult {
  const { screened } = activity
  if (screened.way !== 'out' || !wanted({ ...screened, time: screened.time ?? activity.asOf })) return NOTHING
  const { window } = check.parameters
  return judge(check, activity, {}, () => {
    const past = pastOf(activity)
    const deposit = within(past, window.value).findLast(
      (movement) => movement.way === 'in' && !wanted(movement),
    )
    const out = past.at(-1)
    if (deposit === undefined || out === undefined) return NOTHING
    return hit(check, {
      observed: measure('window', out.time - deposit.time, 'ms'),
      threshold: thresholdOf('window', window),
      movements: [deposit, out],
    })
  })
}
