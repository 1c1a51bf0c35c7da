import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forwardGraph } from '#core/flow/graph.ts'
import { ASSET, account, transfersOf } from '#core/flow/testing/ledgers.ts'
import type { NaiveRow } from '#core/flow/testing/naive-taint.ts'
import { naiveTaint } from '#core/flow/testing/naive-taint.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import { TAINT_KERNELS } from './run.ts'
import type { TaintMethod } from './taint.ts'
import { RULING } from './taint.ts'

const RUNS = { numRuns: 2000 }
const METHODS = Object.keys(TAINT_KERNELS) as TaintMethod[]
const CONSERVING = METHODS.filter((method) => method !== 'poison')
const NAMES = ['a', 'b', 'c', 'd', 'e']

const name = fc.constantFrom(...NAMES)
const rulingOf = fc.oneof(
  { weight: 6, arbitrary: fc.constant('none' as const) },
  { weight: 2, arbitrary: fc.constant('tainted' as const) },
  { weight: 1, arbitrary: fc.constant('clean' as const) },
)
const row: fc.Arbitrary<NaiveRow> = fc.record({
  from: name,
  to: name,
  amount: fc.nat(9).map(BigInt),
  ruling: rulingOf,
})
const rows = fc.array(row, { maxLength: 14 })
/** `mint` only sends, and only what it sends can be tainted: no boundary takes taint out again. */
const open = fc.array(
  fc.oneof(
    fc.record({
      from: fc.constant('mint'),
      to: name,
      amount: fc.nat(9).map(BigInt),
      ruling: fc.constantFrom('none' as const, 'tainted' as const),
    }),
    fc.record({ from: name, to: name, amount: fc.nat(9).map(BigInt), ruling: fc.constant('none' as const) }),
  ),
  { maxLength: 14 },
)

/** Runs a kernel over rows; amounts come back per account name. */
function run(rows: readonly NaiveRow[], method: TaintMethod) {
  const transfers = transfersOf(rows.map(({ from, to, amount }) => [from, to, amount] as const))
  const chain = [...buildLedger(transfers).chains.values()][0]
  if (chain === undefined) return { carried: [], held: (_name: string) => 0, total: 0 }
  const rulings = Uint8Array.from(rows, ({ ruling }) => RULING[ruling])
  const result = TAINT_KERNELS[method](forwardGraph(chain), rulings)
  const held = (name: string) => {
    const node = chain.find(account(name), ASSET)
    return node < 0 ? 0 : result.held[node]!
  }
  return { carried: [...result.carried], held, total: result.held.reduce((sum, value) => sum + value, 0) }
}

const all = [...NAMES, 'mint']
const heldBy = (rows: readonly NaiveRow[], method: TaintMethod) => all.map(run(rows, method).held)

/** Largest difference; a different length is infinitely different. */
function gap(actual: readonly number[], expected: readonly number[]): number {
  if (actual.length !== expected.length) return Infinity
  return actual.reduce((largest, value, at) => Math.max(largest, Math.abs(value - expected[at]!)), 0)
}

