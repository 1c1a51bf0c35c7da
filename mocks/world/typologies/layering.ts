import { BITCOIN, ETHEREUM, TRON } from '../addresses.ts'
import { BTC, TRON_USDT, USDT } from '../assets.ts'
import type { Typology } from '../plot.ts'
import { HOUR_MS, MINUTE_MS } from '../rhythm.ts'

/** Proceeds shrink hop by hop: one output peels off, the larger moves on. One peel is paid in at the platform. */
const peelChain: Typology = {
  id: 'T04',
  script: 'peel-chain',
  alertShare: 0,
  alerts: 1,
  perThousand: 6,
  spanDays: 6,
  plant: (plot) => {
    const { random } = plot
    const customer = plot.customer(BITCOIN)
    const hops = random.int(6, 9)
    const cashOutAt = random.int(1, 3)
    let at = plot.startsAt
    let left = plot.units(BTC, random.heavy(900_000, 0.4))
    let holder = plot.fresh(BITCOIN)
    plot.send(at, plot.actor('darknet-market', BITCOIN), holder, BTC, left)
    for (let hop = 0; hop < hops; hop += 1) {
      at += random.between(2, 14) * HOUR_MS
      const peel = (left * BigInt(random.int(6, 25))) / 100n
      const next = plot.fresh(BITCOIN)
      const to = hop === cashOutAt ? customer.deposit.get(BITCOIN)! : plot.fresh(BITCOIN)
      plot.sendTogether(at, [
        { from: holder, to, asset: BTC, amount: peel },
        { from: holder, to: next, asset: BTC, amount: left - peel },
      ])
      left -= peel
      holder = next
    }
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T04' },
      verdict: 'suspicious',
      note: `${hops} peels of 6-25 %; peel ${cashOutAt + 1} is paid in at the platform`,
    }
  },
}

/** Stolen funds cross a bridge and come back over it within the day, at nearly the same value. */
const bridgeHop: Typology = {
  id: 'T05',
  script: 'bridge-hop',
  alertShare: 0,
  alerts: 1,
  perThousand: 6,
  spanDays: 2,
  plant: (plot) => {
    const { random } = plot
    const customer = plot.customer(ETHEREUM)
    const amount = plot.units(USDT, random.heavy(150_000, 0.5))
    const [before, between, after] = [plot.fresh(ETHEREUM), plot.fresh(TRON), plot.fresh(ETHEREUM)]
    let at = plot.startsAt
    plot.send(at, plot.actor('stolen-funds', ETHEREUM), before, USDT, amount)
    at += random.between(0.3, 3) * HOUR_MS
    plot.send(at, before, plot.actor('bridge', ETHEREUM), USDT, amount)
    at += random.between(6, 40) * MINUTE_MS
    const arrived = (amount * BigInt(random.int(9_930, 9_985))) / 10_000n
    plot.send(at, plot.actor('bridge', TRON), between, TRON_USDT, arrived)
    at += random.between(0.5, 4) * HOUR_MS
    plot.send(at, between, plot.actor('bridge', TRON), TRON_USDT, arrived)
    at += random.between(6, 40) * MINUTE_MS
    const back = (arrived * BigInt(random.int(9_930, 9_985))) / 10_000n
    plot.send(at, plot.actor('bridge', ETHEREUM), after, USDT, back)
    at += random.between(1, 12) * HOUR_MS
    plot.deposit(at, after, customer, USDT, back)
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T05' },
      verdict: 'suspicious',
      note: 'stolen on Ethereum, over the bridge to Tron and back, paid in; the trace stops at the bridge',
    }
  },
}

/** In and almost all out again within the hour, at a customer the firm rates high. */
const passThrough: Typology = {
  id: 'T07',
  script: 'pass-through',
  alertShare: 0,
  alerts: 1,
  perThousand: 10,
  spanDays: 1,
  plant: (plot) => {
    const { random, startsAt } = plot
    const asset = random.pick([USDT, TRON_USDT])
    const customer = plot.customer(asset.chain, ({ record }) => record.riskRating === 'high')
    const amount = plot.units(asset, Math.max(12_000, random.heavy(60_000, 0.5)))
    plot.deposit(startsAt, plot.stranger(asset.chain), customer, asset, amount)
    const out = (amount * BigInt(random.int(88, 99))) / 100n
    const own = customer.own.get(asset.chain)!
    plot.withdraw(startsAt + random.between(9, 50) * MINUTE_MS, own, asset, out)
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T07' },
      verdict: 'suspicious',
      note: '88-99 % of a deposit leaves within the hour',
    }
  },
}

/** Equal outputs enter a mixer together and come back from it, to be paid in. */
const mixerRound: Typology = {
  id: 'T03',
  script: 'mixer-round',
  alertShare: 0,
  alerts: 2,
  perThousand: 4,
  spanDays: 4,
  plant: (plot) => {
    const { random } = plot
    const customer = plot.customer(BITCOIN)
    const mixer = plot.actor('mixer', BITCOIN)
    const source = plot.stranger(BITCOIN)
    const piece = plot.units(BTC, random.pick([10_000, 20_000, 50_000]))
    const three = [0, 1, 2]
    plot.sendTogether(
      plot.startsAt,
      three.map(() => ({ from: source, to: mixer, asset: BTC, amount: piece })),
    )
    for (const i of three.slice(0, 2)) {
      const at = plot.startsAt + random.between(20 + i * 24, 40 + i * 24) * HOUR_MS
      plot.deposit(at, mixer, customer, BTC, (piece * 98n) / 100n)
    }
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'direct', category: 'mixer' },
      verdict: 'suspicious',
      note: 'three equal outputs into a mixer; two come out to the same customer',
    }
  },
}

export const LAYERING_TYPOLOGIES: readonly Typology[] = [peelChain, bridgeHop, passThrough, mixerRound]
