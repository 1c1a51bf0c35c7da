import { newAccount, type Account } from '../account.ts'
import { BITCOIN, ETHEREUM, addressOf } from '../addresses.ts'
import { BTC, USDT } from '../assets.ts'
import type { Typology } from '../plot.ts'
import type { Random } from '../random.ts'
import { HOUR_MS, MINUTE_MS } from '../rhythm.ts'

/** Planted by the thousand, not for a share of the alerts; one alert each. */
const RARE = { alertShare: 0, alerts: 1 } as const

/** Payments that grow, week after week, to one young wallet: the victim is told the investment does well. */
const pigButchering: Typology = {
  ...RARE,
  id: 'T17',
  script: 'rising-payments',
  perThousand: 5,
  spanDays: 29,
  // Before that nobody can say that the wallet is young.
  days: [31, 60],
  plant: (plot) => {
    const { random, startsAt } = plot
    const customer = plot.customer(ETHEREUM)
    const to = plot.fresh(ETHEREUM)
    const count = random.int(4, 6)
    let hkd = random.between(2_000, 4_500)
    for (let i = 0; i < count; i += 1) {
      const at = startsAt + (i * (26 / count) * 24 + random.between(0, 30)) * HOUR_MS
      plot.withdraw(at, to, USDT, plot.units(USDT, hkd, at))
      hkd *= random.between(1.6, 2.4)
    }
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T17' },
      verdict: 'suspicious',
      note: `${count} rising withdrawals within 30 days to one wallet never seen before`,
    }
  },
}

/** Equal instalments at equal intervals to one wallet, then silence: somebody pays off an extortionist. */
const staggered: Typology = {
  ...RARE,
  id: 'T11',
  script: 'staggered-then-silence',
  perThousand: 3,
  spanDays: 14,
  // The silence after it must lie in the history too.
  days: [1, 68],
  plant: (plot) => {
    const { random, startsAt } = plot
    const customer = plot.customer(BITCOIN)
    const to = plot.fresh(BITCOIN)
    const instalment = plot.units(BTC, random.between(21_000, 64_000)) + BigInt(random.int(1, 900))
    for (let i = 0; i < 6; i += 1) {
      const at = startsAt + i * 52 * HOUR_MS + random.between(0, 50) * MINUTE_MS
      plot.withdraw(at, to, BTC, instalment)
    }
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T11' },
      verdict: 'suspicious',
      note: 'six equal withdrawals of an odd amount every 52 hours to one wallet, then nothing',
    }
  },
}

/** Same first two and last two bytes as `target`: what a shortened address on a screen shows. */
function lookalike(target: Account, random: Random): Account {
  const bytes = Uint8Array.from({ length: 20 }, (_, i) =>
    Number.parseInt(target.address.canonical.slice(2 + i * 2, 4 + i * 2), 16),
  )
  bytes.set(random.bytes(16), 2)
  return { address: addressOf(ETHEREUM, bytes), supply: 'open' }
}

const addressPoisoning: Typology = {
  ...RARE,
  id: 'T24',
  script: 'address-poisoning',
  perThousand: 5,
  spanDays: 2,
  plant: (plot) => {
    const { random, startsAt } = plot
    const customer = plot.customer(ETHEREUM)
    const own = customer.own.get(ETHEREUM)!
    const payee = newAccount(ETHEREUM, 'closed', random)
    const bait = lookalike(payee, random)
    const amount = plot.units(USDT, random.heavy(25_000, 0.6))
    plot.send(startsAt, own, payee, USDT, amount)
    // One smallest unit: not a payment, only a line in the victim's history.
    plot.send(startsAt + random.between(4, 40) * MINUTE_MS, bait, own, USDT, 1n)
    plot.send(startsAt + random.between(3, 20) * HOUR_MS, own, bait, USDT, amount)
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'pattern', rule: 'T24' },
      verdict: 'suspicious',
      note: 'dust from a lookalike of a payee; the next payment goes to the lookalike',
    }
  },
}

export const VICTIM_TYPOLOGIES: readonly Typology[] = [pigButchering, staggered, addressPoisoning]
