import { BITCOIN, ETHEREUM, TRON } from '../addresses.ts'
import { BTC, ETH, LHKD, TRON_USDT, USDC, USDT } from '../assets.ts'
import type { PlantClaim } from '../plant-draft.ts'
import type { Plot, Typology } from '../plot.ts'
import { roundByHand } from '../traffic/platform.ts'
import type { PlantedInstance, WorldAsset } from '../types.ts'

type Verdict = PlantedInstance['verdict']

interface DirectCase {
  readonly id: string
  readonly category: string
  readonly alertShare: number
  /** Probability that the customer pays out to it (otherwise receives from it). */
  readonly outward: number
  readonly medianHkd: number
  /** Least value of what the rule must see; smaller ones (the noise) are expected to raise nothing. */
  readonly leastHkd?: number
  /** Probabilities of suspicious and explainable; the rest is noise. */
  readonly odds: readonly [suspicious: number, explainable: number]
  readonly note: string
}

/** Contacts of a customer with an attributed address, one transfer each. */
const CASES: readonly DirectCase[] = [
  {
    id: 'T20',
    category: 'gambling',
    alertShare: 0.27,
    outward: 0.6,
    medianHkd: 62_000,
    // The rule starts at USD 5,000; stakes below it are planted too, and should stay silent.
    leastHkd: 46_000,
    odds: [0.05, 0.35],
    note: 'stakes and winnings of an online casino',
  },
  {
    id: 'T17',
    category: 'scam',
    alertShare: 0.16,
    outward: 0.75,
    medianHkd: 9_000,
    odds: [0.4, 0.15],
    note: 'payment to or from an address attributed to an investment scam',
  },
  {
    id: 'T03',
    category: 'mixer',
    alertShare: 0.1,
    outward: 0.35,
    medianHkd: 12_000,
    odds: [0.35, 0.2],
    note: 'deposit from or withdrawal to a mixing service',
  },
  {
    id: 'T13',
    category: 'darknet-market',
    alertShare: 0.05,
    outward: 0.6,
    medianHkd: 2_500,
    odds: [0.6, 0.05],
    note: 'darknet market on the other side',
  },
  {
    id: 'T01',
    category: 'sanctioned-entity',
    alertShare: 0.02,
    outward: 0.4,
    medianHkd: 30_000,
    odds: [0.8, 0.05],
    note: 'listed entity on the other side while the listing was in force',
  },
  {
    id: 'T14',
    category: 'ransomware',
    alertShare: 0.02,
    outward: 0.6,
    medianHkd: 60_000,
    odds: [0.75, 0.1],
    note: 'ransom payment through the platform, or proceeds paid in',
  },
  {
    id: 'T12',
    category: 'stolen-funds',
    alertShare: 0.03,
    outward: 0.05,
    medianHkd: 45_000,
    odds: [0.75, 0.05],
    note: 'proceeds of an exploit paid in',
  },
  {
    id: 'T19',
    category: 'illicit-actor',
    alertShare: 0.05,
    outward: 0.45,
    medianHkd: 20_000,
    odds: [0.55, 0.1],
    note: 'wallet of a laundering ring on the other side',
  },
]

const SETTLED_ON: readonly WorldAsset[] = [USDT, TRON_USDT, BTC, USDC, ETH]

function verdictOf([suspicious, explainable]: readonly [number, number], draw: number): Verdict {
  if (draw < suspicious) return 'suspicious'
  return draw < suspicious + explainable ? 'explainable' : 'noise'
}

