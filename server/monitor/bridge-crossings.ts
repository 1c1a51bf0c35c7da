import { linkBridgeHops, type BridgeEnd } from '#core/flow/bridge-links.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { Crossing } from '#core/risk/detectors/chain-hopping.ts'
import type { Check } from '#core/risk/rule.ts'
import type { PatternContext } from './pattern-context.ts'

/** What is bridged and how it is counted: from the assets the desk knows. */
export interface AssetUnits {
  readonly symbol: string
  readonly decimals: number
}

/** Decimals to which both sides of a bridge are scaled before they are compared. */
const SHARED_DECIMALS = 24

/**
 * All links through labelled bridges in the ledger, looked up by who was paid at the other end. Deposits and
 * withdrawals of one bridge and one symbol are matched by amount and time; what finds no partner stays unlinked.
 */
export function bridgeCrossings(
  context: PatternContext,
  check: Check<'chain-hopping'>,
  assets: ReadonlyMap<string, AssetUnits>,
): (account: string, before: number) => Crossing | null {
  const deposits = new Map<string, Transfer>()
  const withdrawals = new Map<string, Transfer>()
  const [into, out]: [BridgeEnd[], BridgeEnd[]] = [[], []]
  for (const chain of context.ledger.chains.values()) {
    const bridges = chain.accounts.flatMap((account) => {
      const claim = context.current.about(account).find(({ category }) => category === 'bridge')
      return claim === undefined ? [] : [{ account, name: claim.actor ?? account }]
    })
    for (const { account, name } of bridges) {
      for (const holding of context.holdingsOf(chain, account)) {
        const units = assets.get(chain.assetOf(holding))
        if (units === undefined || units.decimals > SHARED_DECIMALS) continue
        for (const row of rowsIn(chain.incoming, holding)) {
          const transfer = chain.transfer(row)
          const end = endOf(transfer, name, units)
          if (end !== null) into.push(end)
          deposits.set(transfer.id, transfer)
        }
        for (const row of rowsIn(chain.outgoing, holding)) {
          const transfer = chain.transfer(row)
          const end = endOf(transfer, name, units)
          if (end !== null) out.push(end)
          withdrawals.set(transfer.id, transfer)
        }
      }
    }
  }
  const hops = linkBridgeHops(into, out, {
    within: check.parameters.window.value,
    fee: check.parameters.tolerance.value * 10_000,
  })
  const crossings = hops.flatMap(({ deposit, withdrawal, tier, confidence }): Crossing[] => {
    const [start, end] = [deposits.get(deposit), withdrawals.get(withdrawal)]
    return start === undefined || end === undefined || start.chain === end.chain
      ? []
      : [{ deposit: start, withdrawal: end, tier, confidence }]
  })
  const byReceiver = Map.groupBy(crossings, ({ withdrawal }) => withdrawal.to)
  return (account, before) =>
    (byReceiver.get(account) ?? [])
      .filter(({ withdrawal }) => withdrawal.time !== null && withdrawal.time <= before)
      .toSorted((a, b) => (b.withdrawal.time ?? 0) - (a.withdrawal.time ?? 0))[0] ?? null
}

function* rowsIn(
  { offsets, events }: { readonly offsets: Uint32Array; readonly events: Uint32Array },
  holding: number,
): Iterable<number> {
  for (let at = offsets[holding] ?? 0; at < (offsets[holding + 1] ?? 0); at += 1) yield events[at] ?? 0
}

function endOf(
  { id, amount, time }: Transfer,
  bridge: string,
  { symbol, decimals }: AssetUnits,
): BridgeEnd | null {
  if (time === null) return null
  const shared = amount * 10n ** BigInt(SHARED_DECIMALS - decimals)
  return { transferId: id, bridge, family: symbol, amount: shared, time, recipient: null, messageId: null }
}
