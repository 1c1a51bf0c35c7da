import type { BridgeHop } from '#core/flow/bridge-links.ts'
import type { ClaimOrder } from '#core/flow/labels.ts'
import type { LabelClaim } from '#core/flow/types.ts'
import type { ChainPackage } from '#core/ledger/package.ts'
import type { Answers, Progress, Question, QuestionKind } from './questions.ts'

/** Bump when a message changes its meaning: host and worker of different builds then refuse each other. */
export const PROTOCOL_VERSION = 2

/** What an engine is made from, in a form that can be posted. Equal keys mean equal content. */
export interface PackedBasis {
  readonly ledgerKey: string
  readonly packages: readonly ChainPackage[]
  readonly claimsKey: string
  readonly claims: readonly LabelClaim[]
  /** Place of each claim in the order of preference (a function cannot be posted). */
  readonly ranks: Uint32Array
  readonly hops: readonly BridgeHop[]
}

/** From the host to the worker. A question always follows the ledger and the claims that it is about. */
export type ToEngine =
  | { readonly type: 'ledger'; readonly key: string; readonly packages: readonly ChainPackage[] }
  | {
      readonly type: 'claims'
      readonly key: string
      readonly claims: readonly LabelClaim[]
      readonly ranks: Uint32Array
      readonly hops: readonly BridgeHop[]
    }
  | {
      readonly type: 'ask'
      readonly protocol: number
      readonly id: number
      readonly claimsKey: string
      readonly question: Question
      /** Shared with the host, which sets it to 1 to end the work. Null where nothing can be shared. */
      readonly stop: Int32Array | null
    }

/** From the worker to the host. */
export type FromEngine =
  | { readonly type: 'ready'; readonly protocol: number; readonly engine: string }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answers[QuestionKind] }
  | { readonly type: 'failed'; readonly id: number; readonly name: string; readonly message: string }

/** The order of preference among claims as their places in it. */
export function rankClaims(claims: readonly LabelClaim[], prefer: ClaimOrder): Uint32Array {
  const ranks = new Uint32Array(claims.length)
  const order = claims.map((_, at) => at).sort((a, b) => prefer(claims[a]!, claims[b]!))
  for (const [place, at] of order.entries()) ranks[at] = place
  return ranks
}

/** The order of preference that {@link rankClaims} wrote down. */
export function orderByRank(claims: readonly LabelClaim[], ranks: Uint32Array): ClaimOrder {
  const rankOf = new Map(claims.map((claim, at) => [claim, ranks[at]!]))
  return (a, b) => rankOf.get(a)! - rankOf.get(b)!
}
