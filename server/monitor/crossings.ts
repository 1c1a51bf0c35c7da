import { type AssetUnits, bridgePlaces, heldBridgeHops } from '#core/flow/held-bridge-hops.ts'
import { type ChainLedger, type Ledger, transferOf } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { Arrival, Crossing, HopKind, Place } from '#core/risk/detectors/chain-hopping.ts'
import type { PriceOf } from '#core/risk/detectors/chain-shapes.ts'
import { isEvenSwap, type Swap, swapInto } from '#core/risk/detectors/swaps.ts'
import type { Check } from '#core/risk/rule.ts'
import { bridgeLinking } from '../tracing/bridge-hops.ts'
import type { PatternContext } from './pattern-context.ts'

type Context = Pick<PatternContext, 'ledger' | 'current' | 'facts' | 'isPool'>

/** An account that got more of one asset than this in the window is a hub: everything has its shape. */
const HUB = 1_000

/** Who swapped with more accounts than this in the window makes a market: what leaves it is not what reached it. */
const MARKET = 20

/** All hops of the ledger, looked up by who got what: over labelled bridges, by swaps, by recorded swaps. */
export function crossings(
  context: Context,
  check: Check<'chain-hopping'>,
  assets: readonly AssetUnits[],
  priceOf: PriceOf,
): Arrival['lastCrossingTo'] {
  const linked = Map.groupBy(
    [...overBridges(context, check, assets), ...recorded(context)],
    ({ taken: [{ to, asset }] }) => `${to} ${asset}`,
  )
  const swapsTo = swapsOf(context)
  const { tolerance } = check.parameters
  return (place, kinds) => {
    const unpriced: string[] = []
    const found = (linked.get(`${place.account} ${place.asset}`) ?? []).filter(
      ({ kind, taken: [{ time }] }) => kinds.includes(kind) && isWithin(time, place),
    )
    if (kinds.includes('swap')) {
      for (const { given, taken } of swapsTo(place)) {
        const even = isEvenSwap({ given, taken }, tolerance.value, priceOf)
        if (even === null)
          unpriced.push(...[...given, ...taken].map(({ id }) => id).filter((id) => priceOf(id) === null))
        const hop = even === true ? crossing('swap', given, taken) : null
        if (hop !== null) found.push(hop)
      }
    }
    return { crossing: found.toSorted(lastFirst)[0] ?? null, unpriced }
  }
}

const isWithin = (time: number | null, { since, until }: Place): boolean =>
  time !== null && time >= since && time <= until

const lastFirst = ({ taken: [a] }: Crossing, { taken: [b] }: Crossing) =>
  (b.time ?? 0) - (a.time ?? 0) || (a.id < b.id ? -1 : 1)

/** A hop that is certain; null for one without two sides. */
function crossing(kind: HopKind, given: readonly Transfer[], taken: readonly Transfer[]): Crossing | null {
  const [[give, ...gives], [take, ...takes]] = [given, taken]
  if (give === undefined || take === undefined) return null
  return { kind, given: [give, ...gives], taken: [take, ...takes], tier: 'explicit', confidence: 1 }
}

function overBridges(
  { ledger, current }: Context,
  check: Check<'chain-hopping'>,
  assets: readonly AssetUnits[],
): Crossing[] {
  const hops = heldBridgeHops(ledger, bridgePlaces(current.claims), assets, bridgeLinking(check))
  return hops.flatMap(({ deposit, withdrawal, tier, confidence }): Crossing[] => {
    const [given, taken] = [transferOf(ledger, deposit), transferOf(ledger, withdrawal)]
    if (given === null || taken === null) return []
    return [{ kind: 'bridge', given: [given], taken: [taken], tier, confidence }]
  })
}

/** Recorded swaps of which both transfers are held. */
function recorded({ ledger, facts }: Context): Crossing[] {
  return (facts.swapRecords ?? []).flatMap((record) => {
    const [given, taken] = [transferOf(ledger, record.given), transferOf(ledger, record.taken)]
    if (given === null || taken === null) return []
    return crossing('recorded-swap', [given], [taken]) ?? []
  })
}

/** The swaps by which an account that is no service got an asset. Each transaction is read once. */
function swapsOf({ ledger, isPool }: Context): (place: Place) => readonly Swap[] {
  const known = new Map<string, Swap | null>()
  const at = (chain: ChainLedger, row: number): Swap | null => {
    const key = `${chain.chain} ${row}`
    const before = known.get(key)
    if (before !== undefined) return before
    const swap = swapInto(chain, row)
    known.set(key, swap)
    return swap
  }
  return (place) => {
    if (isPool(place.account)) return []
    const { chain, rows } = receipts(ledger, place)
    if (chain === null || rows.length > HUB) return []
    const byTransaction = new Map<string, Swap>()
    for (const row of rows) {
      const swap = at(chain, row)
      if (swap !== null) byTransaction.set(chain.columns.txHashes.at(row)!, swap)
    }
    const swaps = [...byTransaction.values()]
    const others = new Set(
      swaps.flatMap(({ given, taken }) => [...given.map(({ to }) => to), ...taken.map(({ from }) => from)]),
    )
    return others.size > MARKET ? [] : swaps
  }
}

/** Rows by which the place was paid within its time. */
function receipts(ledger: Ledger, place: Place): { chain: ChainLedger | null; rows: readonly number[] } {
  const { account, asset } = place
  const chain = ledger.chains.get(account.slice(0, account.lastIndexOf(':'))) ?? null
  const holding = chain?.find(account, asset) ?? -1
  if (chain === null || holding < 0) return { chain: null, rows: [] }
  const { offsets, events } = chain.incoming
  const rows = [...events.subarray(offsets[holding], offsets[holding + 1])]
  return { chain, rows: rows.filter((row) => isWithin(chain.columns.time[row] ?? null, place)) }
}
