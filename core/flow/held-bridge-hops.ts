import type { Csr } from '#core/ledger/csr.ts'
import type { ChainLedger, Ledger } from '#core/ledger/ledger.ts'
import type { BridgeEnd, BridgeHop, BridgeLinkOptions } from './bridge-links.ts'
import { linkBridgeHops } from './bridge-links.ts'
import type { LabelClaim } from './types.ts'

/** An account that somebody says belongs to a bridge; `name` is the same on all chains of one bridge. */
export interface BridgePlace {
  readonly account: string
  readonly name: string
}

/** What is bridged and how it is counted. */
export interface AssetUnits {
  readonly asset: string
  readonly symbol: string
  readonly decimals: number
}

/** Decimals to which both sides of a bridge are scaled before they are compared. */
const SHARED_DECIMALS = 24

/** Accounts labelled as bridges; without the operator's name an account is a bridge of its own. */
export function bridgePlaces(claims: Iterable<LabelClaim>): BridgePlace[] {
  const places = new Map<string, BridgePlace>()
  for (const { account, category, actor } of claims)
    if (category === 'bridge' && !places.has(account))
      places.set(account, { account, name: actor ?? account })
  return [...places.values()]
}

/**
 * All links through labelled bridges among the transfers held (engine 1.8). Deposits and withdrawals of one bridge
 * and one symbol on different chains are matched one to one by amount and time; what finds no partner stays
 * unlinked. Transfers carry neither the bridge's own key nor a declared recipient, so no link is certain. The same
 * ledger gives the same links in whatever order it was filled.
 */
export function heldBridgeHops(
  ledger: Ledger,
  bridges: readonly BridgePlace[],
  units: readonly AssetUnits[],
  options: BridgeLinkOptions,
): BridgeHop[] {
  const [into, out]: [BridgeEnd[], BridgeEnd[]] = [[], []]
  for (const chain of ledger.chains.values()) {
    for (const { account, name } of bridges) {
      if (chain.accountIndex(account) < 0) continue
      for (const counted of units) {
        const holding = chain.find(account, counted.asset)
        if (holding < 0 || counted.decimals > SHARED_DECIMALS) continue
        for (const end of endsOf(chain, chain.incoming, holding, name, counted)) into.push(end)
        for (const end of endsOf(chain, chain.outgoing, holding, name, counted)) out.push(end)
      }
    }
  }
  return linkBridgeHops(into.sort(byId), out.sort(byId), options)
}

const byId = (a: BridgeEnd, b: BridgeEnd): number =>
  a.transferId < b.transferId ? -1 : a.transferId > b.transferId ? 1 : 0

function* endsOf(
  chain: ChainLedger,
  { offsets, events }: Csr,
  holding: number,
  bridge: string,
  { symbol, decimals }: AssetUnits,
): Iterable<BridgeEnd> {
  const scale = 10n ** BigInt(SHARED_DECIMALS - decimals)
  for (const row of events.subarray(offsets[holding], offsets[holding + 1])) {
    const { id, amount, time } = chain.transfer(row)
    if (time === null) continue
    const what = { bridge, family: symbol, amount: amount * scale, chain: chain.chain }
    yield { ...what, transferId: id, time, recipient: null, messageId: null }
  }
}
