import type { Ledger } from '#core/ledger/ledger.ts'
import { locateTransfer } from '#core/ledger/ledger.ts'
import type { BridgeHop } from './bridge-links.ts'
import { compareText, mergeParts } from './parts.ts'
import type { CrossedHop, ExposurePart, ExposureResult, ExposureSide, LabelClaim } from './types.ts'

/** Most transfers on other chains that one question may go on to; what lies beyond is unresolved. */
const MAX_CROSSINGS = 1000

/** A transfer out of (or into) a bridge at which a trace can go on elsewhere. */
interface Link {
  readonly hop: BridgeHop
  /** The transfer at the other end. */
  readonly far: string
}

/** A share of what was asked about that arrived at a linked transfer. */
export interface Crossing {
  readonly transferId: string
  readonly share: number
  /** Transfer ids between the bridge and the subject, in the order they happened; the crossing one included. */
  readonly path: readonly string[]
}

export interface Bridges {
  /** A bridge is a service wherever nobody labelled it otherwise: its inside cannot be traced. */
  readonly claims: readonly LabelClaim[]
  readonly isLinked: (transferId: string, side: ExposureSide) => boolean
  readonly linkOf: (transferId: string, side: ExposureSide) => Link | null
}

/** The hops that the ledger holds both ends of, ready for tracing. */
export function createBridges(
  ledger: Ledger,
  claims: readonly LabelClaim[],
  hops: readonly BridgeHop[],
): Bridges {
  const labelled = new Set(claims.filter((claim) => claim.role !== 'context').map((claim) => claim.account))
  const bySide = { source: new Map<string, Link>(), destination: new Map<string, Link>() }
  const found = new Map<string, LabelClaim>()
  for (const hop of hops) {
    const deposit = locateTransfer(ledger, hop.deposit)
    const withdrawal = locateTransfer(ledger, hop.withdrawal)
    if (deposit === null || withdrawal === null) continue
    bySide.source.set(hop.withdrawal, { hop, far: hop.deposit })
    bySide.destination.set(hop.deposit, { hop, far: hop.withdrawal })
    const ends = [
      deposit.chain.accountOf(deposit.chain.columns.to[deposit.row]!),
      withdrawal.chain.accountOf(withdrawal.chain.columns.from[withdrawal.row]!),
    ]
    for (const account of ends) if (!labelled.has(account)) found.set(account, bridgeClaim(account))
  }
  return {
    claims: [...found.values()],
    isLinked: (transferId, side) => bySide[side].has(transferId),
    linkOf: (transferId, side) => bySide[side].get(transferId) ?? null,
  }
}

function bridgeClaim(account: string): LabelClaim {
  return {
    id: `bridge:${account}`,
    account,
    category: 'bridge',
    role: 'service',
    actor: null,
    source: 'bridge-links',
    confidence: 0,
    validFrom: null,
    validUntil: null,
  }
}

/** One question with everything it leads to on other chains: each far end is asked about once. */
export class BridgeWalk {
  private readonly bridges: Bridges
  private readonly ask: (transferId: string, walk: BridgeWalk) => ExposureResult | null
  private readonly known = new Map<string, ExposureResult | null>()
  private readonly open = new Set<string>()

  constructor(bridges: Bridges, ask: (transferId: string, walk: BridgeWalk) => ExposureResult | null) {
    this.bridges = bridges
    this.ask = ask
  }

  /**
   * Continues what arrived at linked transfers (engine 1.8): of a share V that crossed a hop of confidence c, c·V
   * is made of what the far transfer is made of and (1-c)·V is `unlinkedBridge`. Shares still add up to 1.
   */
  extend(near: ExposureResult, crossings: readonly Crossing[]): ExposureResult {
    const parts: ExposurePart[] = [...near.parts]
    const boundaries = [...near.boundaries]
    const evidence = [...(near.evidence ?? [])]
    let { service, outside, unresolved, truncated } = near
    let unlinkedBridge = near.unlinkedBridge ?? 0
    const crossed: CrossedHop[] = []
    for (const crossing of crossings) {
      const { hop, far } = this.bridges.linkOf(crossing.transferId, near.side)!
      const beyond = this.beyond(far)
      const taken = crossing.share * hop.confidence
      unlinkedBridge += crossing.share - taken
      crossed.push({ hop, share: crossing.share })
      if (beyond === 'spent') {
        unresolved += taken
        truncated = true
        continue
      }
      if (beyond === null || beyond.denominator === 0n) {
        unlinkedBridge += taken
        continue
      }
      service += taken * beyond.service
      outside += taken * beyond.outside
      unresolved += taken * beyond.unresolved
      unlinkedBridge += taken * (beyond.unlinkedBridge ?? 0)
      truncated ||= beyond.truncated
      for (const one of beyond.crossed ?? []) crossed.push({ ...one, share: taken * one.share })
      for (const part of beyond.parts) parts.push(carried(part, near.side, taken, crossing, hop))
      for (const one of beyond.boundaries) boundaries.push({ ...one, share: taken * one.share })
      for (const one of beyond.evidence ?? [])
        evidence.push({ ...one, kind: 'indirect', share: taken * one.share })
    }
    return {
      ...near,
      ...mergeParts(parts, boundaries, near.denominator),
      service,
      outside,
      unresolved,
      unlinkedBridge,
      crossed: mergeHops(crossed),
      truncated,
      ...(near.evidence === undefined ? {} : { evidence: evidence.sort((a, b) => b.share - a.share) }),
    }
  }

  /** The far transfer's own exposure; null where it is not there yet, or if the hops run in a circle. */
  private beyond(far: string): ExposureResult | null | 'spent' {
    const known = this.known.get(far)
    if (known !== undefined) return known
    if (this.open.has(far)) return null
    if (this.known.size + this.open.size >= MAX_CROSSINGS) return 'spent'
    this.open.add(far)
    const result = this.ask(far, this)
    this.open.delete(far)
    this.known.set(far, result)
    return result
  }
}

/** A hop met by several ways counts once, with all that arrived at it. Hops are one to one: a deposit names one. */
function mergeHops(crossed: readonly CrossedHop[]): CrossedHop[] {
  const found = new Map<string, CrossedHop>()
  for (const { hop, share } of crossed)
    found.set(hop.deposit, { hop, share: share + (found.get(hop.deposit)?.share ?? 0) })
  return [...found.values()].sort((a, b) => b.share - a.share || compareText(a.hop.deposit, b.hop.deposit))
}

function carried(
  part: ExposurePart,
  side: ExposureSide,
  taken: number,
  crossing: Crossing,
  hop: BridgeHop,
): ExposurePart {
  const path = side === 'source' ? [...part.path, ...crossing.path] : [...crossing.path, ...part.path]
  const via = side === 'source' ? [...(part.via ?? []), hop] : [hop, ...(part.via ?? [])]
  return { ...part, kind: 'indirect', share: taken * part.share, hops: path.length, path, via }
}
