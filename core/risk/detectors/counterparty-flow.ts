import { isPriced, pastOf, valueOf, within, type Activity, type Movement } from '#core/risk/activity.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { counted, hit, judge, NOTHING } from './behaviour.ts'
import { measure, thresholdOf, WHOLE_PPM } from './support.ts'

const carries = ({ partyCategories }: Movement, { categories }: Check) =>
  partyCategories.some((slug) => categories.includes(slug))

/**
 * T18, T20, T28: what a customer, a holder or a wallet moved with services of some categories in the window reaches
 * `minFlow`, or, from `minTotal` on, `minFlowShare` of everything moved in both directions. A platform looks at its
 * customers and the wallets registered to them; what strangers' wallets do elsewhere is none of its flow.
 */
export function detectCategoryFlow(check: Check<'category-flow'>, activity: Activity): DetectorResult {
  const { kind, bookKind, isKnown } = activity
  if (!carries(activity.screened, check)) return NOTHING
  if (kind === 'account' && bookKind === 'platform' && !isKnown) return NOTHING
  const { minFlow, minFlowShare, minTotal, window } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const all = within(pastOf(activity), window.value).filter(isPriced)
    const theirs = all.filter((movement) => carries(movement, check))
    const [flow, total] = [valueOf(theirs), valueOf(all)]
    const share = total === 0n ? 0 : Number((flow * BigInt(WHOLE_PPM)) / total)
    const params = { window: window.value, share, flow: flow.toString(), total: total.toString() }
    if (flow >= BigInt(minFlow.value)) {
      return hit(check, {
        observed: measure('minFlow', flow, 'hkd-minor'),
        threshold: thresholdOf('minFlow', minFlow),
        movements: theirs,
        params,
      })
    }
    if (minFlowShare === undefined || flow < BigInt(minTotal?.value ?? 0) || share < minFlowShare.value)
      return NOTHING
    return hit(check, {
      observed: measure('minFlowShare', share, 'ppm'),
      threshold: thresholdOf('minFlowShare', minFlowShare),
      movements: theirs,
      params,
    })
  })
}

/**
 * T19: in the window at least `minCounterparties` people who are no service, or P2P markets, and at least one P2P
 * market among them, paid one customer `minFlow` in all.
 */
export function detectP2pCashOut(check: Check<'p2p-cash-out'>, activity: Activity): DetectorResult {
  if (activity.screened.way !== 'in') return NOTHING
  const { minFlow, minCounterparties, window } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const received = within(pastOf(activity), window.value)
      .filter(isPriced)
      .filter(
        (movement) => movement.way === 'in' && (movement.partyKind === 'other' || carries(movement, check)),
      )
    const parties = new Set(received.map(({ party }) => party))
    const flow = valueOf(received)
    const isP2p = received.some((movement) => carries(movement, check))
    if (!isP2p || parties.size < minCounterparties.value || flow < BigInt(minFlow.value)) return NOTHING
    return hit(check, {
      ...counted('minCounterparties', parties.size, minCounterparties),
      movements: received,
      params: { window: window.value },
    })
  })
}
