import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import { createEngine } from './engine.ts'
import { keptShare, sendFractions, sentShare } from './fractions.ts'
import { ASSET, account, claim, transfersOf } from './testing/ledgers.ts'
import type { Row } from './testing/ledgers.ts'
import type { PathValue } from './top-paths.ts'

const RUNS = { numRuns: 2000 }
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']
const name = fc.constantFrom('a', 'b', 'c', 'd', 'd', 'e', 'e')
const rows: fc.Arbitrary<Row[]> = fc.array(fc.tuple(name, name, fc.integer({ min: 1, max: 9 })), {
  maxLength: 16,
})
const by = fc.constantFrom<PathValue>('carried', 'bottleneck')
const side = fc.constantFrom('source' as const, 'destination' as const)

interface Plain {
  readonly path: string[]
  readonly value: number
}

/** Every walk that the definition allows, by plain recursion. Sources are `a` (a risk); `b` is a service. */
function allPaths(rows: readonly Row[], to: string | readonly string[], by: PathValue): Plain[] {
  const ends = typeof to === 'string' ? [to] : to
  const index = (name: string) => NAMES.indexOf(name)
  const amounts = rows.map(([, , amount]) => Number(amount))
  const fractions = sendFractions({
    count: rows.length,
    nodes: NAMES.length,
    src: Uint32Array.from(rows, ([from]) => index(from)),
    dst: Uint32Array.from(rows, ([, to]) => index(to)),
    amount: Float64Array.from(amounts),
    exact: (event) => BigInt(amounts[event]!),
  })
  const found: Plain[] = []
  const walk = (tail: number[], node: string, before: number, part: number): void => {
    for (let event = before - 1; event >= 0; event--) {
      const [from, into] = rows[event]!
      if (into === node && !ends.includes(from) && from !== 'b') {
        const path = [event, ...tail]
        const value = by === 'carried' ? part * amounts[event]! : Math.min(...path.map((at) => amounts[at]!))
        if (from === 'a' && value > 0) found.push({ path: path.map((at) => `t${at}`), value })
        else if (from !== 'a') walk(path, from, event, part * sentShare(fractions[event]!))
      }
      if (from === node && tail.length > 0) part *= keptShare(fractions[event]!)
    }
  }
  for (const end of ends) walk([], end, rows.length, 1)
  return found.sort((x, y) => y.value - x.value)
}

const labels = [claim('a'), claim('b', 'service')]
const turned = (rows: readonly Row[]) => rows.map(([from, to, amount]): Row => [to, from, amount]).reverse()

test('the k best paths are the k best of all paths, on both sides and by both values', () => {
  fc.assert(
    fc.property(
      rows,
      by,
      side,
      fc.constantFrom('c', 'd'),
      fc.integer({ min: 1, max: 6 }),
      (rows, by, side, to, count) => {
        const engine = createEngine(buildLedger(transfersOf(rows)), labels)
        const all = side === 'source' ? allPaths(rows, to, by) : allPaths(turned(rows), to, by)
        const found = engine.paths(account(to), ASSET, { by, side, count })
        expect(found.truncated).toBe(false)
        expect(found.paths).toHaveLength(Math.min(count, all.length))
        for (const [at, path] of found.paths.entries()) {
          expect(Number(path.value)).toBe(Math.floor(all[at]!.value + 1e-9))
          const wanted = all.map((plain) => plain.path.join())
          const last = rows.length - 1
          const shown =
            side === 'source'
              ? path.transfers
              : path.transfers.map((id) => `t${last - Number(id.slice(1))}`).reverse()
          expect(wanted).toContain(shown.join())
        }
        expect(new Set(found.paths.map((path) => path.transfers.join())).size).toBe(found.paths.length)
      },
    ),
    RUNS,
  )
})

test('between sets, and no longer than asked for: the k best of all such paths', () => {
  fc.assert(
    fc.property(
      rows,
      by,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      (rows, by, count, maxHops) => {
        const engine = createEngine(buildLedger(transfersOf(rows)), labels)
        const all = allPaths(rows, ['c', 'd'], by).filter((plain) => plain.path.length <= maxHops)
        const options = { by, count, maxHops, also: [account('d'), account('nobody')] }
        // A claim of its own makes `a` the only account at which a path can begin, asked for or not.
        for (const other of [null, [account('a'), account('nobody')]]) {
          const { paths } = engine.paths(account('c'), ASSET, { ...options, other })
          expect(paths.map((path) => Number(path.value))).toEqual(
            all.slice(0, paths.length).map((plain) => Math.floor(plain.value + 1e-9)),
          )
          // A subject that no transfer names is not in the ledger: nothing is looked for.
          const known = rows.some(([from, to]) => from === 'c' || to === 'c')
          expect(paths).toHaveLength(known ? Math.min(count, all.length) : 0)
        }
      },
    ),
    RUNS,
  )
})

