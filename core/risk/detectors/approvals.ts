import { pastOf, type Activity, type TimedMovement } from '#core/risk/activity.ts'
import type { TokenApproval } from '#core/risk/facts.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { hit, judge, NOTHING, shortHistory, withoutFacts } from './behaviour.ts'
import { measure, thresholdOf } from './support.ts'

/**
 * T24: an account lets somebody who is no service take any amount of a token, and within `sweptWithin` at least
 * `swept` per cent of what it was known to hold leaves for addresses it had not paid before. A transfer does not say
 * who ordered it, so the approval is linked by owner, token and time; a spender or receiver known as a service, or as
 * a customer's own wallet, links nothing.
 */
export function detectApprovalSweep(check: Check<'approval-sweep'>, activity: Activity): DetectorResult {
  const { screened, facts, id, kindOf } = activity
  if (facts.tokenApprovals === undefined) return withoutFacts(check, 'token-approvals')
  if (screened.way !== 'out' || screened.partyKind !== 'other') return NOTHING
  const given = facts.tokenApprovals.filter(
    ({ owner, asset, amount, spender }) =>
      owner === id && asset === screened.asset && amount === null && kindOf(spender) === 'other',
  )
  if (given.length === 0) return NOTHING
  const { swept, sweptWithin } = check.parameters
  return judge(check, activity, {}, () => {
    const past = pastOf(activity).filter(({ asset }) => asset === screened.asset)
    const end = past.at(-1)?.time ?? 0
    const open = given
      .filter((each) => each.at <= end && each.at > end - sweptWithin.value && isOpen(each, end))
      .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    let unknown = false
    for (const approval of open) {
      const { gone, share } = sweepAfter(approval, past)
      if (gone.at(-1)?.id !== screened.id) continue
      unknown ||= share === null
      if (share === null || share < swept.value) continue
      return hit(check, {
        observed: measure('swept', share, 'percent'),
        threshold: thresholdOf('swept', swept),
        movements: gone,
        params: { spender: approval.spender, approval: approval.id, window: sweptWithin.value },
      })
    }
    return unknown ? shortHistory(check) : NOTHING
  })
}

const isOpen = ({ revokedAt }: TokenApproval, at: number) => revokedAt === null || at < revokedAt

/**
 * What left after the approval for addresses not paid before it, and which whole per cent that is of all the account
 * was known to hold meanwhile. Null where more left than is known to have been there: then nobody can say.
 */
function sweepAfter({ at }: TokenApproval, past: readonly TimedMovement[]) {
  const paid = new Set(past.flatMap(({ way, time, party }) => (way === 'out' && time < at ? [party] : [])))
  const gone = past.filter(
    ({ way, time, party, partyKind }) =>
      way === 'out' && time >= at && partyKind === 'other' && !paid.has(party),
  )
  const left = new Set(gone)
  const held = past.reduce(
    (sum, movement) =>
      movement.way === 'in' ? sum + movement.amount : left.has(movement) ? sum : sum - movement.amount,
    0n,
  )
  const total = gone.reduce((sum, { amount }) => sum + amount, 0n)
  const share = held > 0n && total > 0n && total <= held ? Number((total * 100n) / held) : null
  return { gone, share }
}

/**
 * T31: a holder allowed an account that was frozen at that moment to take tokens, and moved after it. Reported by the
 * first movement that follows; the approval itself is no transfer and raises nothing until one does.
 */
export function detectFrozenApproval(check: Check<'frozen-approval'>, activity: Activity): DetectorResult {
  const { facts, id, screened } = activity
  if (facts.tokenApprovals === undefined) return withoutFacts(check, 'token-approvals')
  if (facts.frozenAccounts === undefined) return withoutFacts(check, 'frozen-accounts')
  const frozen = facts.frozenAccounts
  const given = facts.tokenApprovals.filter(
    ({ owner, asset, spender, at }) =>
      owner === id &&
      asset === screened.asset &&
      frozen.some(
        ({ account, frozenFrom, frozenUntil }) =>
          account === spender && frozenFrom <= at && (frozenUntil === null || at < frozenUntil),
      ),
  )
  if (given.length === 0) return NOTHING
  const { approvedWithin } = check.parameters
  return judge(check, activity, {}, () => {
    const past = pastOf(activity).filter(({ asset }) => asset === screened.asset)
    const end = past.at(-1)?.time ?? 0
    const [first] = given
      .filter(({ at }) => at <= end && at > end - approvedWithin.value)
      .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    if (first === undefined) return NOTHING
    return hit(check, {
      observed: measure('approvedWithin', end - first.at, 'ms'),
      threshold: thresholdOf('approvedWithin', approvedWithin),
      movements: past.filter(({ time }) => time >= first.at),
      params: { spender: first.spender, approval: first.id },
    })
  })
}
