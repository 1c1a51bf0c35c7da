import type { Engine } from '#core/flow/engine.ts'
import type { ExposureResult } from '#core/flow/types.ts'
import { lastBefore } from '#core/ledger/csr.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { Perspective } from '#core/risk/subject.ts'
import type { LabelSet } from './known-labels.ts'

/**
 * Where the funds of a transfer came from (inbound), went to (outbound), or both (observed).
 *
 * `until` is set when history is replayed: destinations then end at that instant, because what happens
 * later was not known. Each such end needs its own reversed ledger, so it is asked only where something moved on.
 */
export function exposuresOf(
  { engine, about }: LabelSet,
  transfer: Transfer,
  perspective: Perspective,
  until: number | null,
): ExposureResult[] {
  const results: ExposureResult[] = []
  if (perspective !== 'outbound') results.push(engine.exposureOfTransfer(transfer.id))
  if (perspective !== 'inbound') {
    const resting =
      until === null || about(transfer.to).length > 0 ? null : restingFunds(engine, transfer, until)
    const asOf = until === null ? null : { block: null, time: until }
    results.push(resting ?? engine.exposureOfTransfer(transfer.id, { side: 'destination', asOf }))
  }
  return results
}

/** The destination of funds that have not moved on by `until` from an account nobody labelled: outside. */
function restingFunds(engine: Engine, transfer: Transfer, until: number): ExposureResult | null {
  const chain = engine.ledger.chains.get(transfer.chain)
  if (chain === undefined || movedOn(chain, transfer, until)) return null
  return {
    method: 'haircut',
    side: 'destination',
    account: transfer.to,
    asset: transfer.asset,
    asOf: { block: null, time: until },
    denominator: transfer.amount,
    denominatorMeaning: 'transfer',
    parts: [],
    service: 0,
    outside: transfer.amount === 0n ? 0 : 1,
    unresolved: 0,
    eps: 0,
    truncated: false,
    boundaries: [],
  }
}

/** Whether the receiver sent the asset on between the transfer and the instant. Without a time: it may have. */
function movedOn(chain: ChainLedger, transfer: Transfer, until: number): boolean {
  const row = chain.rowOf(transfer.id)
  const holding = chain.find(transfer.to, transfer.asset)
  const next = lastBefore(chain.outgoing, holding, row + 1) + 1
  if (next >= (chain.outgoing.offsets[holding + 1] ?? 0)) return false
  const time = chain.columns.time[chain.outgoing.events[next] ?? -1] ?? Number.NaN
  return !(time > until)
}
