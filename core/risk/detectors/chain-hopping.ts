import type { BridgeHop } from '#core/flow/bridge-links.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { hit, NOTHING } from './behaviour.ts'
import type { PriceOf } from './chain-shapes.ts'
import { measure, thresholdOf, toPpm } from './support.ts'

/** A link through a bridge with the two transfers it joins. */
export interface Crossing {
  readonly deposit: Transfer
  readonly withdrawal: Transfer
  readonly tier: BridgeHop['tier']
  readonly confidence: number
}

export interface Arrival {
  /** The transfer that is screened. */
  readonly transfer: Transfer
  /** The crossing by which funds reached an account last before an instant, or null. */
  readonly lastCrossingTo: (account: string, before: number) => Crossing | null
}

/**
 * T05: before the screened transfer its sender's funds crossed `minBridgeHops` bridges or more, one after the other,
 * all within the window. Walked backwards: who sends here was paid by a bridge, whose deposit was made by somebody
 * who was paid by a bridge. Links are what the matching of bridge-links.ts holds likely; their confidence multiplies.
 */
export function detectChainHopping(
  check: Check<'chain-hopping'>,
  { transfer, lastCrossingTo }: Arrival,
  priceOf: PriceOf,
): DetectorResult {
  const { minBridgeHops, window } = check.parameters
  const end = transfer.time
  if (end === null) return NOTHING
  const crossings: Crossing[] = []
  let account = transfer.from
  let before = end
  for (;;) {
    const crossing = lastCrossingTo(account, before)
    const start = crossing?.deposit.time ?? null
    if (crossing === null || start === null || end - start > window.value || start >= before) break
    crossings.unshift(crossing)
    account = crossing.deposit.from
    before = start
  }
  if (crossings.length < minBridgeHops.value) return NOTHING
  const rows = [...crossings.flatMap(({ deposit, withdrawal }) => [deposit, withdrawal]), transfer]
  const confidence = crossings.reduce((product, crossing) => product * crossing.confidence, 1)
  return hit(check, {
    observed: measure('minBridgeHops', crossings.length, 'hops'),
    threshold: thresholdOf('minBridgeHops', minBridgeHops),
    movements: rows.map(({ id, asset, amount }) => ({ id, asset, amount, fiat: priceOf(id) })),
    params: {
      hops: crossings.length,
      window: window.value,
      confidence: toPpm(confidence),
      chains: new Set(rows.map(({ chain }) => chain)).size,
      value: priceOf(transfer.id)?.minor.toString() ?? '',
    },
  })
}
