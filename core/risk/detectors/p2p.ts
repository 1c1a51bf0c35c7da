import {
  isPriced,
  pastOf,
  valueOf,
  within,
  type Activity,
  type Movement,
  type PricedMovement,
} from '#core/risk/activity.ts'
import type { FiatRecord } from '#core/risk/facts.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { counted, hit, judge, NOTHING, withoutFacts } from './behaviour.ts'

const isMarket = ({ partyCategories }: Movement) => partyCategories.includes('p2p-exchange')

/** What people who are no service, and P2P markets, paid the customer in the window. */
function receivedOf(activity: Activity, window: number): readonly PricedMovement[] {
  return within(pastOf(activity), window)
    .filter(isPriced)
    .filter((movement) => movement.way === 'in' && (movement.partyKind === 'other' || isMarket(movement)))
}

const partiesOf = (movements: readonly Movement[]) => new Set(movements.map(({ party }) => party)).size

/**
 * T19: in the window at least `minCounterparties` people who are no service, or P2P markets, and at least one P2P
 * market among them, paid one customer `minFlow` in all.
 */
export function detectP2pCashOut(check: Check<'p2p-cash-out'>, activity: Activity): DetectorResult {
  if (activity.screened.way !== 'in') return NOTHING
  const { minFlow, minCounterparties, window } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const received = receivedOf(activity, window.value)
    const parties = partiesOf(received)
    if (!received.some(isMarket) || parties < minCounterparties.value) return NOTHING
    if (valueOf(received) < BigInt(minFlow.value)) return NOTHING
    return hit(check, {
      ...counted('minCounterparties', parties, minCounterparties),
      movements: received,
      params: { window: window.value },
    })
  })
}

/**
 * T19: as many people paid one customer as much, no P2P market needed, and at least `paidOut` per cent of what they
 * had paid before the screened transfer was paid out to a bank within `paidWithin` of its arrival. The screened one
 * itself had no time yet, so it counts for the flow and not for the share.
 */
export function detectP2pFiatOut(check: Check<'p2p-fiat-out'>, activity: Activity): DetectorResult {
  const { fiatRecords } = activity.facts
  if (fiatRecords === undefined) return withoutFacts(check, 'fiat-records')
  if (activity.screened.way !== 'in') return NOTHING
  const { minFlow, minCounterparties, window, paidOut, paidWithin } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const received = receivedOf(activity, window.value)
    const parties = partiesOf(received)
    const flow = valueOf(received)
    if (parties < minCounterparties.value || flow < BigInt(minFlow.value)) return NOTHING
    const end = activity.screened.time ?? activity.asOf
    const earlier = received.filter(({ id }) => id !== activity.screened.id)
    const payouts = fiatRecords.filter(
      ({ customerRef, way, at }) => customerRef === activity.id && way === 'out' && at <= end,
    )
    const gone = paidOutOf(earlier, payouts, paidWithin.value)
    const before = valueOf(earlier)
    if (before === 0n || gone * 100n < before * BigInt(paidOut.value)) return NOTHING
    return hit(check, {
      ...counted('minCounterparties', parties, minCounterparties),
      movements: received,
      params: {
        window: window.value,
        received: before.toString(),
        paid: gone.toString(),
        period: paidWithin.value,
      },
    })
  })
}

/** How much of what came in was paid out within so long of its arrival, first in, first out; Hong Kong cents. */
function paidOutOf(
  received: readonly PricedMovement[],
  payouts: readonly FiatRecord[],
  paidWithin: number,
): bigint {
  const lots = received.map(({ time, fiat }) => ({ time, left: fiat.minor }))
  let gone = 0n
  for (const { at, minor } of payouts.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    let rest = minor
    for (const lot of lots) {
      if (lot.time > at || at - lot.time > paidWithin) continue
      const taken = rest < lot.left ? rest : lot.left
      lot.left -= taken
      rest -= taken
      gone += taken
    }
  }
  return gone
}
