import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { FlowGraph } from './graph.ts'
import { forwardGraph, reversedGraph } from './graph.ts'
import type { ClaimOrder, LabelSpans } from './labels.ts'
import { placeLabels, reverseLabels } from './labels.ts'
import type { SweepScratch } from './sweep.ts'
import { Tally, createScratch } from './sweep.ts'
import type { ExposureSide, LabelClaim } from './types.ts'

/** A graph, the labels on it and the working arrays to sweep it with. */
export interface FlowView {
  readonly graph: FlowGraph
  readonly labels: LabelSpans
  readonly scratch: SweepScratch
  readonly tally: Tally
}

export interface Views {
  /**
   * View for one side; `rows` matters to the destination side, whose fractions depend on where it starts. A view of
   * that side may leave out the rows before `first`.
   */
  of(chain: ChainLedger, side: ExposureSide, rows: number, first?: number): FlowView
}

/** Graphs depend on the ledger alone, so they outlive an engine: changing claims does not rebuild them. */
const forwardGraphs = new WeakMap<ChainLedger, FlowGraph>()
const reversedGraphs = new WeakMap<ChainLedger, FlowGraph>()

function graphOf(chain: ChainLedger, side: ExposureSide, rows: number, first: number): FlowGraph {
  const cache = side === 'source' ? forwardGraphs : reversedGraphs
  const known = cache.get(chain)
  if (known !== undefined && (side === 'source' || (known.count === rows && known.first <= first)))
    return known
  const graph =
    side === 'source' ? forwardGraph(chain) : reversedGraph(chain, rows, firstOf(chain, rows, first))
  cache.set(chain, graph)
  return graph
}

/**
 * A replay asks at every transfer as of another point, and each graph serves one question: then only the rows it
 * needs are turned round. What is asked of the whole chain, or a second time, is turned round whole and kept.
 */
function firstOf(chain: ChainLedger, rows: number, first: number): number {
  return rows === chain.count || reversedGraphs.get(chain)?.count === rows ? 0 : first
}

/** Views of the chains of a ledger under one set of claims, made when first asked for. */
export function createViews(claims: readonly LabelClaim[], prefer: ClaimOrder): Views {
  const placed = new Map<ChainLedger, LabelSpans>()
  const views = new Map<string, FlowView>()

  const labelsOf = (chain: ChainLedger): LabelSpans => {
    const known = placed.get(chain)
    if (known !== undefined) return known
    const labels = placeLabels(chain, claims, prefer)
    placed.set(chain, labels)
    return labels
  }

  return {
    of(chain, side, rows, first = 0) {
      const key = `${side} ${chain.chain}`
      const graph = graphOf(chain, side, rows, first)
      const known = views.get(key)
      if (known !== undefined && known.graph === graph) return known
      const forward = labelsOf(chain)
      const labels = side === 'source' ? forward : reverseLabels(forward, graph)
      const view = {
        graph,
        labels,
        scratch: createScratch(graph, labels),
        tally: new Tally(labels.claims.length),
      }
      views.set(key, view)
      return view
    },
  }
}