function contact(plot: Plot, which: DirectCase): PlantClaim {
  const { random, startsAt, stage } = plot
  const asset = random.pick(SETTLED_ON.filter(({ chain }) => stage.actors.has(which.category, chain)))
  const verdict = verdictOf(which.odds, random.unit())
  const other = plot.actor(which.category, asset.chain)
  const customer = plot.customer(asset.chain)
  // Noise is mostly dust: far below what anybody would launder.
  const median = verdict === 'noise' ? which.medianHkd / 12 : which.medianHkd
  const least = verdict === 'noise' ? 20 : (which.leastHkd ?? 20)
  const amount = roundByHand(plot.units(asset, Math.max(least, random.heavy(median, 0.8))), random)
  if (random.chance(which.outward)) plot.withdraw(startsAt, other, asset, amount)
  else plot.deposit(startsAt, other, customer, asset, amount)
  return {
    customerRef: customer.record.ref,
    expectedRule:
      verdict === 'noise' && which.leastHkd !== undefined
        ? null
        : { kind: 'direct', category: which.category },
    verdict,
    note: which.note,
  }
}

const contacts: readonly Typology[] = CASES.map((which) => ({
  id: which.id,
  script: `direct-${which.category}`,
  alertShare: which.alertShare,
  alerts: 1,
  spanDays: 0,
  plant: (plot) => contact(plot, which),
}))

/** A holder of the issuer's token is paid by somebody who is on a list; the holder redeems. */
const tokenContact: Typology = {
  id: 'T31',
  script: 'direct-token-holder',
  alertShare: 0.04,
  alerts: 1,
  spanDays: 1,
  plant: (plot) => {
    const category = plot.random.pick(['scam', 'illicit-actor', 'mixer'])
    const other = plot.actor(category, ETHEREUM)
    const holder = plot.fresh(ETHEREUM)
    const amount = plot.units(LHKD, plot.random.heavy(5_000, 0.8))
    plot.send(plot.startsAt, other, holder, LHKD, amount)
    plot.send(
      plot.startsAt + plot.random.between(2, 18) * 3_600_000,
      holder,
      plot.stage.redemption,
      LHKD,
      amount,
    )
    return {
      customerRef: null,
      expectedRule: { kind: 'direct', category },
      verdict: plot.random.chance(0.4) ? 'suspicious' : 'noise',
      note: 'token holder paid by an attributed address, then redeemed',
    }
  },
}

/** Somebody whose relationship was ended comes back through another customer. */
const exitedCustomer: Typology = {
  id: 'T30',
  script: 'exited-customer',
  alertShare: 0.04,
  alerts: 1,
  spanDays: 0,
  days: [46, 89],
  plant: (plot) => {
    const { random, stage, startsAt } = plot
    const former = random.pick(stage.exited)
    const asset = random.pick([USDT, ETH, TRON_USDT, BTC].filter(({ chain }) => former.own.has(chain)))
    const customer = plot.customer(asset.chain)
    const amount = plot.units(asset, random.heavy(8_000, 0.7))
    if (random.chance(0.7)) plot.deposit(startsAt, former.own.get(asset.chain)!, customer, asset, amount)
    else plot.withdraw(startsAt, former.own.get(asset.chain)!, asset, amount)
    return {
      customerRef: customer.record.ref,
      expectedRule: { kind: 'direct', category: 'internal-exited' },
      verdict: random.chance(0.6) ? 'suspicious' : 'explainable',
      note: `wallet of former customer ${former.record.ref} deals with the platform through another customer`,
    }
  },
}

/** Small donations of several customers to one campaign address. */
const campaign: Typology = {
  id: 'T15',
  script: 'campaign-donations',
  alertShare: 0,
  alerts: 4,
  perThousand: 1,
  spanDays: 2,
  plant: (plot) => {
    const asset = plot.random.pick([BTC, TRON_USDT])
    const to = plot.actor('terrorism', asset.chain === BITCOIN ? BITCOIN : TRON)
    for (let i = 0; i < 4; i += 1) {
      const at = plot.startsAt + plot.random.between(i * 8, i * 8 + 7) * 3_600_000
      plot.withdraw(at, to, asset, plot.units(asset, plot.random.between(150, 700)))
    }
    return {
      customerRef: null,
      expectedRule: { kind: 'direct', category: 'terrorism' },
      verdict: 'suspicious',
      note: 'four small donations to one proscribed campaign',
    }
  },
}

export const DIRECT_TYPOLOGIES: readonly Typology[] = [...contacts, tokenContact, exitedCustomer, campaign]
