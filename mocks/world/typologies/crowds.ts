import { ETHEREUM, TRON } from '../addresses.ts'
import { TRON_USDT, USDT } from '../assets.ts'
import type { Typology } from '../plot.ts'
import { HOUR_MS, MINUTE_MS } from '../rhythm.ts'

/** Planted by the thousand, not for a share of the alerts; one alert each. */
const RARE = { alertShare: 0, alerts: 1 } as const

/** Many small payments of strangers gather at one customer and leave as one. */
const fanIn: Typology = {
  ...RARE,
  id: 'T08',
  script: 'fan-in',
  perThousand: 4,
  spanDays: 2,
  plant: (plot) => {
    const { random, startsAt } = plot
    const customer = plot.customer(TRON)
    let gathered = 0n
    const senders = random.int(10, 15)
    for (let i = 0; i < senders; i += 1) {
      const amount = plot.units(TRON_USDT, random.between(700, 2_400))
      gathered += amount
      const at = startsAt + random.between(0, 20) * HOUR_MS
      plot.deposit(at, plot.stranger(TRON), customer, TRON_USDT, amount)
    }
    const out = (gathered * BigInt(random.int(84, 97))) / 100n
    // To a wallet the books know: only then can anybody say whose withdrawal it is.
    const own = customer.own.get(TRON)!
    plot.withdraw(startsAt + random.between(21, 24) * HOUR_MS, own, TRON_USDT, out)
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T08' },
      verdict: 'suspicious',
      note: `${senders} unrelated senders within a day, then one withdrawal of most of it`,
    }
  },
}

/** One withdrawal is dispersed to many new wallets of similar size. */
const fanOut: Typology = {
  ...RARE,
  id: 'T09',
  script: 'fan-out',
  perThousand: 4,
  spanDays: 2,
  plant: (plot) => {
    const { random, startsAt } = plot
    const customer = plot.customer(ETHEREUM)
    const hub = plot.fresh(ETHEREUM)
    const total = plot.units(USDT, random.heavy(120_000, 0.4))
    plot.withdraw(startsAt, hub, USDT, total)
    const count = random.int(10, 16)
    let left = total
    for (let i = 0; i < count; i += 1) {
      const amount = (total * BigInt(random.int(900, 990))) / BigInt(count * 1_000)
      left -= amount
      plot.send(
        startsAt + (1 + i * 0.9 + random.unit() * 0.5) * HOUR_MS,
        hub,
        plot.fresh(ETHEREUM),
        USDT,
        amount,
      )
    }
    const note = `a withdrawal goes on to ${count} new wallets within a day, in similar parts`
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T09' },
      verdict: 'suspicious',
      note,
    }
  },
}

/** Three or more withdrawals of over US$10,000 to a wallet that did not exist the day before. */
const burst: Typology = {
  ...RARE,
  id: 'T10',
  script: 'burst-to-new-wallet',
  perThousand: 4,
  spanDays: 1,
  // Before that nobody can say that the wallet is new.
  days: [8, 88],
  plant: (plot) => {
    const { random, startsAt } = plot
    const customer = plot.customer(ETHEREUM)
    const to = plot.fresh(ETHEREUM)
    const count = random.int(3, 5)
    for (let i = 0; i < count; i += 1) {
      const amount = plot.units(USDT, random.between(82_000, 160_000))
      plot.withdraw(startsAt + (i * 3 + random.unit() * 2) * HOUR_MS, to, USDT, amount)
    }
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T10' },
      verdict: 'suspicious',
      note: 'withdrawals over US$10,000 each within a day to a new wallet',
    }
  },
}

/** Many sellers of a P2P market pay one customer, who takes the money out quickly. */
const p2pCashOut: Typology = {
  ...RARE,
  id: 'T19',
  script: 'p2p-cash-out',
  perThousand: 2,
  spanDays: 9,
  plant: (plot) => {
    const { random, startsAt } = plot
    const customer = plot.customer(TRON)
    for (let i = 0; i < 24; i += 1) {
      const amount = plot.units(TRON_USDT, random.between(18_000, 30_000))
      const at = startsAt + (i * 8 + random.unit() * 6) * HOUR_MS
      const from = i % 8 === 0 ? plot.actor('p2p-exchange', TRON) : plot.stranger(TRON)
      plot.deposit(at, from, customer, TRON_USDT, amount)
    }
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T19' },
      verdict: 'suspicious',
      note: 'some twenty P2P counterparties, over US$50,000 within ten days',
    }
  },
}

/** Three customers are paid from one wallet. */
const sharedWallet: Typology = {
  ...RARE,
  id: 'T26',
  script: 'shared-wallet',
  perThousand: 4,
  spanDays: 8,
  plant: (plot) => {
    const { random, startsAt } = plot
    const from = plot.stranger(ETHEREUM)
    const parties = new Set<ReturnType<typeof plot.customer>>()
    while (parties.size < 3) parties.add(plot.customer(ETHEREUM))
    const customers = [...parties].map(({ record }) => record.ref)
    ;[...parties].forEach((customer, i) => {
      const at = startsAt + (i * 60 + random.between(1, 40)) * HOUR_MS + random.int(0, 50) * MINUTE_MS
      plot.deposit(at, from, customer, USDT, plot.units(USDT, random.heavy(9_000, 0.5)))
    })
    return {
      customerRef: customers[0]!,
      expectedRule: { kind: 'pattern', rule: 'T26' },
      verdict: 'suspicious',
      note: `customers ${customers.join(', ')} are paid from one wallet`,
    }
  },
}

export const CROWD_TYPOLOGIES: readonly Typology[] = [fanIn, fanOut, burst, p2pCashOut, sharedWallet]
