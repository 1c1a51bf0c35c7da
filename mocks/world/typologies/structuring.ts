import { LHKD, TRON_USDT, USDC, USDT } from '../assets.ts'
import type { Plot, Typology } from '../plot.ts'
import { HOUR_MS } from '../rhythm.ts'

/** The threshold of the Hong Kong guideline, in dollars. */
export const STRUCTURING_THRESHOLD_HKD = 8_000

/** 3 to 6 payments of 72-97 % of the threshold, all within `hours` of the first. */
function payments(plot: Plot, hours: number): { readonly customerRef: string; readonly count: number } {
  const { random, startsAt } = plot
  const asset = random.pick([USDT, USDC, LHKD, TRON_USDT])
  const customer = plot.customer(asset.chain)
  const count = random.int(3, 6)
  const inward = random.chance(0.65)
  const step = (hours * 0.94) / count
  for (let i = 0; i < count; i += 1) {
    const at = startsAt + (i * step + random.between(0, step * 0.9)) * HOUR_MS
    const hkd = STRUCTURING_THRESHOLD_HKD * random.between(0.72, 0.97)
    const amount = plot.units(asset, hkd, at)
    const own = customer.own.get(asset.chain)!
    if (inward) plot.deposit(at, own, customer, asset, amount)
    else plot.withdraw(at, own, asset, amount)
  }
  return { customerRef: customer.record.ref, count }
}

const script = (name: string, hours: number, alertShare: number, spanDays: number): Typology => ({
  id: 'T06',
  script: name,
  alertShare,
  alerts: 1,
  spanDays,
  plant: (plot) => {
    const { customerRef, count } = payments(plot, hours)
    return {
      customerRef,
      expectedRule: { kind: 'structuring' },
      verdict: plot.random.chance(0.45) ? 'suspicious' : plot.random.chance(0.6) ? 'explainable' : 'noise',
      note: `${count} payments just under HK$8,000 within ${hours === 24 ? '24 hours' : 'seven days'}`,
    }
  },
})

export const STRUCTURING_TYPOLOGIES: readonly Typology[] = [
  script('structuring-24h', 24, 0.07, 2),
  script('structuring-7d', 7 * 24, 0.05, 8),
]
