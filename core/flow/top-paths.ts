import { lastBefore } from '#core/ledger/csr.ts'
import type { FlowGraph } from './graph.ts'
import type { LabelSpans } from './labels.ts'
import { claimAt } from './labels.ts'
import { ValueHeap } from './value-heap.ts'
import type { Watch } from './watch.ts'
import { CancelledError, WATCH_STRIDE } from './watch.ts'

/** What a path is worth. Both never grow along a path, so best-first search is exact. */
export type PathValue = 'carried' | 'bottleneck'

export interface PathQuery {
  /** Events [0, before) count. */
  readonly before: number
  /** Nodes at which the paths end. */
  readonly to: readonly number[]
  /** Accounts at which they begin, as account indexes; null: wherever a risk label is in force. */
  readonly from: ReadonlySet<number> | null
  /** Most transfers on a path. */
  readonly maxHops: number
  readonly count: number
  readonly by: PathValue
  /** Paths worth less, in units of the asset, are not looked for. */
  readonly floor: number
  /** Most events that may be looked at. */
  readonly maxEvents: number
  readonly watch?: Watch | null
}

export interface FoundPath {
  /** Events in order. */
  readonly events: readonly number[]
  readonly value: number
  /** Claim in force where the path begins, or -1. */
  readonly claim: number
}

export interface FoundPaths {
  readonly paths: readonly FoundPath[]
  /** True: the budget ended the search, so better paths than the last may exist. */
  readonly truncated: boolean
  readonly steps: number
}

/**
 * Top-k value paths (engine 1.5), backwards over the line graph: a state is a transfer that a path begins
 * with, and is extended by what its sender received strictly before it.
 *
 *   bottleneck   smallest amount on the path
 *   carried      what of the first transfer's amount went on through the others under haircut:
 *                a_1 · product over the later e of f_e · (1-f) of everything sent in between
 *
 * A path ends its search where it meets a risk label (or the wanted account) and never runs through one, nor
 * through a service or the destination itself. Each transfer is popped at most k times, which keeps the
 * search exact. Extensions below the floor, or below the k-th best complete path known, are dropped.
 */
export function topPaths(graph: FlowGraph, labels: LabelSpans, query: PathQuery): FoundPaths {
  const search = new Search(graph, labels, query)
  for (const node of query.to) search.extend(-1, node, query.before, 1, Infinity)
  const paths: FoundPath[] = []
  while (paths.length < query.count && search.heap.size > 0 && !search.exhausted) {
    const path = search.settle()
    if (path !== null) paths.push(path)
  }
  return { paths, truncated: search.exhausted && paths.length < query.count, steps: search.steps }
}

const OPEN = -2

class Search {
  readonly heap = new ValueHeap()
  steps = 0
  exhausted = false
  private pauseAt = WATCH_STRIDE
  private readonly graph: FlowGraph
  private readonly labels: LabelSpans
  private readonly query: PathQuery
  private readonly byAmount: boolean
  private readonly event: number[] = []
  private readonly parent: number[] = []
  private readonly value: number[] = []
  /** For `carried`: the part of the transfer's amount that goes on to the destination. */
  private readonly part: number[] = []
  /** Transfers on the path so far. */
  private readonly hops: number[] = []
  /** Claim (or -1) of a complete path, {@link OPEN} where it goes on. */
  private readonly end: number[] = []
  private readonly pops = new Map<number, number>()
  private readonly ends: ReadonlySet<number>
  /** Values of the best complete paths met so far, best first. */
  private readonly best: number[] = []

  constructor(graph: FlowGraph, labels: LabelSpans, query: PathQuery) {
    this.graph = graph
    this.labels = labels
    this.query = query
    this.byAmount = query.by === 'bottleneck'
    this.ends = new Set(query.to)
  }

