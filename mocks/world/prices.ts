import { ASSETS, BOND, BTC, ETH, LHKD } from './assets.ts'
import { exp } from './exp.ts'
import type { Random } from './random.ts'
import type { WorldAsset, WorldPrice } from './types.ts'

export const DAY_MS = 86_400_000

/** UTC day number of an instant; prices change at midnight UTC. */
const dayNumber = (time: number): number => Math.floor(time / DAY_MS)

/** HKD cents of an amount at a price per whole unit, rounded half up (amounts are never negative). */
export function hkdMinorOf(amount: bigint, hkdMinorPerUnit: bigint, decimals: number): bigint {
  const unit = 10n ** BigInt(decimals)
  return (amount * hkdMinorPerUnit + unit / 2n) / unit
}

/** Starting price in cents and daily volatility of the log price. Stablecoins and the bond return to their par. */
const WALKS: Record<string, { readonly start: number; readonly sigma: number; readonly par: boolean }> = {
  [BTC.id]: { start: 78_000_000, sigma: 0.022, par: false },
  [ETH.id]: { start: 2_700_000, sigma: 0.03, par: false },
  [LHKD.id]: { start: 100, sigma: 0, par: true },
  [BOND.id]: { start: 99_800, sigma: 0.0012, par: true },
}
const USD_STABLE = { start: 780, sigma: 0.0012, par: true }

function walk(asset: WorldAsset, days: number, random: Random): bigint[] {
  const { start, sigma, par } = WALKS[asset.id] ?? USD_STABLE
  let offset = 0
  return Array.from({ length: days }, () => {
    const price = BigInt(Math.round(start * exp(offset)))
    offset = (par ? offset * 0.7 : offset) + sigma * random.normal()
    return price
  })
}

/** Daily demonstration prices, looked up by instant. */
export class PriceBook {
  readonly #firstDay: number
  readonly #byAsset = new Map<string, readonly bigint[]>()

  constructor(startsAt: number, endsAt: number, random: Random) {
    this.#firstDay = dayNumber(startsAt)
    const days = dayNumber(endsAt) - this.#firstDay + 1
    for (const asset of ASSETS) this.#byAsset.set(asset.id, walk(asset, days, random.fork(asset.id)))
  }

  /** @throws RangeError outside the history. */
  at(asset: WorldAsset, time: number): bigint {
    const price = this.#byAsset.get(asset.id)?.[dayNumber(time) - this.#firstDay]
    if (price === undefined) throw new RangeError(`no demonstration price of ${asset.symbol} at ${time}`)
    return price
  }

  fiat(asset: WorldAsset, amount: bigint, time: number): bigint {
    return hkdMinorOf(amount, this.at(asset, time), asset.decimals)
  }

  /** Smallest units worth about `hkd` dollars at the time, at least one. */
  units(asset: WorldAsset, hkd: number, time: number): bigint {
    const units = (BigInt(Math.round(hkd * 100)) * 10n ** BigInt(asset.decimals)) / this.at(asset, time)
    return units > 0n ? units : 1n
  }

  rows(): WorldPrice[] {
    return [...this.#byAsset].flatMap(([asset, prices]) =>
      prices.map((hkdMinor, i) => ({
        asset,
        day: new Date((this.#firstDay + i) * DAY_MS).toISOString().slice(0, 10),
        hkdMinor,
        source: 'demonstration price' as const,
      })),
    )
  }
}
