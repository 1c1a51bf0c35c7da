import { isCoinChain } from '#core/ledger/coin-accounts.ts'
import { denseAdjoint } from './adjoint-dense.ts'
import { sparseAdjoint } from './adjoint-sparse.ts'
import { hopsOf } from './coin-hops.ts'
import { rowOfEvent } from './graph.ts'
import type { Crossing } from './bridges.ts'
import { byShare, compareText, mergeParts, withinWhole } from './parts.ts'
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
    for (const way of waysOf(view, slot)) {
      const reached = way.value / whole
      parts.push({
        category: claim.category,
        actor: claim.actor,
        labelId: claim.id,
        account: claim.account,
        kind: way.kind,
        share: reached,
        amount: amountOfShare(reached, head.denominator),
        hops: way.hops,
        path: idsOf(view, way.rows),
      })
    }
  }
  // A neighbour may stand in both slots of its claim: paid by itself, and by a transaction of coins.
  if (isCoinChain(view.graph.chain.chain)) return mergeParts(parts, boundaries, head.denominator)
  parts.sort(byShare)
  boundaries.sort(byShare)
  return { parts: withinWhole(parts, head.denominator), boundaries }
}

/** How funds went between a label and the subject: the sum of some records, by the strongest path of them. */
interface Way {
  readonly kind: ExposurePart['kind']
  readonly value: number
  readonly hops: number
  /** From source to destination. */
  readonly rows: readonly number[]
}

/**
 * The ways of a slot. On a chain of coins the records of a label that is one transaction away are told from those
 * farther off: such a label is a neighbour, whatever stands between in the ledger.
 */
function waysOf(view: FlowView, slot: number): Way[] {
  const { scratch, tally, graph } = view
  const { chain } = graph
  const kind = kindOf(slot)
  if (kind === 'direct' || !isCoinChain(chain.chain)) {
    const rows = rowsOf(view, pathOf(tally, scratch, slot))
    return [{ kind, value: tally.value[slot]!, hops: rows.length, rows }]
  }
  const found = new Map<ExposurePart['kind'], Way & { readonly best: number }>()
  for (let at = 0; at < tally.records; at++) {
    if (tally.recordSlot[at] !== slot) continue
    const rows = rowsOf(view, pathFrom(scratch, tally.recordEvent[at]!, tally.recordNext[at]!))
    const hops = hopsOf(chain, rows)
    const own = hops === 1 ? 'direct' : 'indirect'
    const value = tally.recordValue[at]!
    const known = found.get(own)
    const strongest = known !== undefined && known.best >= value ? known : { hops, rows, best: value }
    found.set(own, { ...strongest, kind: own, value: value + (known?.value ?? 0) })
  }
  return [...found.values()]
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
  const { labels, scratch, tally } = view
  const found: Crossing[] = []
  for (let at = 0; at < tally.records; at++) {
    if (labels.isRisk[tally.recordSlot[at]! >>> 1] === 1) continue
    const transferId = idOf(view, at)
    if (!isLinked(transferId)) continue
    const rows = rowsOf(view, pathFrom(scratch, tally.recordEvent[at]!, tally.recordNext[at]!))
    found.push({ transferId, share: tally.recordValue[at]! / whole, path: idsOf(view, rows) })
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
      kind: isNear(view, at) ? 'direct' : kindOf(slot),
      share: tally.recordValue[at]! / whole,
    })
  }
  return found.sort((a, b) => b.share - a.share || compareText(a.transferId, b.transferId))
}

/** Whether one transaction of coins is all that stands between a record's label and the subject. */
function isNear(view: FlowView, at: number): boolean {
  const { graph, scratch, tally } = view
  if (!isCoinChain(graph.chain.chain)) return false
  const events = pathFrom(scratch, tally.recordEvent[at]!, tally.recordNext[at]!)
  return hopsOf(graph.chain, rowsOf(view, events)) === 1
}

function kindOf(slot: number): 'direct' | 'indirect' {
  return slot % 2 === 0 ? 'direct' : 'indirect'
}

/** Rows of a path of events, from source to destination as it happened. */
function rowsOf({ graph }: FlowView, events: readonly number[]): number[] {
  const rows = events.map((event) => rowOfEvent(graph, event))
  return graph.side === 'source' ? rows : rows.reverse()
}

function idsOf({ graph }: FlowView, rows: readonly number[]): string[] {
  return rows.map((row) => graph.chain.columns.ids.at(row)!)
}
