import type { BridgeHop } from '#core/flow/bridge-links.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { Facts } from '#core/risk/facts.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { hit, NOTHING, undecided, withoutFacts } from './behaviour.ts'
import type { PriceOf } from './chain-shapes.ts'
import { measure, thresholdOf, toPpm } from './support.ts'

/** How funds changed their chain or asset: over a bridge, by a swap the chain shows, or by one a record names. */
export type HopKind = 'bridge' | 'swap' | 'recorded-swap'

/** One hop: what somebody gave up, and what came of it. */
export interface Crossing {
  readonly kind: HopKind
  readonly given: readonly [Transfer, ...Transfer[]]
  readonly taken: readonly [Transfer, ...Transfer[]]
  /** `explicit`: the chain or a record says that both belong together. `implicit`: amount and time fit. */
  readonly tier: BridgeHop['tier']
  readonly confidence: number
}

/** Where to look for a hop: who got what, from when until when (epoch ms, both included). */
export interface Place {
  readonly account: string
  readonly asset: string
  readonly since: number
  readonly until: number
}

export interface LastCrossing {
  /** The last hop by which funds got there, or null. */
  readonly crossing: Crossing | null
  /** Transfers without a price, for want of which nobody can say whether a later swap was an even one. */
  readonly unpriced: readonly string[]
}

export interface Arrival {
  /** The transfer that is screened. */
  readonly transfer: Transfer
  readonly lastCrossingTo: (place: Place, kinds: readonly HopKind[]) => LastCrossing
  readonly facts: Facts
}

type Hopping = Check<'chain-hopping' | 'swap-hopping' | 'recorded-hopping'>

/** What each check follows, and the kind that at least one hop must be of. */
const KINDS: Readonly<Record<Hopping['detector'], { follows: readonly HopKind[]; wants: HopKind }>> = {
  'chain-hopping': { follows: ['bridge', 'swap'], wants: 'bridge' },
  'swap-hopping': { follows: ['swap'], wants: 'swap' },
  'recorded-hopping': { follows: ['bridge', 'swap', 'recorded-swap'], wants: 'recorded-swap' },
}

/**
 * T05: before the screened transfer its sender's funds made `minBridgeHops` hops or more, one after the other, all
 * within the window. Walked backwards, asset by asset: who sends this asset here got it over a bridge or by a swap,
 * for something that was itself got over a bridge or by a swap. Links over bridges are what the matching of
 * bridge-links.ts holds likely; their confidence multiplies.
 */
export function detectChainHopping(
  check: Hopping,
  { transfer, lastCrossingTo, facts }: Arrival,
  priceOf: PriceOf,
): DetectorResult {
  if (check.detector === 'recorded-hopping' && facts.swapRecords === undefined)
    return withoutFacts(check, 'swap-records')
  const { minBridgeHops, window } = check.parameters
  const { follows, wants } = KINDS[check.detector]
  if (transfer.time === null) return NOTHING
  const since = transfer.time - window.value
  const crossings: Crossing[] = []
  const unpriced: string[] = []
  const seen = new Set<string>()
  let place: Place = { account: transfer.from, asset: transfer.asset, since, until: transfer.time }
  for (;;) {
    const last = lastCrossingTo(place, follows)
    unpriced.push(...last.unpriced)
    const { crossing } = last
    const [given] = crossing?.given ?? []
    if (crossing === null || given === undefined || seen.has(given.id)) break
    if (given.time === null || given.time < since || given.time > place.until) break
    seen.add(given.id)
    crossings.unshift(crossing)
    place = { account: given.from, asset: given.asset, since, until: given.time }
  }
  if (crossings.length < minBridgeHops.value || !crossings.some(({ kind }) => kind === wants))
    return undecided(check, 'no-price', [...new Set(unpriced)])
  const rows = [...crossings.flatMap(({ given, taken }) => [...given, ...taken]), transfer]
  const swaps = crossings.filter(({ kind }) => kind !== 'bridge').length
  const assets = new Set(rows.map(({ asset }) => asset)).size
  return hit(check, {
    observed: measure('minBridgeHops', crossings.length, 'hops'),
    threshold: thresholdOf('minBridgeHops', minBridgeHops),
    movements: rows.map(({ id, asset, amount }) => ({ id, asset, amount, fiat: priceOf(id) })),
    params: {
      hops: crossings.length,
      window: window.value,
      confidence: toPpm(crossings.reduce((product, { confidence }) => product * confidence, 1)),
      chains: new Set(rows.map(({ chain }) => chain)).size,
      value: priceOf(transfer.id)?.minor.toString() ?? '',
      ...(swaps === 0 ? {} : { swaps, assets }),
    },
    ...(swaps === 0 ? {} : { variant: 'swaps' }),
  })
}
