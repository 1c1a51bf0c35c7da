import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import { COVER, coverOf, senderOf } from './arrivals.ts'
import type { FlowGraph } from './graph.ts'
import { forwardGraph, reversedGraph } from './graph.ts'
import type { Row } from './testing/ledgers.ts'
import { transfersOf } from './testing/ledgers.ts'

const name = fc.constantFrom('a', 'b', 'c', 'd')
const rows: fc.Arbitrary<Row[]> = fc.array(fc.tuple(name, name, fc.bigInt({ min: 0n, max: 10n ** 20n })), {
  minLength: 1,
  maxLength: 20,
})

/** What the layout says of each transfer, and what the columns say. */
function bothAccounts({ incoming, arrivals, src, amount, fraction }: FlowGraph) {
  const coverOfShare = (x: number) => (x <= 1 ? COVER.whole : x === Infinity ? COVER.none : COVER.part)
  return {
    laid: Array.from(arrivals.sender, (entry, at) => [senderOf(entry), arrivals.amount[at], coverOf(entry)]),
    held: Array.from(incoming.events, (event) => [src[event], amount[event], coverOfShare(fraction[event]!)]),
  }
}

test('each arrival says who sent it, how much, and what of it the sender was seen to hold', () => {
  fc.assert(
    fc.property(rows, fc.nat(20), (rows, first) => {
      const chain = [...buildLedger(transfersOf(rows)).chains.values()][0]!
      for (const graph of [
        forwardGraph(chain),
        reversedGraph(chain, chain.count, Math.min(first, chain.count)),
      ]) {
        const { laid, held } = bothAccounts(graph)
        expect(laid).toEqual(held)
      }
    }),
    { numRuns: 2000 },
  )
})
