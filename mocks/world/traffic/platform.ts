import { ETHEREUM } from '../addresses.ts'
import type { Account } from '../account.ts'
import type { CustomerParty } from '../customers.ts'
import type { Ledger } from '../ledger.ts'
import type { Random } from '../random.ts'
import { MINUTE_MS } from '../rhythm.ts'
import type { Stage } from '../stage.ts'
import type { WorldAsset } from '../types.ts'

/** The deposit wallet is emptied into the hot wallet some time later, as platforms do. */
export function sweep(
  stage: Stage,
  ledger: Ledger,
  customer: CustomerParty,
  asset: WorldAsset,
  amount: bigint,
  depositedAt: number,
  random: Random,
): void {
  const from = customer.deposit.get(asset.chain)!
  const to = stage.hot.get(asset.chain)!
  const at = depositedAt + Math.floor(random.between(25, 240) * MINUTE_MS)
  ledger.schedule({ at, moves: [{ from, to, asset, amount, note: 'deposit sweep' }] })
}

function depositor(stage: Stage, customer: CustomerParty, asset: WorldAsset, random: Random): Account {
  const draw = random.unit()
  if (draw < 0.52) return customer.own.get(asset.chain)!
  if (draw < 0.9) return random.pick(stage.actors.of('exchange', asset.chain))
  if (stage.actors.has('mining', asset.chain)) return random.pick(stage.actors.of('mining', asset.chain))
  return random.pick(stage.actors.of('payment-processor', asset.chain))
}

/** People type round numbers: keeps two or three leading digits of an amount, most of the time. */
export function roundByHand(amount: bigint, random: Random): bigint {
  if (random.chance(0.3)) return amount
  const keep = random.chance(0.5) ? 2 : 3
  const scale = 10n ** BigInt(Math.max(0, amount.toString().length - keep))
  return (amount / scale) * scale
}

function amountOf(
  stage: Stage,
  customer: CustomerParty,
  asset: WorldAsset,
  at: number,
  random: Random,
  scale = 1,
): bigint {
  const hkd = Math.min(9e6, Math.max(60, random.heavy(customer.medianHkd, 1.25))) * scale
  return roundByHand(stage.prices.units(asset, hkd, at), random)
}

const favourite = (customer: CustomerParty, random: Random): WorldAsset =>
  random.chance(0.65) ? customer.assets[0]! : random.pick(customer.assets)

/** A customer pays in, from their own wallet, another exchange, a processor or a mining pool. */
export function deposit(
  stage: Stage,
  ledger: Ledger,
  customer: CustomerParty,
  at: number,
  random: Random,
  scale = 1,
): void {
  const asset = favourite(customer, random)
  const issued = asset.symbol === 'LHKD'
  const from = issued ? customer.own.get(asset.chain)! : depositor(stage, customer, asset, random)
  const amount = amountOf(stage, customer, asset, at, random, scale)
  const to = customer.deposit.get(asset.chain)!
  ledger.schedule({ at, moves: [{ from, to, asset, amount }] })
  sweep(stage, ledger, customer, asset, amount, at, random)
}

/** A customer takes out, mostly to their own wallet. */
export function withdrawal(
  stage: Stage,
  ledger: Ledger,
  customer: CustomerParty,
  at: number,
  random: Random,
): void {
  const asset = favourite(customer, random)
  const own = asset.symbol === 'LHKD' || random.chance(0.7)
  const to = own
    ? customer.own.get(asset.chain)!
    : random.pick(stage.actors.of(random.chance(0.8) ? 'exchange' : 'payment-processor', asset.chain))
  const amount = amountOf(stage, customer, asset, at, random)
  ledger.schedule({ at, moves: [{ from: stage.hot.get(asset.chain)!, to, asset, amount }] })
}

/** Life outside the platform: wallets swap, pay and send to other exchanges. */
export function outside(
  stage: Stage,
  ledger: Ledger,
  customer: CustomerParty,
  at: number,
  random: Random,
): void {
  const asset = random.pick(customer.assets.filter((a) => a.symbol !== 'LHKD').concat(customer.assets[0]!))
  const category =
    asset.chain === ETHEREUM && random.chance(0.4) ? 'defi' : random.pick(['exchange', 'payment-processor'])
  const to = random.pick(stage.actors.of(category, asset.chain))
  const amount = amountOf(stage, customer, asset, at, random, 0.6)
  ledger.schedule({ at, moves: [{ from: customer.own.get(asset.chain)!, to, asset, amount }] })
}
