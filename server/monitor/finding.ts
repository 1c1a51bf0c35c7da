import type { ExposureResult } from '#core/flow/types.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import { receiptOf, type AlertReceipt } from '#core/risk/receipt.ts'
import type { RuleDefinition } from '#core/risk/rule.ts'
import type { KnownLabels } from '../tracing/known-labels.ts'
import type { KnownFacts } from './held-facts.ts'
import type { InScope } from './scope.ts'

/** What one rule found about one subject of one book: what becomes an alert, unless it is one already. */
export interface Finding {
  /** Book, rule, version and subject: the same cause never raises a second alert. */
  readonly dedupeKey: string
  readonly rule: RuleDefinition
  readonly receipt: AlertReceipt
  readonly scope: InScope
  readonly subject: { readonly kind: 'transfer' | 'customer' | 'account'; readonly id: string }
  /** The screened transfer, or the one that completed the pattern. */
  readonly transfer: Transfer
  /** Every transfer that any hit is about. */
  readonly transferIds: readonly string[]
  readonly counterpartyActor: string | null
  /** When the desk raises it, epoch ms. */
  readonly at: number
}

/** Which clock the desk had when it met a transfer: now, or the past where history is replayed. */
export interface RunClock {
  readonly at: (transfer: Transfer) => number
  readonly replay: boolean
}

/** What every finding of a run rests on. */
export interface RunBasis extends KnownFacts {
  readonly ledgerDigest: string
  readonly labels: KnownLabels
  readonly clock: RunClock
}

/** Ids of transfers that stand in alerts of a rule already, by `ruleId subject`. */
export type AlertedTransfers = ReadonlyMap<string, ReadonlySet<string>>

interface About extends Pick<Finding, 'scope' | 'subject' | 'transfer' | 'at'> {
  /** What tells this cause from others of the same book and rule. */
  readonly cause: string
  /** What was traced for it; nothing where behaviour was looked at. */
  readonly exposures?: readonly ExposureResult[]
  readonly actorOf?: (receipt: AlertReceipt) => string | null
}

/** What `rule` found in `result`, with the receipt of it; null where it did not hit. */
export function findingOf(
  { ledgerDigest, labels }: Pick<RunBasis, 'ledgerDigest' | 'labels'>,
  rule: RuleDefinition,
  result: DetectorResult,
  { cause, exposures = [], actorOf = () => null, ...about }: About,
): Finding | null {
  if (!result.hits.some(({ ruleId }) => ruleId === rule.id)) return null
  const receipt = receiptOf(rule, result, { ...labels.basisAt(about.at), ledgerDigest, exposures })
  if (receipt === null) return null
  return {
    ...about,
    dedupeKey: `${about.scope.bookId}:${rule.id}:${rule.version}:${cause}`,
    rule,
    receipt,
    transferIds: [...new Set(receipt.hits.flatMap(({ evidence }) => evidence.transferIds))],
    counterpartyActor: actorOf(receipt),
  }
}
