import { denseAdjoint } from './adjoint-dense.ts'
import { sparseAdjoint } from './adjoint-sparse.ts'
import { rowOfEvent } from './graph.ts'
import { amountOfShare } from './shares.ts'
import type { Seed, SweepOutcome } from './sweep.ts'
import { pathOf } from './sweep.ts'
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

/**
 * Runs one adjoint sweep and turns its amounts into shares of the denominator. With eps = 0 every event is
 * visited if the budget allows (dense); otherwise the ancestors only (sparse).
 */
export function measureExposure(
  view: FlowView,
  seed: Seed,
  head: ExposureHead,
  limits: SweepLimits,
): ExposureResult {
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
  const { parts, boundaries } = collect(view, head)
  const service = sum(boundaries)
  const outside = outcome.outside / whole
  const unresolved = unresolvedShare(outcome, whole, sum(parts) + service + outside)
  const evidence = limits.evidence ? { evidence: evidenceOf(view, whole) } : {}
  tally.reset()
  return {
    ...head,
    method: 'haircut',
    parts,
    service,
    outside,
    unresolved,
    truncated: outcome.truncated,
    boundaries,
    ...evidence,
  }
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

function collect(view: FlowView, head: ExposureHead): Pick<ExposureResult, 'parts' | 'boundaries'> {
  const { labels, tally } = view
  const parts: ExposurePart[] = []
  const boundaries: { account: string; labelId: string; share: number }[] = []
  const whole = Number(head.denominator)
  for (const slot of tally.slots) {
    const claim = labels.claims[slot >>> 1]!
    const share = tally.value[slot]! / whole
    if (claim.role === 'service') {
      boundaries.push({ account: claim.account, labelId: claim.id, share })
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
  parts.sort((a, b) => b.share - a.share || compareText(a.labelId, b.labelId) || compareText(a.kind, b.kind))
  boundaries.sort((a, b) => b.share - a.share || compareText(a.labelId, b.labelId))
  return { parts: withinWhole(parts, head.denominator), boundaries }
}

function evidenceOf(view: FlowView, whole: number): ExposureEvidence[] {
  const { graph, labels, tally } = view
  const found: ExposureEvidence[] = []
  for (let at = 0; at < tally.records; at++) {
    const slot = tally.recordSlot[at]!
    const claim = labels.claims[slot >>> 1]!
    if (claim.role === 'service') continue
    found.push({
      transferId: graph.chain.columns.ids.at(rowOfEvent(graph, tally.recordEvent[at]!))!,
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

/** Rounding allowances of many parts must not add up to more than there is: the smallest part yields. */
function withinWhole(parts: ExposurePart[], whole: bigint): ExposurePart[] {
  let left = whole
  return parts.map((part) => {
    const amount = part.amount > left ? left : part.amount
    left -= amount
    return amount === part.amount ? part : { ...part, amount }
  })
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
