import { exactAmount } from '#core/ledger/amounts.ts'
import type { ChainLedger, Ledger } from '#core/ledger/ledger.ts'
import { locateTransfer } from '#core/ledger/ledger.ts'
import { pointOf, rowsUntil } from '#core/ledger/points.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import { balanceAt, turnover } from './balance.ts'
import type { BridgeHop } from './bridge-links.ts'
import { BridgeWalk, createBridges } from './bridges.ts'
import type { Measured, SweepLimits } from './exposure.ts'
import { emptyExposure, measureExposure } from './exposure.ts'
import type { ClaimOrder } from './labels.ts'
import { byRiskThenConfidence } from './labels.ts'
import type { PathOptions, PathResult } from './paths.ts'
import { findPaths, noPaths } from './paths.ts'
import type { TaintOptions, TaintReport } from './policies/report.ts'
import { traceTaint } from './policies/report.ts'
import type { TaintMethod } from './policies/taint.ts'
import type { ExposureResult, ExposureSide, LabelClaim } from './types.ts'
import { createViews } from './views.ts'
import type { Watch } from './watch.ts'

/** Bump when a change of the engine can change a result: it belongs in every stored receipt. */
export const ENGINE_VERSION = 'haircut-adjoint/1'

/** Parts worth less than this share of what was asked about may be given up (and are reported as unresolved). */
export const DEFAULT_EPS = 1e-6

/** Most events one question may look at before it says that it stopped. */
export const DEFAULT_MAX_EVENTS = 2_000_000

export interface ExposureOptions {
  readonly side?: ExposureSide
  /** Transfers after this point do not count. Null or absent: the end of the ledger. */
  readonly asOf?: OrderPoint | null
  /**
   * What 100 % is. Source side: `balance` (held as of the point, the default) or `lifetime-inflow` (all that
   * was ever received). Destination side: `lifetime-outflow` (all that was ever sent).
   */
  readonly denominator?: 'balance' | 'lifetime-inflow' | 'lifetime-outflow'
  readonly eps?: number
  readonly maxEvents?: number
  /** Also name every transfer behind the parts ({@link ExposureResult.evidence}). */
  readonly evidence?: boolean
  /** Hears how far the sweep is and may end it. */
  readonly watch?: Watch
}

export type TransferExposureOptions = Omit<ExposureOptions, 'denominator'>

export interface Engine {
  readonly version: string
  readonly ledger: Ledger
  /** Where an account's funds of one asset come from (or went to). An account without them has denominator 0. */
  exposureOf(account: string, asset: string, options?: ExposureOptions): ExposureResult
  /**
   * The origin of the funds one transfer carried: the sender's funds just before it, the sender's own label
   * counting as direct. Destination side: what became of them up to `asOf`, the receiver's own label direct.
   * Throws RangeError for an unknown transfer id.
   */
  exposureOfTransfer(transferId: string, options?: TransferExposureOptions): ExposureResult
  /**
   * The strongest time-respecting paths between an account and another one (or any risk label), best first.
   * None of them runs through a service, a labelled account or the subject itself.
   */
  paths(account: string, asset: string, options?: PathOptions): PathResult
  /**
   * The same claims under another rule, forwards over one chain: what each transfer carried and each account
   * held. Throws RangeError for a chain or a seed that the ledger does not hold.
   */
  taint(chain: string, method: TaintMethod, options?: TaintOptions): TaintReport
}

/**
 * An engine over a snapshot of a ledger and the label claims to trust. Cheap to make where only the claims
 * changed; fractions of a ledger are computed once and kept with it. O(rows) once, then see the sweeps.
 */
