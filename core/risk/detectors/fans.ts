import { isPriced, pastOf, valueOf, within, type Activity, type PricedMovement } from '#core/risk/activity.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import { medianOf } from '#core/risk/robust.ts'
import type { Check } from '#core/risk/rule.ts'
import { counted, hit, judge, NOTHING } from './behaviour.ts'

/**
 * T08: at least `minSenders` senders that are no service, none with more than `maxPart` per cent of the whole, and
 * then one transfer out of at least `passedOn` per cent of what they sent. The shorter window is tried first.
 */
export function detectFanIn(check: Check<'fan-in'>, activity: Activity): DetectorResult {
  if (activity.screened.way !== 'out') return NOTHING
  const { minSenders, maxPart, passedOn, shortWindow, longWindow } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const past = pastOf(activity).filter(isPriced)
    const out = past.at(-1)
    if (out === undefined) return NOTHING
    for (const window of [shortWindow, longWindow]) {
      const received = within(past, window.value)
        .filter(isPriced)
        .filter(({ way, partyKind }) => way === 'in' && partyKind === 'other')
      const bySender = [...Map.groupBy(received, ({ party }) => party).values()].map(valueOf)
      const total = valueOf(received)
      const small = bySender.every((part) => part * 100n <= total * BigInt(maxPart.value))
      if (bySender.length < minSenders.value || !small) continue
      if (out.fiat.minor * 100n < total * BigInt(passedOn.value)) continue
      return hit(check, {
        ...counted('minSenders', bySender.length, minSenders),
        movements: [...received, out],
        params: { window: window.value, received: total.toString(), sent: out.fiat.minor.toString() },
      })
    }
    return NOTHING
  })
}

/**
 * T09: in one window at least `minRecipients` addresses were paid for the first time, and each part is within
 * `spread` per cent of the middle one. Parts of other sizes and addresses paid before do not count.
 */
export function detectFanOut(check: Check<'fan-out'>, activity: Activity): DetectorResult {
  if (activity.screened.way !== 'out' || activity.screened.partyKind !== 'other') return NOTHING
  const { minRecipients, spread, window } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const outs = pastOf(activity).filter(
      (movement) => movement.way === 'out' && movement.partyKind === 'other',
    )
    const inside = within(outs, window.value)
    const before = new Set(outs.slice(0, outs.length - inside.length).map(({ party }) => party))
    const first = new Map<string, PricedMovement>()
    for (const movement of inside.filter(isPriced)) {
      if (!before.has(movement.party) && !first.has(movement.party)) first.set(movement.party, movement)
    }
    if (first.size < minRecipients.value) return NOTHING
    const middle = medianOf([...first.values()].map(({ fiat }) => fiat.minor))
    const alike = [...first.values()].filter(({ fiat }) => {
      const off = fiat.minor > middle ? fiat.minor - middle : middle - fiat.minor
      return off * 100n <= middle * BigInt(spread.value)
    })
    if (alike.length < minRecipients.value || !alike.some(({ id }) => id === activity.screened.id)) {
      return NOTHING
    }
    return hit(check, {
      ...counted('minRecipients', alike.length, minRecipients),
      movements: alike,
      params: { window: window.value },
    })
  })
}

/** T15: many different senders each give a little to one account that nobody attributed. */
export function detectSmallDonations(check: Check<'small-donations'>, activity: Activity): DetectorResult {
  if (activity.screened.way !== 'in' || activity.isKnown) return NOTHING
  const { minSenders, maxEach, window } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const gifts = within(pastOf(activity), window.value)
      .filter(isPriced)
      .filter(
        ({ way, partyKind, fiat }) =>
          way === 'in' && partyKind === 'other' && fiat.minor <= BigInt(maxEach.value),
      )
    const senders = new Set(gifts.map(({ party }) => party))
    const ended = gifts.some(({ id }) => id === activity.screened.id)
    if (!ended || senders.size < minSenders.value) return NOTHING
    return hit(check, {
      ...counted('minSenders', senders.size, minSenders),
      movements: gifts,
      params: { window: window.value },
    })
  })
}

/** T26: customers who should not know each other use one outside wallet. */
export function detectSharedWallet(check: Check<'shared-wallet'>, activity: Activity): DetectorResult {
  if (activity.isKnown || activity.screened.customerRef === null) return NOTHING
  const { minCustomers, window } = check.parameters
  return judge(check, activity, {}, () => {
    const theirs = within(pastOf(activity), window.value).filter(({ customerRef }) => customerRef !== null)
    const customers = new Set(theirs.map(({ customerRef }) => customerRef ?? ''))
    if (customers.size < minCustomers.value) return NOTHING
    return hit(check, {
      ...counted('minCustomers', customers.size, minCustomers),
      movements: theirs,
      params: { window: window.value, customers: [...customers].toSorted().join(', ') },
    })
  })
}
