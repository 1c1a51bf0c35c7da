import { pastOf, within, type Activity, type TimedMovement } from '#core/risk/activity.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { hit, judge, NOTHING } from './behaviour.ts'
import { measure, thresholdOf } from './support.ts'

/**
 * T24: an address that begins and ends like one that was paid within the window sends dust (`dust`), or is itself
 * paid for the first time (`paid`): the victim copied it from the history. A transfer of nothing is dust without a
 * price too.
 */
export function detectPoisoning(check: Check<'poisoning'>, activity: Activity): DetectorResult {
  const { screened } = activity
  const { alike, maxDust, window } = check.parameters
  const dust =
    screened.amount === 0n || (screened.fiat !== null && screened.fiat.minor <= BigInt(maxDust.value))
  if (screened.way === 'in' && screened.fiat !== null && !dust) return NOTHING
  return judge(check, activity, { price: screened.way === 'in' && screened.amount > 0n }, () => {
    const past = pastOf(activity)
    const inside = within(past, window.value)
    const resembled = inside.findLast((movement) => wasPaid(movement, activity, alike.value))
    const known = past.some(
      ({ id, way, party }) => id !== screened.id && way === 'out' && party === screened.party,
    )
    if (resembled === undefined || known) return NOTHING
    const same = sameEnds(resembled.party, screened.party)
    return hit(check, {
      observed: measure('alike', same, 'count'),
      threshold: thresholdOf('alike', alike),
      movements: [resembled, screened],
      params: { real: resembled.party, lookalike: screened.party, window: window.value },
      variant: screened.way === 'in' ? 'dust' : 'paid',
    })
  })
}

function wasPaid(movement: TimedMovement, { screened }: Activity, alike: number): boolean {
  return (
    movement.way === 'out' &&
    movement.id !== screened.id &&
    movement.party !== screened.party &&
    sameEnds(movement.party, screened.party) >= alike
  )
}

/**
 * How many characters two accounts of one chain share at their beginning and at their end, the lesser of both; 0 for
 * accounts of different chains. What every address of a family begins with (`0x`, `bc1`, `T`) does not count.
 */
export function sameEnds(a: string, b: string): number {
  const [first, second] = [bare(a), bare(b)]
  if (first.chain !== second.chain) return 0
  const most = Math.min(first.address.length, second.address.length)
  let head = 0
  while (head < most && first.address[head] === second.address[head]) head += 1
  let tail = 0
  while (tail < most && first.address.at(-1 - tail) === second.address.at(-1 - tail)) tail += 1
  return Math.min(head, tail)
}

function bare(account: string): { readonly chain: string; readonly address: string } {
  const cut = account.lastIndexOf(':')
  const address = account.slice(cut + 1).toLowerCase()
  return { chain: account.slice(0, cut), address: address.replace(/^(0x|bc1[qp]|tb1[qp]|t|1|3)/, '') }
}
