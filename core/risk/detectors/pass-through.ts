import { isPriced, pastOf, valueOf, within, type Activity, type PricedMovement } from '#core/risk/activity.ts'
import { categoryOf } from '#core/risk/categories.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { hit, judge, NOTHING } from './behaviour.ts'
import { measure, notEvaluated, thresholdOf } from './support.ts'

/** From this severity of the other side on, it is a reason to look at a pass-through. */
const RISKY_FROM = 3

/**
 * T07: of what came in during a window at least `passedOn` per cent, and no more than all, goes out again. The
 * shape alone is common in honest traffic, so it raises nothing without a second signal (docs/decisions/016): the
 * customer is rated high or is new, one side of the money carries a risk label, or the trading records show that
 * nothing was traded in between. Where the only signal left to ask for is trading and no records are connected,
 * the check is not evaluated.
 */
export function detectPassThrough(check: Check<'pass-through'>, activity: Activity): DetectorResult {
  if (activity.screened.way !== 'out') return NOTHING
  const { shortWindow, longWindow } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const past = pastOf(activity).filter(isPriced)
    for (const window of [shortWindow.value, longWindow.value]) {
      const shape = passedOn(check, within(past, window).filter(isPriced))
      if (shape === null) continue
      const signals = secondSignals(check, activity, shape.movements)
      if (signals.length === 0) {
        return activity.facts.tradeRecords === undefined
          ? { hits: [], notEvaluated: [notEvaluated(check, 'no-facts', { need: 'trade-records' })] }
          : NOTHING
      }
      return hit(check, {
        observed: measure('passedOn', Number((shape.sent * 100n) / shape.received), 'percent'),
        threshold: thresholdOf('passedOn', check.parameters.passedOn),
        movements: shape.movements,
        params: {
          window,
          received: shape.received.toString(),
          sent: shape.sent.toString(),
          signals: signals.join(', '),
        },
      })
    }
    return NOTHING
  })
}

/** The shortest stretch that ends with the screened movement, begins with one in, and passes on enough of it. */
function passedOn(check: Check<'pass-through'>, inside: readonly PricedMovement[]) {
  const { passedOn: least, minPassed } = check.parameters
  for (let from = inside.length - 2; from >= 0; from -= 1) {
    if (inside[from]?.way !== 'in') continue
    const movements = inside.slice(from)
    const received = valueOf(movements.filter(({ way }) => way === 'in'))
    const sent = valueOf(movements.filter(({ way }) => way === 'out'))
    const enough = sent * 100n >= received * BigInt(least.value) && sent >= BigInt(minPassed.value)
    if (received > 0n && enough && sent <= received) return { movements, received, sent }
  }
  return null
}

function secondSignals(
  { parameters }: Check<'pass-through'>,
  { customer, facts, id }: Activity,
  movements: readonly PricedMovement[],
): readonly string[] {
  const [start, end] = [movements[0]?.time ?? 0, movements.at(-1)?.time ?? 0]
  const young =
    customer !== null && customer.onboardedAt !== null && end - customer.onboardedAt < parameters.newFor.value
  const risky = movements.some(({ partyCategories }) =>
    partyCategories.some((slug) => categoryOf(slug).direct >= RISKY_FROM),
  )
  const trades = facts.tradeRecords?.some(
    (trade) => trade.customerRef === id && trade.at >= start && trade.at <= end,
  )
  return [
    ...(customer?.riskRating === 'high' ? ['high-risk-customer'] : []),
    ...(young ? ['new-customer'] : []),
    ...(risky ? ['risk-counterparty'] : []),
    ...(trades === false ? ['no-trading'] : []),
  ]
}

/**
 * T14: a customer who took nothing out for a while pays nearly all of what he has just bought, a large sum, to an
 * address nobody attributed.
 */
export function detectVictimPayment(check: Check<'victim-payment'>, activity: Activity): DetectorResult {
  const { screened } = activity
  const { minPayment, passedOn: least, window, quietFor } = check.parameters
  if (screened.way !== 'out' || screened.partyKind !== 'other' || screened.partyCategories.length > 0) {
    return NOTHING
  }
  return judge(check, activity, { price: true }, () => {
    const past = pastOf(activity).filter(isPriced)
    const out = past.at(-1)
    if (out === undefined || out.fiat.minor < BigInt(minPayment.value)) return NOTHING
    const quiet = within(past, quietFor.value).every(({ way, id }) => way === 'in' || id === out.id)
    const bought = within(past, window.value)
      .filter(isPriced)
      .filter(({ way }) => way === 'in')
    const total = valueOf(bought)
    const nearlyAll =
      total > 0n && out.fiat.minor <= total && out.fiat.minor * 100n >= total * BigInt(least.value)
    if (!quiet || !nearlyAll) return NOTHING
    return hit(check, {
      observed: measure('minPayment', out.fiat.minor, 'hkd-minor'),
      threshold: thresholdOf('minPayment', minPayment),
      movements: [...bought, out],
      params: { window: window.value },
    })
  })
}
