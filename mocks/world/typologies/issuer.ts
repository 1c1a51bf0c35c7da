import { MINT } from '../actors.ts'
import { ETHEREUM } from '../addresses.ts'
import { BOND, LHKD, TRON_USDT, USDT } from '../assets.ts'
import type { Typology } from '../plot.ts'
import { HOUR_MS } from '../rhythm.ts'

/** Planted by the thousand, not for a share of the alerts; one alert each. */
const RARE = { alertShare: 0, alerts: 1 } as const

/** Issued and redeemed within the day, again and again, never used for anything. */
const mintRedeem: Typology = {
  ...RARE,
  id: 'T31',
  script: 'mint-redeem-loop',
  perThousand: 4,
  spanDays: 5,
  plant: (plot) => {
    const { random, startsAt, stage } = plot
    const holder = plot.fresh(ETHEREUM)
    const rounds = random.int(3, 4)
    for (let i = 0; i < rounds; i += 1) {
      const at = startsAt + (i * 30 + random.between(0, 3)) * HOUR_MS
      const amount = plot.units(LHKD, random.between(180_000, 260_000))
      plot.send(at, MINT, holder, LHKD, amount)
      plot.send(at + random.between(2, 14) * HOUR_MS, holder, stage.redemption, LHKD, amount)
    }
    return {
      customerRef: null,
      expectedRule: { kind: 'pattern', rule: 'T31' },
      verdict: 'suspicious',
      note: `${rounds} times issued and redeemed in full within the day by one holder`,
    }
  },
}

/** The bond goes round three accounts and comes back: volume without a change of owner. */
const circularBond: Typology = {
  ...RARE,
  id: 'T25',
  script: 'circular-bond',
  perThousand: 3,
  spanDays: 3,
  plant: (plot) => {
    const { random, startsAt, stage } = plot
    const [a, b, c] = [plot.fresh(ETHEREUM), plot.fresh(ETHEREUM), plot.fresh(ETHEREUM)]
    const notes = BigInt(random.int(60, 240))
    plot.send(startsAt, stage.bondAgent, a, BOND, notes)
    let at = startsAt + random.between(20, 26) * HOUR_MS
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      plot.send(at, from, to, BOND, notes)
      at += random.between(2, 7) * HOUR_MS
    }
    return {
      customerRef: null,
      expectedRule: { kind: 'pattern', rule: 'T25' },
      verdict: 'suspicious',
      note: 'bond notes return to their first holder within a day through two others',
    }
  },
}

/** Dealings with an exchange that asks its customers nothing. */
const highRiskExchange: Typology = {
  ...RARE,
  id: 'T18',
  script: 'high-risk-exchange',
  perThousand: 16,
  spanDays: 0,
  plant: (plot) => {
    const { random, startsAt } = plot
    const asset = random.pick([USDT, TRON_USDT])
    const category = random.pick(['high-risk-exchange', 'instant-exchange'])
    const customer = plot.customer(asset.chain)
    const other = plot.actor(category, asset.chain)
    const amount = plot.units(asset, random.between(8_500, 60_000))
    if (random.chance(0.5)) plot.withdraw(startsAt, other, asset, amount)
    else plot.deposit(startsAt, other, customer, asset, amount)
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'direct', category },
      verdict: random.chance(0.3) ? 'suspicious' : 'explainable',
      note: `over US$1,000 with a ${category}`,
    }
  },
}

export const ISSUER_TYPOLOGIES: readonly Typology[] = [mintRedeem, circularBond, highRiskExchange]
