import type { LabelClaim } from '#core/flow/types.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { StaticGraph } from '../static.ts'

/** What every peer is given: the same ledger, the same shares, the same labels. */
export interface PeerWorld {
  readonly chain: ChainLedger
  readonly claims: readonly LabelClaim[]
  /** {@link FlowGraph.fraction}: what of the sender's balance each transfer took. */
  readonly fraction: Float64Array
  readonly static: StaticGraph
}

/** Transfers on a path, and the least amount on it, of the path question. */
export const PATH_HOPS = 4
export const PATH_COUNT = 10
export const PATH_FLOOR = 10_000_000

/** A peer's answers. What it cannot express is absent. */
export interface Peer {
  readonly name: string
  /** Milliseconds and megabytes that it took to get the ledger in. */
  readonly loadMs: number
  readonly loadMb: number
  /** Tainted amount that each holding has at the end, all risk labels as one category. */
  readonly haircut?: () => Float64Array
  /** Share of a holding that leads to a risk label within five hops, time left out. */
  readonly staticShare?: (subject: number) => number | Promise<number>
  /** The ten best bottlenecks of time-respecting paths from a risk label, at most four transfers, above the floor. */
  readonly topPaths?: (subject: number) => Promise<number[]>
  readonly close?: () => Promise<void> | void
}
