import type { FlowGraph } from './graph.ts'
import type { LabelSpans } from './labels.ts'
import { claimAt } from './labels.ts'
import type { Seed, SweepOutcome, SweepScratch, Tally } from './sweep.ts'
import type { Watch } from './watch.ts'
import { WATCH_STRIDE } from './watch.ts'

/**
 * Adjoint haircut, every event (engine 1.4): the exposure of ONE subject to ALL sources in one reverse sweep.
 *
 *   A_s = 1; for e = (u -> v, a) from newest to oldest:
 *     u labelled c:  X_c += A_v·a                 A_u = (1-f)·A_u
 *     else:          X_outside += A_v·a·o         A_u = (1-f)·A_u + f·A_v
 *
 * where f is the share of u's balance that left with e and o the share of `a` that u was never seen to
 * receive. Exact identity: sum of all X = value asked about. Beside each A_n the part of it that the single
 * strongest way from n to the subject carries is kept: it obeys the same rule with max in place of +.
 *
 * O(events), no allocation; relative error of each X below events · 2^-52 (all terms are positive).
 */
export function denseAdjoint(
  graph: FlowGraph,
  labels: LabelSpans,
  seed: Seed,
  scratch: SweepScratch,
  tally: Tally,
  watch: Watch | null = null,
): SweepOutcome {
  const { src, dst, amount, fraction } = graph
  const { weight, strongest, next, follow } = scratch
  const { slotOf, isRisk } = labels
  const sink = seed.of === 'inflow' ? seed.node : -1
  const only = seed.of === 'event' ? seed.before - 1 : -1
  let outside = 0
  let cancelled = false
  if (seed.of === 'balance') {
    weight[seed.node] = strongest[seed.node] = 1
    next[seed.node] = -1
  }

  for (let event = seed.before - 1; event >= 0; event--) {
    if (watch !== null && event % WATCH_STRIDE === 0 && !watch(seed.before - event)) {
      cancelled = true
      break
    }
    const u = src[event]!
    const v = dst[event]!
    let arriving = weight[v]!
    let arrivingBest = strongest[v]!
    let onward = next[v]!
    if (v === sink || event === only) {
      arriving += 1
      if (arrivingBest <= 1) {
        arrivingBest = 1
        onward = -1
      }
    }
    const x = fraction[event]!
    const kept = x < 0 ? -x : x < 1 ? 1 - x : 0
    if (arriving === 0) {
      if (weight[u] !== 0) {
        weight[u]! *= kept
        strongest[u]! *= kept
      }
      continue
    }
    const sent = amount[event]!
    if (sent === 0) continue
    const slot = slotOf[u]!
    const claim = slot < 0 ? -1 : claimAt(labels, slot, event)
    if (claim >= 0) {
      const direct = (v === seed.node || event === only) && isRisk[claim] === 1
      tally.record(
        direct ? 2 * claim : 2 * claim + 1,
        arriving * sent,
        arrivingBest * sent,
        event,
        direct ? -1 : onward,
      )
      weight[u]! *= kept
      strongest[u]! *= kept
      continue
    }
    const share = x < 0 ? 1 + x : x < 1 ? x : 1
    if (x > 1) outside += arriving * sent * (1 - 1 / x)
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
  }
  weight.fill(0)
  strongest.fill(0)
  return { outside, unresolved: 0, steps: seed.before, truncated: false, cancelled }
}
