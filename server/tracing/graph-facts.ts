import type { z } from 'zod'
import type { GraphFacts } from '#core/contract/graph-facts.ts'
import type { Ports } from '../ports.ts'
import { type AsOf, type AsOfAsked, asOfAsked } from '../store/as-of.ts'
import { currentLabels, type KnownLabels, type LabelSet } from './known-labels.ts'
import { currentLedger, type HeldLedger } from './ledger-cache.ts'

/** What a question about the graph is answered from. */
export interface Standpoint {
  readonly held: HeldLedger
  readonly labels: KnownLabels
  /** The labels known at the point of view, and the engine that traces with them. */
  readonly set: LabelSet
  readonly asOf: AsOf
  readonly now: number
  readonly facts: z.output<typeof GraphFacts>
}

/** Everything held now, seen as it was asked for. Cheap where neither ledger nor labels changed since. */
export async function standpointOf(ports: Ports, asked: AsOfAsked): Promise<Standpoint> {
  const now = ports.clock()
  const asOf = asOfAsked(asked, now)
  const held = await currentLedger(ports.db)
  const labels = await currentLabels(ports.db, held.ledger, now)
  const set = labels.at(asOf.knownAt)
  return {
    held,
    labels,
    set,
    asOf,
    now,
    facts: {
      ledgerDigest: held.digest,
      labelSetDigest: set.digest,
      engineVersion: set.engine.version,
      block: asked.block ?? null,
      time: asked.time ?? null,
      knownAt: new Date(asOf.knownAt).toISOString(),
    },
  }
}
