import type { BridgeHop } from './bridge-links.ts'
import type { OrderPoint } from '#core/ledger/types.ts'

/**
 * A dated claim by a source about an address, in the form that tracing needs.
 *
 * `role` says what tracing does at the address: `risk` marks funds that leave it with the category,
 * `service` absorbs what entered it (an exchange, a mixer, a bridge: funds inside are commingled),
 * `context` says something about the address but lets the trace run through.
 * Validity is half-open, [validFrom, validUntil); null is unbounded.
 */
export interface LabelClaim {
  readonly id: string
  /** CAIP-10 account key the claim is about. */
  readonly account: string
  readonly category: string
  readonly role: 'risk' | 'service' | 'context'
  readonly actor: string | null
  readonly source: string
  /** 0 to 100, the source's own confidence on the GraphSense ladder. */
  readonly confidence: number
  readonly validFrom: OrderPoint | null
  readonly validUntil: OrderPoint | null
}

export type ExposureSide = 'source' | 'destination'

/** One category (and entity) found at the far end of the funds, with what proves it. */
export interface ExposurePart {
  readonly category: string
  readonly actor: string | null
  readonly labelId: string
  /** Account that carries the label. */
  readonly account: string
  /** `direct`: the labelled account is the immediate counterparty. */
  readonly kind: 'direct' | 'indirect'
  /** Share of the denominator, 0 to 1. */
  readonly share: number
  /** Same share in the asset's smallest unit, rounded down. */
  readonly amount: bigint
  /** Transfers between the label and the subject on the strongest path (1 = direct). */
  readonly hops: number
  /** Transfer ids of the strongest time-respecting path, from source to destination. */
  readonly path: readonly string[]
  /** Bridge hops on that path, in its order; absent where it stays on one chain. */
  readonly via?: readonly BridgeHop[]
}

/** A bridge hop that funds met. Of its share, what its confidence does not cover is `unlinkedBridge`. */
export interface CrossedHop {
  readonly hop: BridgeHop
  /** Share of the denominator, 0 to 1, that arrived at the hop; a later hop's share is within an earlier one's. */
  readonly share: number
}

/** Events are transfers looked at; one may be looked at more than once. */
export interface EventBudget {
  readonly events: number
  readonly used: number
}

/** One transfer by which funds left a label (or reached it), and what of the whole it accounts for. */
export interface ExposureEvidence {
  readonly transferId: string
  readonly labelId: string
  readonly kind: 'direct' | 'indirect'
  /** Share of the denominator. The shares of a part's evidence add up to the part's share. */
  readonly share: number
}

/**
 * Where an account's (or one transfer's) funds of one asset come from, or go to.
 * Shares of `parts`, `service`, `unlinkedBridge` (0 if absent), `outside` and `unresolved` add up to 1.
 */
export interface ExposureResult {
  readonly method: 'haircut'
  readonly side: ExposureSide
  readonly account: string
  readonly asset: string
  readonly asOf: OrderPoint
  /** What 100 % is, in the asset's smallest unit. */
  readonly denominator: bigint
  readonly denominatorMeaning: 'balance' | 'lifetime-inflow' | 'lifetime-outflow' | 'transfer'
  readonly parts: readonly ExposurePart[]
  /** Share that ended in services whose inside cannot be traced. */
  readonly service: number
  /** Share that crossed a bridge by a hop that may be another's: one minus its confidence. Absent without hops. */
  readonly unlinkedBridge?: number
  /** Bridge hops on the way, with the share that arrived at each, the largest first. Absent without hops. */
  readonly crossed?: readonly CrossedHop[]
  /** Share whose origin lies before or outside the transfers we hold: unattributed, never clean. */
  readonly outside: number
  /** Share given up to the error bound `eps` or to a budget. */
  readonly unresolved: number
  readonly eps: number
  readonly truncated: boolean
  /** Most events that could be looked at, and how many were (on this chain); `truncated` says that it ended there. */
  readonly budget?: EventBudget
  /** Services at which the trace stopped. */
  readonly boundaries: readonly {
    readonly account: string
    readonly labelId: string
    readonly share: number
  }[]
  /** Every risk transfer behind the parts, largest first; present where it was asked for. */
  readonly evidence?: readonly ExposureEvidence[]
}
