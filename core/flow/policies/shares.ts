import { keptShare, outsideShare, sentShare } from '#core/flow/fractions.ts'
import type { Watch } from '#core/flow/watch.ts'
import type { TaintKernel } from './taint.ts'
import { RULING, lookIn } from './taint.ts'

/**
 * Poison: tainted(v) |= tainted(u), and it never clears; all that a tainted account sends or holds is
 * tainted. A superset of every other rule.
 */
export const poison: TaintKernel = ({ count, nodes, src, dst, amount, fraction }, rulings, _, watch) => {
  const carried = new Float64Array(count)
  const held = new Float64Array(nodes)
  const tainted = new Uint8Array(nodes)
  for (let event = 0; event < count; event++) {
    lookIn(watch, event)
    const u = src[event]!
    const v = dst[event]!
    const sent = amount[event]!
    const ruling = rulings[event]!
    held[u]! -= sent * (1 - outsideShare(fraction[event]!))
    held[v]! += sent
    if (sent === 0 || (ruling === RULING.none ? tainted[u] === 0 : ruling === RULING.clean)) continue
    carried[event] = sent
    tainted[v] = 1
  }
  for (let node = 0; node < nodes; node++) {
    if (tainted[node] === 0 || held[node]! < 0) held[node] = 0
  }
  return { carried, held, truncated: false }
}

/** Haircut: q = T_u·a/B_u; T_u -= q; T_v += q. Every coin carries its account's share of taint. */
export const haircut: TaintKernel = ({ count, nodes, src, dst, amount, fraction }, rulings, _, watch) => {
  const carried = new Float64Array(count)
  const held = new Float64Array(nodes)
  for (let event = 0; event < count; event++) {
    lookIn(watch, event)
    const u = src[event]!
    const v = dst[event]!
    const ruling = rulings[event]!
    const taint = held[u]!
    if (taint === 0 && ruling !== RULING.tainted) continue
    const x = fraction[event]!
    held[u] = taint * keptShare(x)
    const moved =
      ruling === RULING.none ? taint * sentShare(x) : ruling === RULING.tainted ? amount[event]! : 0
    carried[event] = moved
    held[v]! += moved
  }
  return { carried, held, truncated: false }
}

/** Seniority (TIHO for accounts): q = min(T_u, a). Tainted coins leave first. */
export const seniority: TaintKernel = (flow, rulings, _, watch) =>
  ranked(flow, rulings, watch, (taint, sent) => (taint < sent ? taint : sent))

/** Reversed seniority: q = max(0, a - (B_u - T_u)). Tainted coins leave last. */
export const reversedSeniority: TaintKernel = (flow, rulings, _, watch) =>
  ranked(flow, rulings, watch, (taint, sent, balance) => {
    const clean = balance - taint
    return sent > clean ? Math.min(taint, sent - clean) : 0
  })

function ranked(
  { count, nodes, src, dst, amount, fraction }: Parameters<TaintKernel>[0],
  rulings: Uint8Array,
  watch: Watch | null | undefined,
  leaving: (taint: number, sent: number, balance: number) => number,
): ReturnType<TaintKernel> {
  const carried = new Float64Array(count)
  const held = new Float64Array(nodes)
  for (let event = 0; event < count; event++) {
    lookIn(watch, event)
    const u = src[event]!
    const v = dst[event]!
    const ruling = rulings[event]!
    const taint = held[u]!
    const sent = amount[event]!
    if (sent === 0 || (taint === 0 && ruling !== RULING.tainted)) continue
    const x = fraction[event]!
    let gone = taint
    if (x < 1) gone = leaving(taint, sent, sent / sentShare(x))
    held[u] = taint - gone
    const moved = ruling === RULING.none ? gone : ruling === RULING.tainted ? sent : 0
    carried[event] = moved
    held[v]! += moved
  }
  return { carried, held, truncated: false }
}
