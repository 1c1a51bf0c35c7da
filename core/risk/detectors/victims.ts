import {
  isPriced,
  pastOf,
  within,
  type Activity,
  type Movement,
  type PricedMovement,
  type TimedMovement,
} from '#core/risk/activity.ts'
import { heldAt } from '#core/risk/facts.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { counted, hit, isNew, judge, NOTHING, shortHistory, withoutFacts } from './behaviour.ts'

/** T17: one payer's last payments in the window, each at least `growth` per cent above the one before. */
export function detectRisingPayments(check: Check<'rising-payments'>, activity: Activity): DetectorResult {
  const { screened, isKnown } = activity
  if (screened.way !== 'in' || isKnown) return NOTHING
  return judge(check, activity, { price: true }, () => {
    const past = pastOf(activity)
    const rising = risingWith(check, past, screened)
    if (rising === null) return NOTHING
    const fresh = isNew(past, activity, check.parameters.newFor)
    if (fresh !== true) return fresh === null ? shortHistory(check) : NOTHING
    return risingHit(check, rising)
  })
}

/**
 * T17: rising payments to one address that is no service, whatever its age, by a customer whose first trade on record
 * is a purchase made no longer than `boughtFor` before the last payment.
 */
export function detectFirstTimeBuyer(check: Check<'first-time-buyer'>, activity: Activity): DetectorResult {
  const { tradeRecords } = activity.facts
  if (tradeRecords === undefined) return withoutFacts(check, 'trade-records')
  const { screened, owner, asOf } = activity
  if (owner === null || !isToStranger(screened)) return NOTHING
  const end = screened.time ?? asOf
  const trades = tradeRecords.filter(({ customerRef, at }) => customerRef === owner && at <= end)
  const first = trades.toSorted((a, b) => a.at - b.at || ((a.side ?? '') < (b.side ?? '') ? -1 : 1))[0]
  if (first?.side !== 'buy' || end - first.at > check.parameters.boughtFor.value) return NOTHING
  return judge(check, activity, { price: true }, () => {
    const rising = risingWith(check, pastOf(activity), screened)
    return rising === null ? NOTHING : risingHit(check, rising)
  })
}

/** T17: rising payments to one address that is no service, by a customer held to be vulnerable at the last of them. */
export function detectVulnerablePayer(check: Check<'vulnerable-payer'>, activity: Activity): DetectorResult {
  const { vulnerableCustomers } = activity.facts
  if (vulnerableCustomers === undefined) return withoutFacts(check, 'vulnerable-customers')
  const { screened, owner, asOf } = activity
  if (owner === null || !isToStranger(screened)) return NOTHING
  const isVulnerable = vulnerableCustomers.some(
    (record) => record.customerRef === owner && heldAt(record, screened.time ?? asOf),
  )
  if (!isVulnerable) return NOTHING
  return judge(check, activity, { price: true }, () => {
    const rising = risingWith(check, pastOf(activity), screened)
    return rising === null ? NOTHING : risingHit(check, rising)
  })
}

/**
 * T17: a young wallet that nobody attributed gathers `minReceipts` payments or more from `minExchanges` exchanges or
 * more within the window: people who buy on retail exchanges and send to one collector. The firm's own platform is
 * one of the exchanges.
 */
export function detectRetailFanIn(check: Check<'retail-fan-in'>, activity: Activity): DetectorResult {
  const { screened, isKnown } = activity
  if (screened.way !== 'in' || isKnown || exchangeOf(screened) === null) return NOTHING
  const { minReceipts, minExchanges, window, newFor } = check.parameters
  return judge(check, activity, {}, () => {
    const past = pastOf(activity)
    const receipts = within(past, window.value).filter(
      (each) => each.way === 'in' && exchangeOf(each) !== null,
    )
    const exchanges = new Set(receipts.map(exchangeOf)).size
    if (receipts.length < minReceipts.value || exchanges < minExchanges.value) return NOTHING
    const fresh = isNew(past, activity, newFor)
    if (fresh !== true) return fresh === null ? shortHistory(check) : NOTHING
    return hit(check, {
      ...counted('minReceipts', receipts.length, minReceipts),
      movements: receipts,
      params: { window: window.value, exchanges },
    })
  })
}

const isToStranger = ({ way, partyKind }: Movement) => way === 'out' && partyKind === 'other'

/** The exchange a movement came from: an account labelled so, or the platform itself; null for anybody else. */
function exchangeOf({ party, partyKind, partyCategories }: Movement): string | null {
  if (partyCategories.includes('exchange')) return party
  return partyKind === 'service' && partyCategories.length === 0 ? 'own platform' : null
}

type Rising = Check<'rising-payments' | 'first-time-buyer' | 'vulnerable-payer'>

/** The last payments between the two of the screened one, each so much above the one before; null if too few. */
function risingWith(
  { parameters }: Rising,
  past: readonly TimedMovement[],
  { way, party }: Movement,
): readonly PricedMovement[] | null {
  const { minCount, growth, window } = parameters
  const payments = within(past, window.value)
    .filter(isPriced)
    .filter((each) => each.way === way && each.party === party)
  let from = payments.length - 1
  while (from > 0 && rises(payments[from - 1], payments[from], growth.value)) from -= 1
  const rising = payments.slice(Math.max(0, from))
  return rising.length < minCount.value ? null : rising
}

function rises(a: PricedMovement | undefined, b: PricedMovement | undefined, growth: number): boolean {
  return a !== undefined && b !== undefined && b.fiat.minor * 100n >= a.fiat.minor * BigInt(100 + growth)
}

function risingHit(check: Rising, rising: readonly PricedMovement[]): DetectorResult {
  return hit(check, {
    ...counted('minCount', rising.length, check.parameters.minCount),
    movements: rising,
    params: {
      window: check.parameters.window.value,
      first: rising[0]?.fiat.minor.toString() ?? '0',
      last: rising.at(-1)?.fiat.minor.toString() ?? '0',
    },
  })
}
