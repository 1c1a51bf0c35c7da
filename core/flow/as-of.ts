import type { Ledger } from '#core/ledger/ledger.ts'
import { locateTransfer } from '#core/ledger/ledger.ts'
import { rowsUntil } from '#core/ledger/points.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import type { BridgeHop } from './bridge-links.ts'
import type { Engine } from './engine.ts'
import { createEngine } from './engine.ts'
import type { ClaimOrder } from './labels.ts'
import type { LabelClaim } from './types.ts'

/** A claim with the time at which this system knew it, in epoch milliseconds; half-open, null is "still". */
export interface RecordedClaim {
  readonly claim: LabelClaim
  readonly knownFrom: number
  readonly knownUntil: number | null
}

/**
 * A point of view. What was known at a decision is `{ transfersUntil: T, labelsKnownAt: K }` with both at the
 * decision; what is known now about the same funds keeps T and drops K.
 */
export interface Knowledge {
  /** Later transfers do not exist. Null: all of the ledger. */
  readonly transfersUntil: OrderPoint | null
  /** Claims learnt later do not exist, claims withdrawn later still do. Null: claims known at the end. */
  readonly labelsKnownAt: number | null
}

/** The claims that were known at a time; null: those that were never withdrawn. */
export function claimsKnownAt(records: Iterable<RecordedClaim>, at: number | null): LabelClaim[] {
  const known: LabelClaim[] = []
  for (const { claim, knownFrom, knownUntil } of records) {
    const holds =
      at === null ? knownUntil === null : knownFrom <= at && (knownUntil === null || at < knownUntil)
    if (holds) known.push(claim)
  }
  return known
}

/**
 * The engine as it would have answered from that point of view. A question about a transfer after the point
 * throws RangeError; a later `asOf` in a question is cut down to the point.
 */
export function createEngineAsOf(
  ledger: Ledger,
  records: Iterable<RecordedClaim>,
  knowledge: Knowledge,
  prefer?: ClaimOrder,
  hops?: readonly BridgeHop[],
): Engine {
  const engine = createEngine(ledger, claimsKnownAt(records, knowledge.labelsKnownAt), prefer, hops)
  const { transfersUntil } = knowledge
  if (transfersUntil === null) return engine
  const clamp = <O extends { readonly asOf?: OrderPoint | null }>(options: O): O => {
    const asked = options.asOf ?? null
    return asked !== null && notAfter(ledger, asked, transfersUntil)
      ? options
      : { ...options, asOf: transfersUntil }
  }
  return {
    version: engine.version,
    ledger,
    exposureOf: (account, asset, options = {}) => engine.exposureOf(account, asset, clamp(options)),
    paths: (account, asset, options = {}) => engine.paths(account, asset, clamp(options)),
    taint: (chain, method, options = {}) => engine.taint(chain, method, clamp(options)),
    exposureOfTransfer(transferId, options = {}) {
      const found = locateTransfer(ledger, transferId)
      if (found !== null && found.row >= rowsUntil(found.chain, transfersUntil)) {
        throw new RangeError(`transfer ${transferId} is later than the point asked about`)
      }
      return engine.exposureOfTransfer(transferId, clamp(options))
    },
  }
}

function notAfter(ledger: Ledger, a: OrderPoint, b: OrderPoint): boolean {
  if (a.block !== null && b.block !== null) return a.block <= b.block
  if (a.time !== null && b.time !== null) return a.time <= b.time
  return [...ledger.chains.values()].every((chain) => rowsUntil(chain, a) <= rowsUntil(chain, b))
}
