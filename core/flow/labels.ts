import type { ChainLedger } from '#core/ledger/ledger.ts'
import { rowsBefore, rowsFrom } from '#core/ledger/points.ts'
import type { FlowGraph } from './graph.ts'
import type { LabelClaim } from './types.ts'

/** Decides between claims in force on one account at the same time: negative if `a` goes first. */
export type ClaimOrder = (a: LabelClaim, b: LabelClaim) => number

/** Risk before service (unknown is never clean), then the source's confidence, then the claim's id. */
export const byRiskThenConfidence: ClaimOrder = (a, b) => {
  if (a.role !== b.role) return a.role === 'risk' ? -1 : 1
  if (a.confidence !== b.confidence) return b.confidence - a.confidence
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * The claims that stop a trace on one graph, as disjoint spans of events per account: at any event at most
 * one claim is in force on an account.
 */
export interface LabelSpans {
  readonly claims: readonly LabelClaim[]
  /** 1 where the claim marks funds with a risk, 0 where it absorbs them (a service). */
  readonly isRisk: Uint8Array
  /** Per node the slot of its account's spans, or -1. */
  readonly slotOf: Int32Array
  /** Slot s has the spans [offsets[s], offsets[s+1]). */
  readonly offsets: Uint32Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly spanClaim: Uint32Array
}

/** Index of the claim in force at the event on the account of the slot, or -1. */
export function claimAt(labels: LabelSpans, slot: number, event: number): number {
  for (let span = labels.offsets[slot]!; span < labels.offsets[slot + 1]!; span++) {
    if (event >= labels.starts[span]! && event < labels.ends[span]!) return labels.spanClaim[span]!
  }
  return -1
}

interface Span {
  readonly start: number
  readonly end: number
  readonly claim: number
}

/** Places the claims on a chain's rows. Claims of role `context`, and about unknown accounts, are left out. */
export function placeLabels(
  chain: ChainLedger,
  claims: Iterable<LabelClaim>,
  prefer: ClaimOrder = byRiskThenConfidence,
): LabelSpans {
  const relevant: LabelClaim[] = []
  const byAccount = new Map<number, Span[]>()
  for (const claim of claims) {
    if (claim.role === 'context') continue
    const account = chain.accountIndex(claim.account)
    if (account < 0) continue
    const span = {
      start: rowsFrom(chain, claim.validFrom),
      end: rowsBefore(chain, claim.validUntil),
      claim: relevant.length,
    }
    if (span.start >= span.end) continue
    relevant.push(claim)
    const spans = byAccount.get(account)
    if (spans === undefined) byAccount.set(account, [span])
    else spans.push(span)
  }
  const rank = rankClaims(relevant, prefer)
  const slots = new Map([...byAccount.keys()].map((account, slot) => [account, slot]))
  const perSlot = [...byAccount.values()].map((spans) => disjoint(spans, rank))
  const slotOf = new Int32Array(chain.holdingCount).fill(-1)
  if (slots.size > 0) {
    for (let node = 0; node < chain.holdingCount; node++)
      slotOf[node] = slots.get(chain.accountIndexOf(node)) ?? -1
  }
  return pack(relevant, slotOf, perSlot)
}

/** The same spans on the events of a reversed graph: row r is event count - 1 - r. */
export function reverseLabels(labels: LabelSpans, graph: FlowGraph): LabelSpans {
  const { count } = graph
  return {
    ...labels,
    starts: labels.ends.map((end) => (end >= count ? 0 : count - end)),
    ends: labels.starts.map((start) => (start >= count ? 0 : count - start)),
  }
}

function rankClaims(claims: readonly LabelClaim[], prefer: ClaimOrder): Uint32Array {
  const rank = new Uint32Array(claims.length)
  const order = claims.map((_, claim) => claim).sort((a, b) => prefer(claims[a]!, claims[b]!))
  for (const [place, claim] of order.entries()) rank[claim] = place
  return rank
}

/** Cuts overlapping spans at every border and lets the first-ranked claim have each piece. */
function disjoint(spans: readonly Span[], rank: Uint32Array): Span[] {
  if (spans.length === 1) return [...spans]
  const borders = [...new Set(spans.flatMap((span) => [span.start, span.end]))].sort((a, b) => a - b)
  const pieces: Span[] = []
  for (let at = 0; at + 1 < borders.length; at++) {
    const start = borders[at]!
    const end = borders[at + 1]!
    let best = -1
    for (const span of spans) {
      if (span.start <= start && span.end >= end && (best < 0 || rank[span.claim]! < rank[best]!))
        best = span.claim
    }
    const last = pieces.at(-1)
    if (best < 0) continue
    if (last !== undefined && last.claim === best && last.end === start)
      pieces[pieces.length - 1] = { ...last, end }
    else pieces.push({ start, end, claim: best })
  }
  return pieces
}

function pack(claims: readonly LabelClaim[], slotOf: Int32Array, perSlot: readonly Span[][]): LabelSpans {
  const offsets = new Uint32Array(perSlot.length + 1)
  for (const [slot, spans] of perSlot.entries()) offsets[slot + 1] = offsets[slot]! + spans.length
  const spans = perSlot.flat()
  return {
    claims,
    isRisk: Uint8Array.from(claims, (claim) => (claim.role === 'risk' ? 1 : 0)),
    slotOf,
    offsets,
    starts: Uint32Array.from(spans, (span) => span.start),
    ends: Uint32Array.from(spans, (span) => span.end),
    spanClaim: Uint32Array.from(spans, (span) => span.claim),
  }
}