test('I6: a bottleneck is the smallest amount on its path, which is strictly in order; the top 5 are the first of the top 10', () => {
  fc.assert(
    fc.property(rows, side, (rows, side) => {
      const engine = createEngine(buildLedger(transfersOf(rows)), labels)
      const ten = engine.paths(account('c'), ASSET, { by: 'bottleneck', side, count: 10 }).paths
      const five = engine.paths(account('c'), ASSET, { by: 'bottleneck', side, count: 5 }).paths
      expect(five.map((path) => path.value)).toEqual(ten.slice(0, 5).map((path) => path.value))
      for (const { transfers, value } of ten) {
        const at = transfers.map((id) => Number(id.slice(1)))
        expect(at).toEqual(at.toSorted((a, b) => a - b))
        expect(Number(value)).toBe(Math.min(...at.map((row) => Number(rows[row]![2]))))
      }
    }),
    RUNS,
  )
})

test('I6: the top 3 are the first of the top 6', () => {
  fc.assert(
    fc.property(rows, by, side, (rows, by, side) => {
      const engine = createEngine(buildLedger(transfersOf(rows)), labels)
      const six = engine.paths(account('c'), ASSET, { by, side, count: 6 }).paths
      const three = engine.paths(account('c'), ASSET, { by, side, count: 3 }).paths
      expect(three.map((path) => path.value)).toEqual(six.slice(0, 3).map((path) => path.value))
    }),
    RUNS,
  )
})

test("an exposure's path is the best path by carried value from that label", () => {
  fc.assert(
    fc.property(rows, side, fc.constantFrom(0, 1e-18), (rows, side, eps) => {
      const engine = createEngine(buildLedger(transfersOf(rows)), labels)
      const all = side === 'source' ? allPaths(rows, 'c', 'carried') : allPaths(turned(rows), 'c', 'carried')
      const meaning = side === 'source' ? 'lifetime-inflow' : 'lifetime-outflow'
      const last = rows.length - 1
      for (const part of engine.exposureOf(account('c'), ASSET, { side, denominator: meaning, eps }).parts) {
        const path =
          side === 'source' ? part.path : part.path.map((id) => `t${last - Number(id.slice(1))}`).reverse()
        const plain = all.find((candidate) => candidate.path.join() === path.join())!
        const rivals = all.filter((candidate) => (candidate.path.length === 1) === (part.kind === 'direct'))
        expect(plain.value).toBeCloseTo(rivals[0]!.value, 12)
      }
    }),
    RUNS,
  )
})

describe('a path search', () => {
  const chainOf = (rows: readonly Row[]) => createEngine(buildLedger(transfersOf(rows)), labels)
  const split: Row[] = [
    ['a', 'c', 10],
    ['x', 'c', 30],
    ['c', 'd', 20],
    ['d', 'e', 5],
    ['d', 'f', 15],
  ]

  test('between two accounts', () => {
    const result = chainOf(split).paths(account('e'), ASSET, { other: account('c') })
    expect(result.paths).toEqual([
      { transfers: ['t2', 't3'], value: 5n, account: account('c'), labelId: null },
    ])
    expect(chainOf(split).paths(account('e'), ASSET, { other: account('nobody') }).paths).toEqual([])
  })

  test('by carried value: 10 of 40, half of it, a quarter of that', () => {
    const result = chainOf(split).paths(account('e'), ASSET)
    expect(result.paths).toEqual([
      { transfers: ['t0', 't2', 't3'], value: 1n, account: account('a'), labelId: 'label:a' },
    ])
  })

  test('does not look below the floor, nor past the as-of point', () => {
    const engine = chainOf(split)
    expect(engine.paths(account('f'), ASSET, { by: 'bottleneck', floor: 10n }).paths[0]!.value).toBe(10n)
    expect(engine.paths(account('f'), ASSET, { by: 'bottleneck', floor: 11n }).paths).toEqual([])
    expect(engine.paths(account('f'), ASSET, { asOf: { block: 3, time: null } }).paths).toEqual([])
  })

  test('says so when its budget ends it', () => {
    expect(chainOf(split).paths(account('e'), ASSET, { maxEvents: 1 })).toMatchObject({
      paths: [],
      truncated: true,
    })
  })
})
