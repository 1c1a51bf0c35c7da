import { pastOf, within, type Activity, type TimedMovement } from '#core/risk/activity.ts'
import type { Facts } from '#core/risk/facts.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import type { ScreeningSubject } from '#core/risk/subject.ts'
import { counted, hit, judge, NOTHING, undecided, withoutFacts } from './behaviour.ts'
import { measure, thresholdOf } from './support.ts'

interface Loop {
  readonly issued: TimedMovement
  readonly redeemed: TimedMovement
}

/** The issuer's own accounts: mint, burn, redemption. */
const isIssuer = ({ partyCategories }: TimedMovement) => partyCategories.includes('token-contract')

/**
 * T31: tokens are issued to a holder and at least `returned` per cent of them go back to the issuer within the
 * window, used for nothing in between; `minLoops` times or more within `loopsWithin`.
 */
export function detectMintRedeem(check: Check<'mint-redeem'>, activity: Activity): DetectorResult {
  const { screened } = activity
  if (screened.way !== 'out' || !screened.partyCategories.includes('token-contract')) return NOTHING
  const { minLoops, loopsWithin } = check.parameters
  return judge(check, activity, {}, () => {
    const past = within(pastOf(activity), loopsWithin.value).filter(({ asset }) => asset === screened.asset)
    const loops = loopsIn(check, past)
    if (loops.length < minLoops.value || loops.at(-1)?.redeemed.id !== screened.id) return NOTHING
    return hit(check, {
      ...counted('minLoops', loops.length, minLoops),
      movements: loops.flatMap(({ issued, redeemed }) => [issued, redeemed]),
      params: { window: check.parameters.window.value, loops: loops.length },
    })
  })
}

function loopsIn({ parameters }: Check<'mint-redeem'>, past: readonly TimedMovement[]): readonly Loop[] {
  const loops: Loop[] = []
  let issued: TimedMovement | null = null
  for (const movement of past) {
    if (movement.way === 'in') {
      issued = isIssuer(movement) ? movement : null
      continue
    }
    if (issued !== null && isIssuer(movement)) {
      const soon = movement.time - issued.time <= parameters.window.value
      const whole = movement.amount * 100n >= issued.amount * BigInt(parameters.returned.value)
      if (soon && whole) loops.push({ issued, redeemed: movement })
    }
    issued = null
  }
  return loops
}

/** T31: a transfer from or to an account that was frozen when it happened. */
export function detectFrozenHolder(
  check: Check<'frozen-holder'>,
  { transfer, fiat }: ScreeningSubject,
  { frozenAccounts }: Facts,
): DetectorResult {
  if (frozenAccounts === undefined) return withoutFacts(check, 'frozen-accounts')
  const mine = frozenAccounts.filter(({ account }) => account === transfer.from || account === transfer.to)
  if (mine.length === 0) return NOTHING
  const { time } = transfer
  if (time === null) return undecided(check, 'no-time', [transfer.id])
  const frozen = mine.find(
    ({ frozenFrom, frozenUntil }) => frozenFrom <= time && (frozenUntil === null || time < frozenUntil),
  )
  if (frozen === undefined) return NOTHING
  return hit(check, {
    observed: fiat
      ? measure('minValue', fiat.minor, 'hkd-minor')
      : measure('amount', transfer.amount, 'asset-unit'),
    threshold: thresholdOf('minValue', check.parameters.minValue),
    movements: [{ ...transfer, fiat }],
    params: { account: frozen.account },
    variant: frozen.account === transfer.from ? 'sent' : 'received',
  })
}
