import { lastBefore } from '#core/ledger/csr.ts'
import type { FlowGraph } from './graph.ts'
import type { LabelSpans } from './labels.ts'
import { claimAt } from './labels.ts'
import type { Seed, SweepOutcome, SweepScratch, Tally } from './sweep.ts'

export interface SparseLimits {
  /** A node whose share of the answer is worth this much or less, in units of the asset, is given up. */
  readonly floor: number
  /** Most events that may be looked at. */
  readonly maxEvents: number
}

const RESTING = 1
const WAITING = 2

/**
 * Adjoint haircut over the ancestors of the subject only (engine 1.4, sparse). The same recurrence as
 * {@link denseAdjoint}, but the only events visited are those into a node that carries weight, newest first,
 * through a heap with one entry per such node: its next older incoming event. What a node sent elsewhere
 * only shrinks its weight by (1-f), so those events are caught up with when the node is next touched,
 * without the heap.
 *
 * Pruning: when A_u·B_u, the part of the answer that still rests on u, falls to the floor, u is given up and
 * exactly that value is added to `unresolved`: pruned <= exact <= pruned + unresolved.
 *
 * O(A log A), A = events of the ancestors.
 */
export function sparseAdjoint(
  graph: FlowGraph,
  labels: LabelSpans,
  seed: Seed,
  scratch: SweepScratch,
  tally: Tally,
  limits: SparseLimits,
): SweepOutcome {
  const { src, dst, amount, fraction, incoming, outgoing } = graph
  const { weight, strongest, next, follow, inCursor, outCursor, state, touched, heap } = scratch
  const { slotOf, isRisk } = labels
  const { floor, maxEvents } = limits
  const sink = seed.of === 'inflow' ? seed.node : -1
  const only = seed.of === 'event' ? seed.before - 1 : -1
  let touchedCount = 0
  let steps = 0
  let outside = 0
  let unresolved = 0

  /** Puts the node's next incoming event before `event` on the heap. */
  const wait = (node: number, event: number): void => {
    const cursor = lastBefore(incoming, node, event)
    inCursor[node] = cursor
    if (cursor < incoming.offsets[node]!) return
    state[node] = WAITING
    heap.push(incoming.events[cursor]!)
  }

  /** Applies what the node sent after `event`: A_n = (1-f)·A_n each. Gives the node up at the floor. */
  const catchUp = (node: number, event: number): void => {
    const first = outgoing.offsets[node]!
    let cursor = outCursor[node]!
    let factor = 1
    let x = 0
    let sent = -1
    while (cursor >= first && outgoing.events[cursor]! > event) {
      sent = outgoing.events[cursor--]!
      x = fraction[sent]!
      factor *= x < 0 ? -x : x < 1 ? 1 - x : 0
    }
    if (sent < 0) return
    steps += outCursor[node]! - cursor
    outCursor[node] = cursor
    if (weight[node] === 0) return
    weight[node]! *= factor
    strongest[node]! *= factor
    if (factor === 0 || amount[sent] === 0) return
    const value = weight[node]! * (amount[sent]! / (x < 0 ? 1 + x : x))
    if (value <= floor) giveUp(node, value)
  }

  const giveUp = (node: number, value: number): void => {
    unresolved += value
    weight[node] = strongest[node] = 0
  }

  const touch = (node: number, event: number): void => {
    if (state[node] !== 0) return
    state[node] = RESTING
    touched[touchedCount++] = node
    outCursor[node] = lastBefore(outgoing, node, event)
  }

  if (seed.of !== 'event') {
    touch(seed.node, seed.before)
    if (seed.of === 'balance') weight[seed.node] = strongest[seed.node] = 1
    wait(seed.node, seed.before)
  }

  let truncated = false
  let event = only
  while (event >= 0 || heap.size > 0) {
    if (steps++ >= maxEvents) {
      truncated = true
      break
    }
    const fromHeap = event < 0
    if (fromHeap) event = heap.top
    const at = event
    event = -1
    const v = dst[at]!
    if (fromHeap) {
      catchUp(v, at)
      const cursor = --inCursor[v]!
      if (cursor >= incoming.offsets[v]! && (weight[v] !== 0 || v === sink)) {
        heap.replaceTop(incoming.events[cursor]!)
      } else {
        heap.pop()
        state[v] = RESTING
      }
    }
    let arriving = weight[v]!
    let arrivingBest = strongest[v]!
    let onward = next[v]!
    if (v === sink || at === only) {
      arriving += 1
      if (arrivingBest <= 1) {
        arrivingBest = 1
        onward = -1
      }
    }
    const sent = amount[at]!
    if (arriving === 0 || sent === 0) continue
    const u = src[at]!
    const slot = slotOf[u]!
    const claim = slot < 0 ? -1 : claimAt(labels, slot, at)
    if (claim >= 0) {
      const direct = (v === seed.node || at === only) && isRisk[claim] === 1
      tally.record(
        direct ? 2 * claim : 2 * claim + 1,
        arriving * sent,
        arrivingBest * sent,
        at,
        direct ? -1 : onward,
      )
      continue
    }
    const x = fraction[at]!
    const kept = x < 0 ? -x : x < 1 ? 1 - x : 0
    const share = x < 0 ? 1 + x : x < 1 ? x : 1
    if (x > 1) outside += arriving * sent * (1 - 1 / x)
    touch(u, at + 1)
    catchUp(u, at)
    outCursor[u]!--
    weight[u] = kept * weight[u]! + share * arriving
    const staying = kept * strongest[u]!
    const moving = share * arrivingBest
    if (moving > staying) {
      strongest[u] = moving
      next[u] = at
      follow[at] = onward
    } else {
      strongest[u] = staying
    }
    const resting = weight[u] * (sent / (x < 0 ? 1 + x : x))
    if (resting <= floor) giveUp(u, resting)
    else if (state[u] === RESTING) wait(u, at)
  }

  for (let at = 0; at < touchedCount; at++) {
    const node = touched[at]!
    weight[node] = strongest[node] = state[node] = 0
    next[node] = -1
  }
  heap.size = 0
  return { outside, unresolved: truncated ? Number.NaN : unresolved, steps, truncated }
}
