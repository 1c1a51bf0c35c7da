import { exactAmount } from '#core/ledger/amounts.ts'
import type { Csr } from '#core/ledger/csr.ts'
import { buildCsr } from '#core/ledger/csr.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Arrivals } from './arrivals.ts'
import { layArrivals } from './arrivals.ts'
import { sendFractions } from './fractions.ts'
import type { ExposureSide } from './types.ts'

/**
 * What the kernels run over: events in order, each sending `amount` from `src` to `dst`. Destination
 * questions are source questions on the reversed sequence (each transfer turned round, newest first), so
 * one kernel answers both.
 */
export interface FlowGraph {
  readonly chain: ChainLedger
  readonly side: ExposureSide
  /** Number of rows up to which it goes: as many events, less the `first`. */
  readonly count: number
  /** Rows before this one are left out of a reversed graph: nobody asks about them. 0 for the whole. */
  readonly first: number
  readonly nodes: number
  readonly src: Uint32Array
  readonly dst: Uint32Array
  readonly amount: Float64Array
  /** {@link sendFractions} */
  readonly fraction: Float64Array
  readonly outgoing: Csr
  readonly incoming: Csr
  /** In the order of `incoming`. */
  readonly arrivals: Arrivals
}

/** The ledger as it happened. */
export function forwardGraph(chain: ChainLedger): FlowGraph {
  const { columns, outgoing, incoming } = chain
  return withFractions(
    chain,
    'source',
    {
      count: chain.count,
      first: 0,
      src: columns.from,
      dst: columns.to,
      amount: columns.amount,
      outgoing,
      incoming,
    },
    (event) => exactAmount(columns, event),
  )
}

/**
 * The first `count` rows turned round: event r is row count - 1 - r with sender and receiver exchanged.
 * Its fractions depend on where it starts, so each as-of point has its own. They do not depend on what comes before
 * an event, so where only events of the rows from `first` on are asked about, the others can be left out.
 */
export function reversedGraph(chain: ChainLedger, count: number, first = 0): FlowGraph {
  const { columns } = chain
  const src = columns.to.slice(first, count).reverse()
  const dst = columns.from.slice(first, count).reverse()
  const amount = columns.amount.slice(first, count).reverse()
  const outgoing = buildCsr(src, chain.holdingCount)
  const incoming = buildCsr(dst, chain.holdingCount)
  return withFractions(
    chain,
    'destination',
    { count, first, src, dst, amount, outgoing, incoming },
    (event) => exactAmount(columns, count - 1 - event),
  )
}

function withFractions(
  chain: ChainLedger,
  side: ExposureSide,
  events: Pick<FlowGraph, 'count' | 'first' | 'src' | 'dst' | 'amount' | 'outgoing' | 'incoming'>,
  exact: (event: number) => bigint,
): FlowGraph {
  const nodes = chain.holdingCount
  const fraction = sendFractions({ ...events, count: events.src.length, nodes, exact })
  const arrivals = layArrivals(events.incoming, { ...events, fraction })
  return { ...events, chain, side, nodes, fraction, arrivals }
}

/** The ledger row of a graph's event, and the other way round. */
export function rowOfEvent(graph: FlowGraph, event: number): number {
  return graph.side === 'source' ? event : graph.count - 1 - event
}