  /** Takes the best state; returns its path if complete, else extends it. */
  settle(): FoundPath | null {
    const state = this.heap.pop()
    const event = this.event[state]!
    const hops = this.hops[state]!
    const key = this.keyOf(event, hops)
    const pops = this.pops.get(key) ?? 0
    if (pops >= this.query.count) return null
    this.pops.set(key, pops + 1)
    if (this.end[state] !== OPEN) return this.unwind(state)
    if (hops >= this.query.maxHops) return null
    this.extend(state, this.graph.src[event]!, event, this.part[state]!, this.value[state]!)
    return null
  }

  /** Where length is limited, the k best ways on from a transfer differ by how many transfers are left. */
  private keyOf(event: number, hops: number): number {
    const { maxHops } = this.query
    return maxHops === Infinity ? event : event * (maxHops + 1) + hops
  }

  /** Puts every way of reaching `node` before `event` on the heap. */
  extend(state: number, node: number, event: number, part: number, value: number): void {
    const { incoming, outgoing, amount, fraction } = this.graph
    const first = incoming.offsets[node]!
    const firstOut = outgoing.offsets[node]!
    let out = state < 0 ? firstOut - 1 : lastBefore(outgoing, node, event)
    let share = state < 0 ? 1 : part * sentShareOf(fraction[event]!)
    for (let at = lastBefore(incoming, node, event); at >= first; at--) {
      const received = incoming.events[at]!
      let sent = -1
      while (out >= firstOut && outgoing.events[out]! > received) {
        sent = outgoing.events[out--]!
        const x = fraction[sent]!
        share *= x < 0 ? -x : x < 1 ? 1 - x : 0
        this.steps++
      }
      if (this.spent()) return
      if (!this.byAmount && sent >= 0) {
        const x = fraction[sent]!
        // All that the node held then is worth less than any path still wanted: so is every part of it.
        if (share === 0 || share * (amount[sent]! / (x < 0 ? 1 + x : x)) < this.bar()) return
      }
      const size = amount[received]!
      this.offer(state, received, share, this.byAmount ? Math.min(value, size) : size * share)
    }
  }

  private spent(): boolean {
    const { maxEvents, watch } = this.query
    if (this.steps++ >= maxEvents) this.exhausted = true
    else if (watch && this.steps >= this.pauseAt) {
      if (!watch(this.steps)) throw new CancelledError()
      this.pauseAt = this.steps + WATCH_STRIDE
    }
    return this.exhausted
  }

  /** Value that a path must reach to be among the answers. */
  private bar(): number {
    const { count, floor } = this.query
    return this.best.length < count ? floor : Math.max(floor, this.best[count - 1]!)
  }

  private offer(parent: number, event: number, part: number, value: number): void {
    if (value === 0 || value < this.bar()) return
    const { graph, labels, query } = this
    const node = graph.src[event]!
    if (this.ends.has(node)) return
    const slot = labels.slotOf[node]!
    const claim = slot < 0 ? -1 : claimAt(labels, slot, event)
    const wanted =
      query.from === null
        ? claim >= 0 && labels.isRisk[claim] === 1
        : query.from.has(graph.chain.accountIndexOf(node))
    if (!wanted && claim >= 0) return
    const state = this.event.length
    this.event.push(event)
    this.parent.push(parent)
    this.hops.push(parent < 0 ? 1 : this.hops[parent]! + 1)
    this.part.push(part)
    this.value.push(value)
    this.end.push(wanted ? claim : OPEN)
    if (wanted) this.remember(value)
    this.heap.push(value, state)
  }

  private remember(value: number): void {
    const { best } = this
    let at = best.length
    while (at > 0 && best[at - 1]! < value) at--
    best.splice(at, 0, value)
    if (best.length > this.query.count) best.pop()
  }

  private unwind(state: number): FoundPath {
    const events: number[] = []
    for (let at = state; at >= 0; at = this.parent[at]!) events.push(this.event[at]!)
    return { events, value: this.value[state]!, claim: this.end[state]! }
  }
}

function sentShareOf(x: number): number {
  return x < 0 ? 1 + x : x < 1 ? x : 1
}
