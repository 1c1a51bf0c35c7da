import type { TaintMethod } from '#core/flow/policies/taint.ts'
import type { Rational } from './rational.ts'
import { ZERO, add, multiply, rational, subtract, toNumber } from './rational.ts'

/** One transfer of the naive reference; `ruling` as in policies/taint.ts. */
export interface NaiveRow {
  readonly from: string
  readonly to: string
  readonly amount: bigint
  readonly ruling: 'none' | 'tainted' | 'clean'
}

export interface NaiveResult {
  readonly carried: number[]
  readonly held: Map<string, number>
  readonly balance: Map<string, bigint>
}

/** The six rules as their definitions read, over maps and exact numbers, coin by coin where order matters. */
export function naiveTaint(rows: readonly NaiveRow[], method: TaintMethod): NaiveResult {
  if (method === 'fifo' || method === 'lifo') return coinByCoin(rows, method)
  const balance = new Map<string, bigint>()
  const taint = new Map<string, Rational>()
  const carried: number[] = []
  for (const { from, to, amount, ruling } of rows) {
    const held = balance.get(from) ?? 0n
    const sent = amount < held ? amount : held
    const own = taint.get(from) ?? ZERO
    const leaves = method === 'poison' ? own : leaving(method, own, sent, held)
    if (method !== 'poison') taint.set(from, subtract(own, leaves))
    balance.set(from, held - sent)
    const poisoned = method === 'poison' && own.top > 0n
    const passed = method === 'poison' ? rational(poisoned ? amount : 0n) : leaves
    const moved = ruling === 'none' ? passed : rational(ruling === 'tainted' ? amount : 0n)
    carried.push(toNumber(moved))
    taint.set(to, add(taint.get(to) ?? ZERO, moved))
    balance.set(to, (balance.get(to) ?? 0n) + amount)
  }
  const held = new Map<string, number>()
  for (const [name, value] of taint) {
    held.set(
      name,
      method === 'poison' ? (value.top > 0n ? Number(balance.get(name) ?? 0n) : 0) : toNumber(value),
    )
  }
  return { carried, held, balance }
}

function leaving(method: TaintMethod, taint: Rational, sent: bigint, held: bigint): Rational {
  if (held === 0n) return ZERO
  if (method === 'haircut') return multiply(taint, rational(sent, held))
  const whole = taint.top / taint.bottom
  if (method === 'seniority') return rational(whole < sent ? whole : sent)
  const clean = held - whole
  return rational(sent > clean ? sent - clean : 0n)
}

/** Every account is a list of single coins, each tainted or not. */
function coinByCoin(rows: readonly NaiveRow[], method: 'fifo' | 'lifo'): NaiveResult {
  const coins = new Map<string, boolean[]>()
  const of = (name: string) => {
    if (!coins.has(name)) coins.set(name, [])
    return coins.get(name)!
  }
  const carried: number[] = []
  for (const { from, to, amount, ruling } of rows) {
    const moved: boolean[] = []
    for (let at = 0n; at < amount; at++) {
      const coin = method === 'fifo' ? of(from).shift() : of(from).pop()
      moved.push(ruling === 'none' ? (coin ?? false) : ruling === 'tainted')
    }
    of(to).push(...moved)
    carried.push(moved.filter(Boolean).length)
  }
  const held = new Map([...coins].map(([name, list]) => [name, list.filter(Boolean).length]))
  return { carried, held, balance: new Map([...coins].map(([name, list]) => [name, BigInt(list.length)])) }
}