describe.each(METHODS)('%s', (method) => {
  test('P16: the kernel is its naive reference', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const naive = naiveTaint(rows, method)
        expect(run(rows, method).carried).toHaveLength(naive.carried.length)
        expect(gap(run(rows, method).carried, naive.carried)).toBeLessThan(1e-9)
        expect(
          gap(
            heldBy(rows, method),
            all.map((name) => naive.held.get(name) ?? 0),
          ),
        ).toBeLessThan(1e-9)
      }),
      RUNS,
    )
  })

  test('P2: nobody holds more taint than coins', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const { balance } = naiveTaint(rows, method)
        const { held, carried } = run(rows, method)
        const least = Math.min(...all.map(held))
        const excess = all.map((name) => held(name) - Number(balance.get(name) ?? 0n))
        const beyond = carried.map((value, at) => value - Number(rows[at]!.amount))
        expect(least).toBeGreaterThanOrEqual(0)
        expect(Math.max(...excess, ...beyond)).toBeLessThan(1e-9)
      }),
      RUNS,
    )
  })

  test('P4: nothing is tainted that poison does not taint', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const widest = run(rows, 'poison').carried
        const { carried } = run(rows, method)
        expect(carried.filter((value, at) => value > 0 && widest[at] === 0)).toEqual([])
      }),
      RUNS,
    )
  })

  test('P5: one transfer or the same in two parts', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(9), (rows, pick, part) => {
        fc.pre(rows.length > 0)
        const at = pick % rows.length
        const whole = rows[at]!
        fc.pre(whole.from !== whole.to)
        const first = BigInt(part) < whole.amount ? BigInt(part) : whole.amount
        const split = [
          { ...whole, amount: first },
          { ...whole, amount: whole.amount - first },
        ]
        expect(gap(heldBy(rows.toSpliced(at, 1, ...split), method), heldBy(rows, method))).toBeLessThan(1e-9)
      }),
      RUNS,
    )
  })

  test('P6: neighbours without a common account commute', () => {
    fc.assert(
      fc.property(rows, row, row, fc.nat(14), (rows, first, second, pick) => {
        fc.pre(
          new Set([first.from, first.to, second.from, second.to]).size ===
            new Set([first.from, first.to]).size + new Set([second.from, second.to]).size,
        )
        const at = pick % (rows.length + 1)
        expect(
          gap(
            heldBy(rows.toSpliced(at, 0, first, second), method),
            heldBy(rows.toSpliced(at, 0, second, first), method),
          ),
        ).toBeLessThan(1e-9)
      }),
      RUNS,
    )
  })

  test('P7: ten times the coins, ten times the taint', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const scaled = rows.map((row) => ({ ...row, amount: row.amount * 10n }))
        expect(
          gap(
            heldBy(scaled, method),
            heldBy(rows, method).map((value) => value * 10),
          ),
        ).toBeLessThan(1e-9)
      }),
      RUNS,
    )
  })

  test('P8: names do not matter', () => {
    fc.assert(
      fc.property(rows, fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), (rows, renamed) => {
        const rename = (name: string) => renamed[NAMES.indexOf(name)]!
        const other = rows.map((row) => ({ ...row, from: rename(row.from), to: rename(row.to) }))
        expect(
          gap(
            NAMES.map((name) => run(other, method).held(rename(name))),
            NAMES.map(run(rows, method).held),
          ),
        ).toBeLessThan(1e-9)
      }),
      RUNS,
    )
  })

  test('P9: the past does not know the future', () => {
    fc.assert(
      fc.property(rows, fc.nat(14), (rows, cut) => {
        expect(
          gap(run(rows, method).carried.slice(0, cut), run(rows.slice(0, cut), method).carried),
        ).toBeLessThan(1e-9)
      }),
      RUNS,
    )
  })

  test('P11, P12: one more label never lowers the total, one more service never raises it', () => {
    fc.assert(
      fc.property(rows, name, (rows, name) => {
        const rule = (ruling: NaiveRow['ruling']) =>
          rows.map((row) => (row.from === name && row.ruling === 'none' ? { ...row, ruling } : row))
        const { total } = run(rows, method)
        expect(run(rule('tainted'), method).total).toBeGreaterThanOrEqual(total - 1e-9)
        expect(run(rule('clean'), method).total).toBeLessThanOrEqual(total + 1e-9)
      }),
      RUNS,
    )
  })
})

describe.each(CONSERVING)('%s', (method) => {
  test('P1: without boundaries, taint is conserved', () => {
    fc.assert(
      fc.property(open, (rows) => {
        const injected = rows.reduce(
          (sum, row) => sum + (row.ruling === 'tainted' ? Number(row.amount) : 0),
          0,
        )
        expect(gap([run(rows, method).total], [injected])).toBeLessThan(1e-9)
      }),
      RUNS,
    )
  })

  test('P3: with boundaries, taint is what was injected minus what was absorbed or relabelled', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        // What would have gone on without the ruling is what the ruling took out.
        let expected = 0
        for (const [at, row] of rows.entries()) {
          if (row.ruling === 'none') continue
          const unruled = run([...rows.slice(0, at), { ...row, ruling: 'none' }], method).carried[at]!
          expected += (row.ruling === 'tainted' ? Number(row.amount) : 0) - unruled
        }
        expect(gap([run(rows, method).total], [expected])).toBeLessThan(1e-9)
      }),
      RUNS,
    )
  })
})

test('P10: haircut is linear in its sources', () => {
  fc.assert(
    fc.property(open, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (rows, side) => {
      const only = (wanted: boolean) =>
        rows.map((row, at): NaiveRow =>
          row.ruling === 'tainted' && side[at] !== wanted ? { ...row, ruling: 'none' } : row,
        )
      const first = heldBy(only(true), 'haircut')
      const second = heldBy(only(false), 'haircut')
      expect(
        gap(
          heldBy(rows, 'haircut'),
          first.map((value, at) => value + second[at]!),
        ),
      ).toBeLessThan(1e-9)
    }),
    RUNS,
  )
})

test('P13: of one send from one account, reversed seniority <= haircut, FIFO, LIFO <= seniority', () => {
  const funding = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(funding, fc.nat(60), (funding, send) => {
      const balance = funding.reduce((sum, [amount]) => sum + amount, 0)
      const rows: NaiveRow[] = funding.map(([amount, bad]) => ({
        from: 'mint',
        to: 'a',
        amount: BigInt(amount),
        ruling: bad ? 'tainted' : 'none',
      }))
      rows.push({ from: 'a', to: 'b', amount: BigInt(Math.min(send, balance)), ruling: 'none' })
      const sent = (method: TaintMethod) => run(rows, method).carried.at(-1)!
      for (const method of ['haircut', 'fifo', 'lifo'] as const) {
        expect(sent('reversed-seniority')).toBeLessThanOrEqual(sent(method) + 1e-9)
        expect(sent(method)).toBeLessThanOrEqual(sent('seniority') + 1e-9)
      }
    }),
    RUNS,
  )
})