export function createEngine(
  ledger: Ledger,
  claims: Iterable<LabelClaim>,
  prefer: ClaimOrder = byRiskThenConfidence,
  hops: readonly BridgeHop[] = [],
): Engine {
  const known = [...claims]
  const bridges = hops.length === 0 ? null : createBridges(ledger, known, hops)
  const views = createViews(bridges === null ? known : [...known, ...bridges.claims], prefer)

  /** Goes on across bridges, where there are any. */
  const follow = ({ result, crossings }: Measured, options: TransferExposureOptions, walk?: BridgeWalk) => {
    if (bridges === null) return result
    const { side } = result
    const asOf = side === 'source' ? null : elsewhere(options.asOf ?? null)
    const beyond = (far: string, own: BridgeWalk) =>
      hasHappened(ledger, far, asOf) ? transferExposure(far, { ...options, side, asOf }, own) : null
    return (walk ?? new BridgeWalk(bridges, beyond)).extend(result, crossings)
  }
  const linkedOn = (side: ExposureSide) =>
    bridges === null ? null : (transferId: string) => bridges.isLinked(transferId, side)

  const transferExposure = (
    transferId: string,
    options: TransferExposureOptions,
    walk?: BridgeWalk,
  ): ExposureResult => {
    const found = locateTransfer(ledger, transferId)
    if (found === null) throw new RangeError(`no transfer ${transferId}`)
    const { chain, row } = found
    const side = options.side ?? 'source'
    const limits = limitsOf(options, linkedOn(side))
    const { columns } = chain
    const holding = side === 'source' ? columns.from[row]! : columns.to[row]!
    const asOf = side === 'source' ? pointOf(chain, row) : (options.asOf ?? lastPoint(chain))
    const rows = side === 'source' ? row + 1 : Math.max(row + 1, rowsUntil(chain, options.asOf ?? null))
    const head = {
      side,
      account: chain.accountOf(holding),
      asset: chain.assetOf(holding),
      asOf,
      denominatorMeaning: 'transfer',
      eps: limits.eps,
    } as const
    const denominator = exactAmount(columns, row)
    if (denominator === 0n) return emptyExposure(head, limits)
    const before = side === 'source' ? row + 1 : rows - row
    const measured = measureExposure(
      views.of(chain, side, rows, side === 'source' ? 0 : row),
      { node: -1, of: 'event', before },
      { ...head, denominator },
      limits,
    )
    return follow(measured, options, walk)
  }

  return {
    version: ENGINE_VERSION,
    ledger,

    exposureOf(account, asset, options = {}) {
      const side = options.side ?? 'source'
      const meaning = options.denominator ?? (side === 'source' ? 'balance' : 'lifetime-outflow')
      if ((side === 'destination') !== (meaning === 'lifetime-outflow')) {
        throw new RangeError(`${meaning} is no denominator for the ${side} side`)
      }
      const limits = limitsOf(options, linkedOn(side))
      const asOf = options.asOf ?? null
      const head = { side, account, asset, denominatorMeaning: meaning, eps: limits.eps } as const
      const place = findHolding(ledger, account, asset)
      if (place === null) return emptyExposure({ ...head, asOf: asOf ?? { block: null, time: null } }, limits)
      const { chain, holding } = place
      const rows = rowsUntil(chain, asOf)
      const denominator =
        meaning === 'balance'
          ? balanceAt(chain, holding, rows)
          : turnover(chain, holding, rows, meaning === 'lifetime-inflow' ? 'in' : 'out')
      if (denominator === 0n) return emptyExposure({ ...head, asOf: asOf ?? lastPoint(chain) }, limits)
      const seed = { node: holding, of: meaning === 'balance' ? 'balance' : 'inflow' } as const
      const measured = measureExposure(
        views.of(chain, side, rows),
        { ...seed, before: rows },
        { ...head, asOf: asOf ?? lastPoint(chain), denominator },
        limits,
      )
      return follow(measured, options)
    },

    exposureOfTransfer: (transferId, options = {}) => transferExposure(transferId, options),

    paths(account, asset, options = {}) {
      const place = findHolding(ledger, account, asset)
      if (place === null) return noPaths(options)
      const rows = rowsUntil(place.chain, options.asOf ?? null)
      return findPaths(views.of(place.chain, options.side ?? 'source', rows), place.holding, rows, options)
    },

    taint(name, method, options = {}) {
      const chain = ledger.chains.get(name)
      if (chain === undefined) throw new RangeError(`no chain ${name}`)
      const { graph, labels } = views.of(chain, 'source', chain.count)
      return traceTaint(graph, labels, method, options)
    },
  }
}

function limitsOf(options: TransferExposureOptions, isLinked: SweepLimits['isLinked']): SweepLimits {
  const eps = options.eps ?? DEFAULT_EPS
  if (!(eps >= 0 && eps < 1)) throw new RangeError(`eps ${eps} is not in [0, 1)`)
  return {
    eps,
    maxEvents: options.maxEvents ?? DEFAULT_MAX_EVENTS,
    evidence: options.evidence ?? false,
    watch: options.watch ?? null,
    isLinked,
  }
}

function hasHappened(ledger: Ledger, transferId: string, asOf: OrderPoint | null): boolean {
  const found = locateTransfer(ledger, transferId)
  return found !== null && found.row < rowsUntil(found.chain, asOf)
}

/** A point on another chain: a block of this one says nothing there. Without a time, nothing later is known there. */
function elsewhere(point: OrderPoint | null): OrderPoint | null {
  return point === null ? null : { block: null, time: point.time ?? -Infinity }
}

/** The holding on the account's own chain; a chain on which the account is only the far end comes second. */
function findHolding(
  ledger: Ledger,
  account: string,
  asset: string,
): { chain: ChainLedger; holding: number } | null {
  let elsewhere: { chain: ChainLedger; holding: number } | null = null
  for (const chain of ledger.chains.values()) {
    const holding = chain.find(account, asset)
    if (holding < 0) continue
    if (account.startsWith(`${chain.chain}:`)) return { chain, holding }
    elsewhere ??= { chain, holding }
  }
  return elsewhere
}

function lastPoint(chain: ChainLedger): OrderPoint {
  return pointOf(chain, chain.count - 1)
}
