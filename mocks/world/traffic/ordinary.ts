import { isActive } from '../customers.ts'
import type { Ledger } from '../ledger.ts'
import { DAY_MS } from '../prices.ts'
import type { Random } from '../random.ts'
import { hktDayOfMonth, instantInDay } from '../rhythm.ts'
import type { Stage } from '../stage.ts'
import { bondTrade, tokenActivity } from './issuance.ts'
import { deposit, outside, withdrawal } from './platform.ts'

export type OrdinaryDay = (day: number, upTo: number) => void

/**
 * Ordinary traffic: `fill(day, upTo)` adds activity to a day until the day holds `upTo` transfers
 * (funding and overnight sweeps come on top; the next day's aim makes up for them).
 */
export function ordinaryTraffic(stage: Stage, ledger: Ledger, random: Random): OrdinaryDay {
  const totals: number[] = []
  for (const { weight } of stage.customers) totals.push((totals.at(-1) ?? 0) + weight)
  return (day, upTo) => {
    const dayStart = stage.startsAt + day * DAY_MS
    const stream = random.fork(`day/${day}`)
    salaries(stage, ledger, dayStart, stream)
    // An activity can come to nothing (a customer not yet here, a seller with nothing): bounded, not endless.
    let room = upTo - ledger.planned(day)
    for (let tries = 0; room > 0 && tries < upTo * 4; tries += 1) {
      const before = ledger.scheduled
      oneActivity(stage, ledger, dayStart, totals, stream)
      room -= Math.min(room, ledger.scheduled - before)
    }
  }
}

function salaries(stage: Stage, ledger: Ledger, dayStart: number, random: Random): void {
  const today = hktDayOfMonth(dayStart + DAY_MS / 2)
  for (const customer of stage.customers) {
    if (customer.salaryDay !== today || !isActive(customer, dayStart)) continue
    // Not everybody, not every month.
    if (random.chance(0.25))
      deposit(stage, ledger, customer, instantInDay(dayStart, random, customer.hour), random, 1.5)
  }
}

function oneActivity(
  stage: Stage,
  ledger: Ledger,
  dayStart: number,
  totals: readonly number[],
  random: Random,
): void {
  const draw = random.unit()
  if (draw < 0.36) return tokenActivity(stage, ledger, instantInDay(dayStart, random), random)
  if (draw < 0.39) return bondTrade(stage, ledger, instantInDay(dayStart, random), random)
  const customer = stage.customers[random.byCumulative(totals)]!
  const at = instantInDay(dayStart, random, random.chance(0.7) ? customer.hour : null)
  if (!isActive(customer, at)) return
  if (draw < 0.66) return deposit(stage, ledger, customer, at, random)
  if (draw < 0.88) return withdrawal(stage, ledger, customer, at, random)
  outside(stage, ledger, customer, at, random)
}
