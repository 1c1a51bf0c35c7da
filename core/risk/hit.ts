import type { CategorySlug, Severity } from './categories.ts'
import type { Unit } from './rule.ts'

/*
 * Hits are evidence: they are stored, hashed and shown years later. Every number in them is an integer that any
 * language prints alike, and amounts, which may exceed 2^53, are decimal texts.
 */

/** A named quantity. `value` is an integer as decimal text. */
export interface Measure {
  readonly name: string
  readonly value: string
  readonly unit: Unit
}

/** Text that the screen shows, by translation key and parameters. */
export interface TextRef {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
}

/** `not-comparable`: the label is dated by a time the transfer lacks (or by a block): it counted as effective. */
export type LabelValidity = 'effective' | 'not-effective' | 'not-comparable'

export interface EvidencePoint {
  readonly block: number | null
  readonly time: number | null
}

/** The label a hit rests on, with everything a reader needs to judge it. */
export interface LabelEvidence {
  readonly labelId: string
  readonly account: string
  readonly actor: string | null
  readonly source: string
  /** 0 to 100. */
  readonly confidence: number
  readonly validFrom: EvidencePoint | null
  readonly validUntil: EvidencePoint | null
  readonly validity: Exclude<LabelValidity, 'not-effective'>
}

export interface HitEvidence {
  /** The transfers the hit is about: the screened one, or all of a structuring window. */
  readonly transferIds: readonly string[]
  /** Null for behaviour: nobody was labelled. */
  readonly label: LabelEvidence | null
  /** Transfer ids of the strongest path, from source to destination. Empty for behaviour. */
  readonly path: readonly string[]
  /** Transfers between label and subject, 1 for direct; 0 for behaviour. */
  readonly hops: number
  /** Share of the funds, parts per million. */
  readonly share: number
  /** The same share in the asset's smallest unit; null for behaviour over several assets. */
  readonly amount: string | null
  /** The same share in Hong Kong cents; null without a price. */
  readonly value: string | null
  readonly priceSource: string | null
}

export interface Hit {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly severity: Severity
  /** Null for behaviour. */
  readonly category: CategorySlug | null
  readonly kind: 'direct' | 'indirect' | 'behaviour'
  readonly observed: Measure
  readonly threshold: Measure
  readonly evidence: HitEvidence
  /** Severe, but resting on a weak attribution: a person must look, no machine may close or freeze. */
  readonly needsReview: boolean
  readonly explanation: TextRef
}

export type NotEvaluatedReason =
  | 'no-price'
  | 'no-time'
  | 'no-exposure'
  | 'exposure-unresolved'
  | 'label-unknown'
  /** A kind of record is needed that the desk is not connected to; `need` says which. */
  | 'no-facts'
  /** What is held does not reach back far enough to say what is new or usual. */
  | 'short-history'
  /** Too few customers of the same kind to say what is usual among them. */
  | 'few-peers'

/** A rule that could not be decided for this subject. It is kept and shown: silence would read as clean. */
export interface NotEvaluated {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly reason: NotEvaluatedReason
  readonly params: Readonly<Record<string, string | number>>
}

export interface DetectorResult {
  readonly hits: readonly Hit[]
  readonly notEvaluated: readonly NotEvaluated[]
}
