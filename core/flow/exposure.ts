import { denseAdjoint } from './adjoint-dense.ts'
import { sparseAdjoint } from './adjoint-sparse.ts'
import { rowOfEvent } from './graph.ts'
import type { Crossing } from './bridges.ts'
import { byShare, compareText, withinWhole } from './parts.ts'
import { amountOfShare } from './shares.ts'
import type { Seed, SweepOutcome } from './sweep.ts'
import { pathFrom, pathOf } from './sweep.ts'
import type { ExposureEvidence, ExposurePart, ExposureResult } from './types.ts'
import type { FlowView } from './views.ts'
import type { Watch } from './watch.ts'
import { CancelledError } from './watch.ts'

export interface SweepLimits {
  readonly eps: number
  readonly maxEvents: number
  /** Whether to name every transfer behind the parts. */
  readonly evidence: boolean
  readonly watch: Watch | null
  /** Whether funds that reach a service by this transfer can be followed across a bridge. Null: none can. */
  readonly isLinked: ((transferId: string) => boolean) | null
}

/** The parts of a result that say what was asked. */
export type ExposureHead = Pick<
  ExposureResult,
  'side' | 'account' | 'asset' | 'asOf' | 'denominator' | 'denominatorMeaning' | 'eps'
>

/** The answer where there is nothing to attribute: denominator 0, all shares 0. Not a clean bill. */
export function emptyExposure(head: Omit<ExposureHead, 'denominator'>, limits: SweepLimits): ExposureResult {
  return {
    ...head,
    method: 'haircut',
    denominator: 0n,
    parts: [],
    service: 0,
    outside: 0,
    unresolved: 0,
    truncated: false,
    boundaries: [],
    ...(limits.evidence ? { evidence: [] } : {}),
  }
}

/** What one sweep found, and the shares that can be followed across bridges: both together are the whole. */
export interface Measured {
  readonly result: ExposureResult
  readonly crossings: readonly Crossing[]
}

/**
 * Runs one adjoint sweep and turns its amounts into shares of the denominator. With eps = 0 every event is
 * visited if the budget allows (dense); otherwise the ancestors only (sparse).
 */
export function measureExposure(
  view: FlowView,
  seed: Seed,
  head: ExposureHead,
  limits: SweepLimits,
): Measured {
  const { graph, labels, scratch, tally } = view
  const whole = Number(head.denominator)
  const outcome =
    limits.eps === 0 && seed.before <= limits.maxEvents
      ? denseAdjoint(graph, labels, seed, scratch, tally, limits.watch)
      : sparseAdjoint(graph, labels, seed, scratch, tally, {
          floor: limits.eps * whole,
          maxEvents: limits.maxEvents,
          watch: limits.watch,
        })
  if (outcome.cancelled) {
    tally.reset()
    throw new CancelledError()
  }
  const crossings = limits.isLinked === null ? [] : crossingsOf(view, whole, limits.isLinked)
  const { parts, boundaries } = collect(view, head, limits.isLinked)
  const service = sum(boundaries)
  const outside = outcome.outside / whole
  const unresolved = unresolvedShare(outcome, whole, sum(parts) + service + outside + sum(crossings))
  const evidence = limits.evidence ? { evidence: evidenceOf(view, whole) } : {}
  tally.reset()
  const budget = { events: limits.maxEvents, used: outcome.steps }
  const found = { parts, service, outside, unresolved, truncated: outcome.truncated, budget, boundaries }
  return { result: { ...head, method: 'haircut', ...found, ...evidence }, crossings }
}

/** A sweep that ran out of budget cannot name what it left: it is whatever the rest does not explain. */
function unresolvedShare(outcome: SweepOutcome, whole: number, resolved: number): number {
  return outcome.truncated ? Math.max(0, 1 - resolved) : outcome.unresolved / whole
}

function sum(list: readonly { readonly share: number }[]): number {
  let total = 0
  for (const { share } of list) total += share
  return total
}

function collect(
  view: FlowView,
  head: ExposureHead,
  isLinked: SweepLimits['isLinked'],
): Pick<ExposureResult, 'parts' | 'boundaries'> {
  const { labels, tally } = view
  const parts: ExposurePart[] = []
  const boundaries: { account: string; labelId: string; share: number }[] = []
  const whole = Number(head.denominator)
  for (const slot of tally.slots) {
    const claim = labels.claims[slot >>> 1]!
    const share = tally.value[slot]! / whole
    if (claim.role === 'service') {
      const staying = isLinked === null ? share : unlinkedShare(view, slot, whole, isLinked)
      if (staying > 0) boundaries.push({ account: claim.account, labelId: claim.id, share: staying })
      continue
    }
    const path = pathIds(view, slot)
    parts.push({
      category: claim.category,
      actor: claim.actor,
      labelId: claim.id,
      account: claim.account,
      kind: kindOf(slot),
      share,
      amount: amountOfShare(share, head.denominator),
      hops: path.length,
      path,
    })
  }
  parts.sort(byShare)
  boundaries.sort(byShare)
  return { parts: withinWhole(parts, head.denominator), boundaries }
}

/** What reached a service by transfers that no bridge hop explains. */
function unlinkedShare(
  view: FlowView,
  slot: number,
  whole: number,
  isLinked: (transferId: string) => boolean,
): number {
  const { tally } = view
  let value = 0
  for (let at = 0; at < tally.records; at++)
    if (tally.recordSlot[at] === slot && !isLinked(idOf(view, at))) value += tally.recordValue[at]!
  return value / whole
}

function crossingsOf(view: FlowView, whole: number, isLinked: (transferId: string) => boolean): Crossing[] {
  const { graph, labels, scratch, tally } = view
  const found: Crossing[] = []
  for (let at = 0; at < tally.records; at++) {
    if (labels.isRisk[tally.recordSlot[at]! >>> 1] === 1) continue
    const transferId = idOf(view, at)
    if (!isLinked(transferId)) continue
    const events = pathFrom(scratch, tally.recordEvent[at]!, tally.recordNext[at]!)
    const path = events.map((event) => graph.chain.columns.ids.at(rowOfEvent(graph, event))!)
    const share = tally.recordValue[at]! / whole
    found.push({ transferId, share, path: graph.side === 'source' ? path : path.reverse() })
  }
  return found
}

/** The transfer behind a record. */
function idOf({ graph, tally }: FlowView, record: number): string {
  return graph.chain.columns.ids.at(rowOfEvent(graph, tally.recordEvent[record]!))!
}

function evidenceOf(view: FlowView, whole: number): ExposureEvidence[] {
  const { labels, tally } = view
  const found: ExposureEvidence[] = []
  for (let at = 0; at < tally.records; at++) {
    const slot = tally.recordSlot[at]!
    const claim = labels.claims[slot >>> 1]!
    if (claim.role === 'service') continue
    found.push({
      transferId: idOf(view, at),
      labelId: claim.id,
      kind: kindOf(slot),
      share: tally.recordValue[at]! / whole,
    })
  }
  return found.sort((a, b) => b.share - a.share || compareText(a.transferId, b.transferId))
}

function kindOf(slot: number): 'direct' | 'indirect' {
  return slot % 2 === 0 ? 'direct' : 'indirect'
}

/** Transfer ids of a slot's strongest path, from source to destination as it happened. */
function pathIds(view: FlowView, slot: number): string[] {
  const { graph, scratch, tally } = view
  const { ids } = graph.chain.columns
  const path = pathOf(tally, scratch, slot).map((event) => ids.at(rowOfEvent(graph, event))!)
  return graph.side === 'source' ? path : path.reverse()
}
