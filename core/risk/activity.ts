import type { CategorySlug } from './categories.ts'
import type { Facts } from './facts.ts'
import type { PeerFigures } from './peers.ts'
import type { BookKind } from './rule.ts'
import type { FiatValue } from './subject.ts'

/** One transfer as the customer or the account it is about sees it. */
export interface Movement {
  readonly id: string
  /** Epoch milliseconds UTC; null where the source gave no time. */
  readonly time: number | null
  readonly way: 'in' | 'out'
  /** Account on the other side. */
  readonly party: string
  /** Categories of the labels on the other side that were in force and known. */
  readonly partyCategories: readonly CategorySlug[]
  /** `service`: pools the funds of many. `known`: a wallet registered with the desk. `other`: anybody else. */
  readonly partyKind: 'service' | 'known' | 'other'
  /** The customer whose transfer it is, where the books say so. */
  readonly customerRef: string | null
  readonly asset: string
  readonly amount: bigint
  readonly fiat: FiatValue | null
}

export type TimedMovement = Movement & { readonly time: number }
export type PricedMovement = TimedMovement & { readonly fiat: FiatValue }

/** What is held of one customer's or one account's transfers, up to and including the one that is screened. */
export interface Activity {
  readonly kind: 'customer' | 'account'
  /** The kind of book that looks. */
  readonly bookKind: BookKind
  readonly id: string
  readonly screened: Movement
  /** Any order; the screened one and what is later are not looked at. */
  readonly earlier: readonly Movement[]
  /** When anything at all is held since; what was before is unknown. Null where nothing is dated. */
  readonly heldSince: number | null
  /** The next movement of the same way after the screened one, or null; up to `asOf`. */
  readonly nextAt: number | null
  /** The instant of the question, epoch ms. */
  readonly asOf: number
  /** What the desk knows of the customer; null for an account that is nobody's. */
  readonly customer: { readonly riskRating: string; readonly onboardedAt: number | null } | null
  /** Whether the account itself is registered with the desk as a customer's. */
  readonly isKnown: boolean
  /** The customer himself, or whose the account is; null where it is nobody's we know. */
  readonly owner: string | null
  /** What customers of the same kind usually do; null for an account, or where the kind is not known. */
  readonly peers: PeerFigures | null
  /** What an account is that need not be the other side of any movement, as it was known at the screened one. */
  readonly kindOf: (account: string) => Movement['partyKind']
  readonly facts: Facts
}

/** The movements with a time up to the screened one, oldest first and it among them; of equal times by id. */
export function pastOf({ screened, earlier }: Activity): readonly TimedMovement[] {
  const end = screened.time
  if (end === null) return []
  const timed = earlier.filter(
    (movement): movement is TimedMovement =>
      movement.time !== null && movement.time <= end && movement.id !== screened.id,
  )
  const inOrder = timed.toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
  return [...inOrder, screened as TimedMovement]
}

/** Those in the window (end - length, end] of the last one. */
export function within(past: readonly TimedMovement[], length: number): readonly TimedMovement[] {
  const end = past.at(-1)?.time ?? 0
  return past.filter(({ time }) => time > end - length)
}

export const isPriced = (movement: TimedMovement): movement is PricedMovement => movement.fiat !== null

export const valueOf = (movements: readonly PricedMovement[]): bigint =>
  movements.reduce((sum, { fiat }) => sum + fiat.minor, 0n)
