import type { Account } from '../account.ts'
import { BTC, TRON_USDT, USDT } from '../assets.ts'
import type { Plot, Typology } from '../plot.ts'
import { HOUR_MS } from '../rhythm.ts'
import type { WorldAsset } from '../types.ts'

const SEVERE = ['sanctioned-entity', 'stolen-funds', 'ransomware', 'darknet-market'] as const

/** What one chain of wallets carries: `share` of what reaches the customer comes from the first of them. */
interface Trail {
  readonly asset: WorldAsset
  readonly category: string
  readonly hops: number
  readonly share: number
  readonly through?: 'exchange'
}

/**
 * Risk address -> fresh wallets -> customer, `hops` transfers in all. The first wallet also gets clean funds from
 * an exchange, so that `share` of everything after it comes from the risk address (haircut).
 */
function layTrail(plot: Plot, { asset, category, hops, share, through }: Trail): string {
  const { random } = plot
  const customer = plot.customer(asset.chain)
  const total = plot.units(asset, random.heavy(40_000, 0.7))
  const tainted = (total * BigInt(Math.round(share * 10_000))) / 10_000n
  let at = plot.startsAt
  let holder: Account = plot.fresh(asset.chain)
  if (total > tainted) {
    plot.send(at, plot.actor('exchange', asset.chain), holder, asset, total - tainted)
  }
  at += random.between(1, 5) * HOUR_MS
  plot.send(at, plot.actor(category, asset.chain), holder, asset, tainted)
  for (let hop = 2; hop < hops; hop += 1) {
    at += random.between(1, 14) * HOUR_MS
    const next = plot.fresh(asset.chain)
    plot.send(at, holder, next, asset, total)
    holder = next
  }
  at += random.between(1, 14) * HOUR_MS
  if (through) {
    plot.send(at, holder, plot.actor(through, asset.chain), asset, total)
    at += random.between(1, 6) * HOUR_MS
    holder = plot.actor(through, asset.chain)
  }
  plot.deposit(at, holder, customer, asset, total)
  return customer.record.ref
}

function pickTrail(plot: Plot): Pick<Trail, 'asset' | 'category'> {
  const asset = plot.random.pick([USDT, TRON_USDT, BTC])
  const category = plot.random.pick(SEVERE.filter((c) => plot.stage.actors.has(c, asset.chain)))
  return { asset, category }
}

const layered: Typology = {
  id: 'T02',
  script: 'indirect-severe',
  alertShare: 0.1,
  alerts: 1,
  spanDays: 3,
  plant: (plot) => {
    const { asset, category } = pickTrail(plot)
    const hops = plot.random.int(2, 5)
    const share = plot.random.pick([0.02, 0.05, 0.12, 0.3, 0.6, 1])
    const customerRef = layTrail(plot, { asset, category, hops, share })
    return {
      customerRef,
      expectedRule: { kind: 'indirect', category },
      verdict: share >= 0.3 ? 'suspicious' : plot.random.chance(0.4) ? 'explainable' : 'noise',
      note: `${share * 100} % of the deposit comes from ${category} ${hops} transfers away`,
    }
  },
}

/** Below the line: what a lower threshold would gain. */
const belowLine: Typology = {
  id: 'T02',
  script: 'indirect-below-line',
  alertShare: 0,
  alerts: 0,
  perThousand: 14,
  spanDays: 2,
  plant: (plot) => {
    const share = plot.random.pick([0.002, 0.004, 0.007])
    const customerRef = layTrail(plot, { ...pickTrail(plot), hops: 3, share })
    const note = `${share * 100} % only: below the threshold of 1 %`
    return { customerRef, expectedRule: null, verdict: 'noise', note }
  },
}

const tooFar: Typology = {
  id: 'T02',
  script: 'indirect-too-far',
  alertShare: 0,
  alerts: 0,
  perThousand: 6,
  spanDays: 5,
  plant: (plot) => {
    const customerRef = layTrail(plot, { ...pickTrail(plot), hops: 7, share: 0.5 })
    return {
      customerRef,
      expectedRule: null,
      verdict: 'suspicious',
      note: 'seven transfers away: beyond five hops',
    }
  },
}

const throughService: Typology = {
  id: 'T02',
  script: 'indirect-through-service',
  alertShare: 0,
  alerts: 0,
  perThousand: 6,
  spanDays: 3,
  plant: (plot) => {
    const customerRef = layTrail(plot, { ...pickTrail(plot), hops: 3, share: 1, through: 'exchange' })
    const note = 'the trail enters an exchange: the trace stops there, what leaves is the exchange’s'
    return { customerRef, expectedRule: null, verdict: 'noise', note }
  },
}

/** The other direction: harmless when it leaves the platform, at a listed address some hours later. */
const outward: Typology = {
  id: 'T02',
  script: 'indirect-destination',
  alertShare: 0,
  alerts: 0,
  perThousand: 8,
  spanDays: 2,
  plant: (plot) => {
    const { random, startsAt } = plot
    const { asset, category } = pickTrail(plot)
    const customer = plot.customer(asset.chain)
    const [first, second] = [plot.fresh(asset.chain), plot.fresh(asset.chain)]
    const amount = plot.units(asset, random.heavy(30_000, 0.6))
    plot.withdraw(startsAt, first, asset, amount)
    plot.send(startsAt + random.between(1, 12) * HOUR_MS, first, second, asset, amount)
    plot.send(
      startsAt + random.between(13, 30) * HOUR_MS,
      second,
      plot.actor(category, asset.chain),
      asset,
      amount,
    )
    return {
      customerRef: customer.record.ref,
      expectedRule: null,
      verdict: 'suspicious',
      note: `a withdrawal reaches ${category} two wallets later: destination of funds, seen when screened again`,
    }
  },
}

export const INDIRECT_TYPOLOGIES: readonly Typology[] = [layered, belowLine, tooFar, throughService, outward]
