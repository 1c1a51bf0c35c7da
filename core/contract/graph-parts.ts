import { z } from 'zod'
import { AccountRef, AssetRef, Instant, Units } from './common.ts'

export const Truncation = z
  .object({
    truncated: z.boolean(),
    because: z
      .array(z.enum(['limit', 'budget', 'assets', 'chains', 'moves', 'members']))
      .meta({ description: 'Which budget ended it; empty: nothing was left out' }),
  })
  .meta({ id: 'Truncation' })

export const FlowHop = z
  .object({
    transferId: z.string(),
    chain: z.string(),
    txHash: z.string(),
    from: AccountRef,
    to: AccountRef,
    asset: AssetRef,
    units: Units,
    time: Instant.nullable(),
    block: z.int().nullable(),
  })
  .meta({ id: 'FlowHop' })

/** Repeated account keys, `min` to `max` of them. */
export const accountKeys = (min: number, max: number) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(z.string().max(200)).min(min).max(max),
  )
