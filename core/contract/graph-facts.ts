import { z } from 'zod'
import { Instant } from './common.ts'
import { LabelClaim } from './receipts.ts'

/** The point of view of a question: what was held up to a block or a time, and what was known then. */
export const AsOfQuery = {
  block: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .meta({ description: 'Transfers of later blocks do not count' }),
  time: Instant.optional().meta({
    description: 'Transfers that are later do not count; where blocks are known and asked for, they decide',
  }),
  knownAt: Instant.optional().meta({
    description:
      'Labels learned later do not count, labels withdrawn later still do. Left out: what is known now',
  }),
}

export const PointOfView = z
  .object({
    block: z.int().nullable().meta({ description: 'As asked; null: all blocks' }),
    time: Instant.nullable().meta({ description: 'As asked; null: all times' }),
    knownAt: Instant,
  })
  .meta({ id: 'PointOfView', description: 'Transfers up to here, labels known then' })

export const GraphFacts = z
  .object({
    ledgerDigest: z.string().meta({ description: 'SHA-256 of all transfers held when this was answered' }),
    labelSetDigest: z.string().meta({ description: 'SHA-256 of the label set known at `knownAt`' }),
    engineVersion: z.string(),
    block: z.int().nullable().meta({ description: 'As asked; null: all blocks' }),
    time: Instant.nullable().meta({ description: 'As asked; null: all times' }),
    knownAt: Instant,
  })
  .meta({
    id: 'GraphFacts',
    description: 'What an answer was computed from; a recorded step keeps it, and replays with it',
  })

export const TraceStop = z.object({ account: z.string(), label: LabelClaim }).meta({
  id: 'TraceStop',
  description: 'Why a trace ends at an account: the label in force that makes it a service',
})
