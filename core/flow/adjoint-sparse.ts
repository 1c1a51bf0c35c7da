import { lastBefore } from '#core/ledger/csr.ts'
import { COVER, coverOf, senderOf } from './arrivals.ts'
import type { FlowGraph } from './graph.ts'
import type { LabelSpans } from './labels.ts'
import { claimAt } from './labels.ts'
import type { Seed, SweepOutcome, SweepScratch, Tally } from './sweep.ts'
import { isNoted, note, unnote } from './sweep.ts'
import type { Watch } from './watch.ts'
import { WATCH_STRIDE } from './watch.ts'

export interface SparseLimits {
  /** A node whose share of the answer is worth this much or less, in units of the asset, is given up. */
  readonly floor: number
  /** Most events that may be looked at. */
  readonly maxEvents: number
  readonly watch?: Watch | null
}

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
  const { dst, amount, fraction, incoming, outgoing, arrivals } = graph
  const {
    weight,
    strongest,
    next,
    follow,
    inCursor,
    outCursor,
    inAmount,
    inSender,
    inFirst,
    outFirst,
    waiting,
    placeOf,
    nodeAt,
    noted,
    heap,
  } = scratch
  const { slotOf, isRisk } = labels
  const { floor, maxEvents, watch = null } = limits
  const only = seed.of === 'event' ? seed.before - 1 : -1
  let met = 0
  let steps = 0
  let outside = 0
  let unresolved = 0

  /** Place of the node among those met; a new one has sent nothing at or after `event` yet. */
  const meet = (node: number, event: number): number => {
    const known = placeOf[node]!
    if (known !== 0) return known - 1
    const place = met++
    placeOf[node] = met
    nodeAt[place] = node
    note(noted, node)
    outFirst[place] = outgoing.offsets[node]!
    outCursor[place] = lastBefore(outgoing, node, event)
    return place
  }

  const readAhead = (place: number, at: number): void => {
    inAmount[place] = arrivals.amount[at]!
    inSender[place] = arrivals.sender[at]!
  }

  /** Puts the node's next incoming event before `event` on the heap. */
  const wait = (place: number, event: number): void => {
    const node = nodeAt[place]!
    const cursor = lastBefore(incoming, node, event)
    inCursor[place] = cursor
    inFirst[place] = incoming.offsets[node]!
    if (cursor < inFirst[place]!) return
    waiting[place] = 1
    readAhead(place, cursor)
    heap.push(incoming.events[cursor]!, place)
  }

  /** Applies what the node sent after `event`: A_n = (1-f)·A_n each. Gives the node up at the floor. */
  const catchUp = (place: number, event: number): void => {
    let cursor = outCursor[place]!
    const first = outFirst[place]!
    if (cursor < first || outgoing.events[cursor]! <= event) return
    const from = cursor
    const empty = weight[place] === 0
    let factor = 1
    let x = 0
    let sent = 0
    do {
      sent = outgoing.events[cursor--]!
      if (empty) continue
      x = fraction[sent]!
      factor *= x < 0 ? -x : x < 1 ? 1 - x : 0
    } while (cursor >= first && outgoing.events[cursor]! > event)
    steps += from - cursor
    outCursor[place] = cursor
    if (empty) return
    weight[place]! *= factor
    strongest[place]! *= factor
    if (factor === 0 || amount[sent] === 0) return
    const value = weight[place]! * (amount[sent]! / (x < 0 ? 1 + x : x))
    if (value <= floor) giveUp(place, value)
  }

  const giveUp = (place: number, value: number): void => {
    unresolved += value
    weight[place] = strongest[place] = 0
  }

  let sink = -1
  if (seed.of !== 'event') {
    const place = meet(seed.node, seed.before)
    if (seed.of === 'inflow') sink = place
    else {
      weight[place] = strongest[place] = 1
      next[place] = -1
    }
    wait(place, seed.before)
  }

  let truncated = false
  let cancelled = false
  let pauseAt = watch === null ? maxEvents : Math.min(maxEvents, WATCH_STRIDE)
  let pending = only
  while (pending >= 0 || heap.size > 0) {
    if (steps++ >= pauseAt) {
      truncated = steps > maxEvents
      cancelled = !truncated && watch !== null && !watch(steps)
      if (truncated || cancelled) break
      pauseAt = Math.min(maxEvents, steps + WATCH_STRIDE)
    }
    let sent: number
    let sender: number
    let arriving = 1
    let arrivingBest = 1
    let onward = -1
    const event = pending >= 0 ? pending : heap.top
    if (pending >= 0) {
      pending = -1
      const at = lastBefore(incoming, dst[event]!, event + 1)
      sent = arrivals.amount[at]!
      sender = arrivals.sender[at]!
    } else {
      const v = heap.topOwner
      catchUp(v, event)
      sent = inAmount[v]!
      sender = inSender[v]!
      const at = --inCursor[v]!
      if (at >= inFirst[v]! && (weight[v] !== 0 || v === sink)) {
        readAhead(v, at)
        heap.replaceTop(incoming.events[at]!, v)
      } else {
        heap.pop()
        waiting[v] = 0
      }
      arriving = weight[v]!
      arrivingBest = strongest[v]!
      onward = next[v]!
      if (v === sink) {
        arriving += 1
        if (arrivingBest <= 1) {
          arrivingBest = 1
          onward = -1
        }
      }
    }
    if (arriving === 0 || sent === 0) continue
    const node = senderOf(sender)
    const isStranger = !isNoted(noted, node)
    const slot = isStranger ? -1 : slotOf[node]!
    const claim = slot < 0 ? -1 : claimAt(labels, slot, event)
    if (claim >= 0) {
      const direct = isRisk[claim] === 1 && (event === only || dst[event] === seed.node)
      const next = direct ? -1 : onward
      tally.record(direct ? 2 * claim : 2 * claim + 1, arriving * sent, arrivingBest * sent, event, next)
      continue
    }
    let inHand = arriving * sent
    if (coverOf(sender) !== COVER.whole) {
      const times = coverOf(sender) === COVER.none ? Infinity : fraction[event]!
      outside += inHand * (1 - 1 / times)
      inHand = arriving * (sent / times)
    }
    if (inHand <= floor && (isStranger || placeOf[node] === 0)) {
      // All that would rest on a node not met before: no need to meet it to give it up.
      unresolved += inHand
      continue
    }
    const u = meet(node, event + 1)
    catchUp(u, event)
    outCursor[u]!--
    const x = fraction[event]!
    const kept = x < 0 ? -x : x < 1 ? 1 - x : 0
    const share = x < 0 ? 1 + x : x < 1 ? x : 1
    weight[u] = kept * weight[u]! + share * arriving
    const staying = kept * strongest[u]!
    const moving = share * arrivingBest
    if (moving > staying) {
      strongest[u] = moving
      next[u] = event
      follow[event] = onward
    } else {
      strongest[u] = staying
    }
    const resting = weight[u] * (sent / (x < 0 ? 1 + x : x))
    if (resting <= floor) giveUp(u, resting)
    else if (waiting[u] === 0) wait(u, event)
  }

  for (let place = 0; place < met; place++) {
    const node = nodeAt[place]!
    placeOf[node] = 0
    if (slotOf[node]! < 0) unnote(noted, node)
    weight[place] = strongest[place] = waiting[place] = 0
  }
  heap.size = 0
  return { outside, unresolved: truncated ? Number.NaN : unresolved, steps, truncated, cancelled }
}
