import type { Account } from '../account.ts'
import { MINT } from '../actors.ts'
import { BOND, ETH, LHKD, TRON_USDT, BTC, USDC, USDT } from '../assets.ts'
import type { Ledger } from '../ledger.ts'
import { DAY_MS } from '../prices.ts'
import type { Random } from '../random.ts'
import { HOUR_MS, MINUTE_MS } from '../rhythm.ts'
import type { Stage } from '../stage.ts'
import { roundByHand } from './platform.ts'

/** Every twelfth holder is a shop: payments gather there, and shops redeem. */
const isShop = (at: number): boolean => at % 12 === 0

/** The issuer's token at work: payments between holders, redemptions. Minting follows demand (see `funderOf`). */
export function tokenActivity(stage: Stage, ledger: Ledger, at: number, random: Random): void {
  const holders = stage.tokenHolders
  const payerAt = random.int(0, holders.length - 1)
  const payer = holders[payerAt]!
  if (random.chance(isShop(payerAt) ? 0.7 : 0.08)) {
    const amount = (ledger.balance(payer, LHKD) * BigInt(random.int(40, 100))) / 100n
    if (amount > 0n) redeem(stage, ledger, payer, amount, at, random)
    return
  }
  const toShop = random.chance(0.6)
  const payee =
    holders[
      toShop ? random.int(0, Math.floor((holders.length - 1) / 12)) * 12 : random.int(0, holders.length - 1)
    ]!
  if (payee === payer) return
  const hkd = Math.max(12, random.heavy(toShop ? 420 : 2_400, 1.1))
  const amount = roundByHand(stage.prices.units(LHKD, hkd, at), random)
  ledger.schedule({ at, moves: [{ from: payer, to: payee, asset: LHKD, amount }] })
}

/** To the redemption wallet, and burnt from there. */
function redeem(
  stage: Stage,
  ledger: Ledger,
  holder: Account,
  amount: bigint,
  at: number,
  random: Random,
): void {
  const moves = [{ from: holder, to: stage.redemption, asset: LHKD, amount, note: 'redemption' }]
  ledger.schedule({ at, optional: true, moves })
  const burnAt = at + Math.floor(random.between(20, 300) * MINUTE_MS)
  const burn = [{ from: stage.redemption, to: MINT, asset: LHKD, amount, note: 'burn' }]
  ledger.schedule({ at: burnAt, optional: true, moves: burn })
}

/** Secondary trade of the bond, within what the seller holds. */
export function bondTrade(stage: Stage, ledger: Ledger, at: number, random: Random): void {
  const [seller, buyer] = random.sample(stage.bondHolders, 2)
  const held = ledger.balance(seller!, BOND)
  if (held === 0n) return
  const amount = 1n + (held * BigInt(random.int(0, 35))) / 100n
  const moves = [{ from: seller!, to: buyer!, asset: BOND, amount, note: 'secondary trade' }]
  ledger.schedule({ at, optional: true, moves })
}

/** First day: the bond is placed. Day 60: it pays a coupon in the issuer's token. */
export function bondCalendar(stage: Stage, ledger: Ledger, day: number, random: Random): void {
  const at = stage.startsAt + day * DAY_MS
  if (day === 0) {
    for (const holder of stage.bondHolders) {
      const amount = roundByHand(BigInt(Math.round(Math.max(20, random.heavy(400, 0.9)))), random)
      const moves = [{ from: stage.bondAgent, to: holder, asset: BOND, amount, note: 'primary placement' }]
      ledger.schedule({ at: at + Math.floor(random.between(1, 5) * HOUR_MS), moves })
    }
  }
  if (day !== 60) return
  // 3.9 % a year on HK$1,000 a note, a quarter of it now, in the token's six decimals.
  const coupons = stage.bondHolders
    .map((holder) => ({ holder, amount: (ledger.balance(holder, BOND) * 1_000_000_000n * 39n) / 4_000n }))
    .filter(({ amount }) => amount > 0n)
  const total = coupons.reduce((sum, { amount }) => sum + amount, 0n)
  const mint = [{ from: MINT, to: stage.bondAgent, asset: LHKD, amount: total, note: 'mint for coupon' }]
  ledger.schedule({ at: at + HOUR_MS, moves: mint })
  for (const { holder, amount } of coupons) {
    const moves = [{ from: stage.bondAgent, to: holder, asset: LHKD, amount, note: 'coupon' }]
    ledger.schedule({ at: at + 2 * HOUR_MS, moves })
  }
}

/** Once a day the platform moves what it need not keep at hand into cold storage, and now and then some back. */
export function treasury(stage: Stage, ledger: Ledger, dayStart: number, random: Random): void {
  for (const asset of [ETH, USDT, USDC, TRON_USDT, BTC]) {
    const hot = stage.hot.get(asset.chain)!
    const cold = stage.cold.get(asset.chain)!
    const at = dayStart + Math.floor(random.between(1, 22) * HOUR_MS)
    const held = ledger.balance(hot, asset)
    if (stage.prices.fiat(asset, held, dayStart) > 80_000_000n) {
      const amount = (held * BigInt(random.int(35, 60))) / 100n
      const moves = [{ from: hot, to: cold, asset, amount, note: 'to cold storage' }]
      ledger.schedule({ at, optional: true, moves })
    } else if (random.chance(0.06)) {
      const amount = ledger.balance(cold, asset) / 5n
      const moves = [{ from: cold, to: hot, asset, amount, note: 'from cold storage' }]
      if (amount > 0n) ledger.schedule({ at, optional: true, moves })
    }
  }
}
