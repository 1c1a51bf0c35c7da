import { type AssetUnits, bridgePlaces, heldBridgeHops } from '#core/flow/held-bridge-hops.ts'
import { transferOf } from '#core/ledger/ledger.ts'
import type { Crossing } from '#core/risk/detectors/chain-hopping.ts'
import type { Check } from '#core/risk/rule.ts'
import { bridgeLinking } from '../tracing/bridge-hops.ts'
import type { PatternContext } from './pattern-context.ts'

/** All links through labelled bridges in the ledger, looked up by who was paid at the other end. */
export function bridgeCrossings(
  { ledger, current }: Pick<PatternContext, 'ledger' | 'current'>,
  check: Check<'chain-hopping'>,
  assets: readonly AssetUnits[],
): (account: string, before: number) => Crossing | null {
  const hops = heldBridgeHops(ledger, bridgePlaces(current.claims), assets, bridgeLinking(check))
  const crossings = hops.flatMap(({ deposit, withdrawal, tier, confidence }): Crossing[] => {
    const [start, end] = [transferOf(ledger, deposit), transferOf(ledger, withdrawal)]
    return start === null || end === null ? [] : [{ deposit: start, withdrawal: end, tier, confidence }]
  })
  const byReceiver = Map.groupBy(crossings, ({ withdrawal }) => withdrawal.to)
  return (account, before) =>
    (byReceiver.get(account) ?? [])
      .filter(({ withdrawal }) => withdrawal.time !== null && withdrawal.time <= before)
      .toSorted((a, b) => (b.withdrawal.time ?? 0) - (a.withdrawal.time ?? 0))[0] ?? null
}
