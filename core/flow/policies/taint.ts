import type { FlowGraph } from '#core/flow/graph.ts'
import type { LabelSpans } from '#core/flow/labels.ts'
import { claimAt } from '#core/flow/labels.ts'
import type { Watch } from '#core/flow/watch.ts'
import { CancelledError, WATCH_STRIDE } from '#core/flow/watch.ts'

/**
 * Rules for which coins leave first. Haircut is what exposure is computed with; the others answer the
 * question "and under another rule?" on the same transfers, forwards, from given sources.
 */
export type TaintMethod = 'poison' | 'haircut' | 'fifo' | 'lifo' | 'seniority' | 'reversed-seniority'

/** The part of a {@link FlowGraph} that a forward sweep reads. */
export type TaintFlow = Pick<FlowGraph, 'count' | 'nodes' | 'src' | 'dst' | 'amount' | 'fraction'>

/** What is decided about a transfer before any rule applies; see {@link rulingsOf}. */
export const RULING = { none: 0, tainted: 1, clean: 2 } as const

export interface TaintResult {
  /** Tainted amount that each transfer carried, in units of the asset. */
  readonly carried: Float64Array
  /** Tainted amount that each node holds at the end. */
  readonly held: Float64Array
  /** True: the budget ended the sweep, and transfers after that carry 0 because nobody looked. */
  readonly truncated: boolean
}

/**
 * A rule as a fold over the transfers in order. O(events); LIFO and FIFO O(lots moved), which traffic made for
 * the purpose can drive up to events squared: `maxMoves` bounds it. With `provenance` they also tell clean lots apart by the transfer that brought
 * them in: exact to the coin, at more lots.
 */
export type TaintKernel = (
  flow: TaintFlow,
  rulings: Uint8Array,
  maxMoves?: number,
  watch?: Watch | null,
  provenance?: boolean,
) => TaintResult

/** Lets a watch look in every so many events. Throws CancelledError where it says no. */
export function lookIn(watch: Watch | null | undefined, event: number): void {
  if (watch && event % WATCH_STRIDE === 0 && !watch(event)) throw new CancelledError()
}

/**
 * Boundaries (engine 1.1): all that a flagged source sends is tainted, whatever was in it; what a service
 * sends is not (its inside cannot be traced). Transfers named in `seeds` are tainted in full themselves.
 */
export function rulingsOf(
  graph: FlowGraph,
  labels: LabelSpans | null,
  seeds: Iterable<number> = [],
): Uint8Array {
  const rulings = new Uint8Array(graph.count)
  if (labels !== null) {
    for (let event = 0; event < graph.count; event++) {
      const slot = labels.slotOf[graph.src[event]!]!
      if (slot < 0) continue
      const claim = claimAt(labels, slot, event)
      if (claim >= 0) rulings[event] = labels.isRisk[claim] === 1 ? RULING.tainted : RULING.clean
    }
  }
  for (const event of seeds) rulings[event] = RULING.tainted
  return rulings
}
