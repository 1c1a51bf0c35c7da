import type { ExposureResult, LabelClaim } from '#core/flow/types.ts'
import type { Payer } from '#core/ledger/payments.ts'
import type { OrderPoint, Transfer } from '#core/ledger/types.ts'
import type { LabelValidity } from './hit.ts'

/** What a transfer was worth when it happened, in Hong Kong cents, and who says so. */
export interface FiatValue {
  readonly minor: bigint
  readonly source: string
}

/**
 * Whose side we are on. `inbound`: `to` is ours and `from` the counterparty; `outbound`: the reverse;
 * `observed`: neither is ours (a token's or a case's book) and both ends are counterparties.
 */
export type Perspective = 'inbound' | 'outbound' | 'observed'

/** One transfer as one book sees it, with everything the exposure detectors may use. */
export interface ScreeningSubject {
  readonly transfer: Transfer
  readonly perspective: Perspective
  /** Everybody who paid where a transaction of coins has several inputs, the largest first; else `from` paid it all. */
  readonly payers?: readonly Payer[] | null
  /** Null where no price is known: then nothing that depends on value may be called evaluated. */
  readonly fiat: FiatValue | null
  /** Claims about the counterparties and about every label the exposures name, of any date. */
  readonly labels: readonly LabelClaim[]
  /** Source side for inbound, destination side for outbound, both for observed. Empty if not computed. */
  readonly exposures: readonly ExposureResult[]
}

/** The accounts on the other side of the subject. */
export function counterpartiesOf({
  transfer,
  perspective,
  payers,
}: Pick<ScreeningSubject, 'transfer' | 'perspective' | 'payers'>): readonly string[] {
  if (perspective === 'outbound') return [transfer.to]
  const paid = payers?.map(({ account }) => account) ?? [transfer.from]
  return perspective === 'inbound' ? paid : [...new Set([...paid, transfer.to])]
}

/**
 * Was `claim` in force at `point`? Validity is half-open, [validFrom, validUntil). Blocks are compared where both
 * have one, else times; a bound that shares neither with the point cannot be compared, and unless the other bound
 * already rules the claim out, the answer says so. Nothing is interpolated between blocks and times.
 */
export function labelValidity(claim: LabelClaim, point: OrderPoint): LabelValidity {
  const started = claim.validFrom === null ? true : reached(point, claim.validFrom)
  const ended = claim.validUntil === null ? false : reached(point, claim.validUntil)
  if (started === false || ended === true) return 'not-effective'
  return started === null || ended === null ? 'not-comparable' : 'effective'
}

/** Is `point` at or after `bound`? Null if they share no scale. */
function reached(point: OrderPoint, bound: OrderPoint): boolean | null {
  if (point.block !== null && bound.block !== null) return point.block >= bound.block
  if (point.time !== null && bound.time !== null) return point.time >= bound.time
  return null
}
