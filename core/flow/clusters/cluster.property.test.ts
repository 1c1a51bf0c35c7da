import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { UtxoTransaction } from '#core/ledger/utxo.ts'
import type { ChangeHeuristic } from './change.ts'
import {
  addressReuse,
  addressType,
  both,
  butNot,
  clientChange,
  either,
  legacy,
  locktime,
  optimalChange,
  powerOfTen,
} from './change.ts'
import { clusterAddresses } from './cluster.ts'
import { indexCoins } from './coin-index.ts'
import { isCoinJoin } from './coinjoin.ts'

const RUNS = { numRuns: 2000 }
const address = fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { freq: 6 })
const script = fc.constantFrom('p2pkh', 'p2sh')
const amount = fc.constantFrom(1n, 2n, 5n, 10n, 10n, 546n)
const coin = fc.record({ address, script, amount })

/** Transactions over a handful of addresses; coins need not exist, clustering does not ask. */
const transactions: fc.Arbitrary<UtxoTransaction[]> = fc
  .array(
    fc.tuple(fc.array(coin, { minLength: 1, maxLength: 4 }), fc.array(coin, { maxLength: 5 }), fc.nat(1)),
    { maxLength: 8 },
  )
  .map((drafts) =>
    drafts.map(([inputs, outputs, locktime], at) => ({
      txid: `t${at}`,
      block: at,
      txIndex: 0,
      time: null,
      locktime,
      virtualSize: null,
      coinbase: false,
      inputs: inputs.map((input, nr) => ({ ...input, spent: `s${at}-${nr}:0` })),
      outputs,
    })),
  )

const heuristic = fc.constantFrom<ChangeHeuristic>(
  addressReuse,
  addressType,
  optimalChange,
  powerOfTen(1),
  clientChange,
  locktime,
  legacy,
)

test('I8: co-spend clusters do not depend on the order of the transactions', () => {
  fc.assert(
    fc.property(
      transactions.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        expect(clusterAddresses(shuffled).clusters).toEqual(clusterAddresses(list).clusters)
      },
    ),
    RUNS,
  )
})

test('I8: a CoinJoin merges nothing, under any change heuristic', () => {
  fc.assert(
    fc.property(transactions, heuristic, (list, change) => {
      const mixes = new Set(list.filter(isCoinJoin).map((tx) => tx.txid))
      const { reasons } = clusterAddresses(list, { change })
      expect(reasons.filter((reason) => mixes.has(reason.txid))).toEqual([])
    }),
    RUNS,
  )
})

test('I8: without its CoinJoins, a set of transactions has the same co-spend clusters', () => {
  fc.assert(
    fc.property(transactions, (list) => {
      const merged = (txs: readonly UtxoTransaction[]) =>
        clusterAddresses(txs).clusters.filter((cluster) => cluster.length > 1)
      expect(merged(list)).toEqual(merged(list.filter((tx) => !isCoinJoin(tx))))
    }),
    RUNS,
  )
})

test('clusters are exactly what the logged reasons connect', () => {
  fc.assert(
    fc.property(transactions, heuristic, (list, change) => {
      const { reasons, clusters, clusterOf } = clusterAddresses(list, { change })
      const addresses = clusters.flat()
      expect(new Set(addresses).size).toBe(addresses.length)
      expect(clusters.length).toBe(addresses.length - reasons.length)
      for (const { addresses } of reasons) expect(clusterOf(addresses[0])).toBe(clusterOf(addresses[1]))
      for (const cluster of clusters) expect(new Set(cluster.map(clusterOf))).toEqual(new Set([cluster[0]]))
    }),
    RUNS,
  )
})

test('taking transactions back is clustering the rest', () => {
  fc.assert(
    fc.property(transactions, fc.nat(8), (list, cut) => {
      const rest = list.slice(0, cut)
      const grown = clusterAddresses(list).reasons.filter((reason) =>
        rest.some((tx) => tx.txid === reason.txid),
      )
      expect(clusterAddresses(rest).reasons).toEqual(grown)
    }),
    RUNS,
  )
})

test('heuristics combine as sets', () => {
  fc.assert(
    fc.property(transactions, heuristic, heuristic, (list, a, b) => {
      const index = indexCoins(list)
      for (const tx of list) {
        const [left, right] = [a(tx, index), b(tx, index)]
        const all = tx.outputs.map((_, at) => at)
        const where = (test: (at: number) => boolean) => new Set(all.filter(test))
        expect(either(a, b)(tx, index)).toEqual(where((at) => left.has(at) || right.has(at)))
        expect(both(a, b)(tx, index)).toEqual(where((at) => left.has(at) && right.has(at)))
        expect(butNot(a, b)(tx, index)).toEqual(where((at) => left.has(at) && !right.has(at)))
      }
    }),
    RUNS,
  )
})
