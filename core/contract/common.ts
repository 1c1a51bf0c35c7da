import { z } from 'zod'

/** ISO-8601 writes the year before 1 as 0000; calendars of databases have no such year. */
export const hasYear = (text: string): boolean => !text.startsWith('0000')

/** ISO-8601 in UTC with milliseconds, e.g. `2026-11-22T03:04:05.000Z`. */
export const Instant = z.iso
  .datetime()
  .refine(hasYear, 'there is no year 0')
  .meta({ id: 'Instant', description: 'ISO-8601 instant in UTC' })

/** Integer in the asset's smallest unit as a decimal string: wei never passes through a Number. */
export const Units = z
  .string()
  .regex(/^(0|[1-9]\d*)$/)
  .meta({ id: 'Units', description: "Integer in the asset's smallest unit, as a decimal string" })

/** A share in parts per million, so that shares are integers. */
export const Ppm = z
  .int()
  .min(0)
  .max(1_000_000)
  .meta({ id: 'Ppm', description: 'Share in parts per million' })

export const AssetRef = z
  .object({
    id: z
      .string()
      .meta({ description: 'CAIP-19 id; `<chain>/symbol:<SYMBOL>` where only a symbol was declared' }),
    symbol: z.string(),
    decimals: z.int().min(0).max(36),
  })
  .meta({ id: 'AssetRef' })

export const AssetAmount = z.object({ asset: AssetRef, units: Units }).meta({ id: 'AssetAmount' })

export const FiatAmount = z
  .object({
    currency: z.string().length(3),
    minor: z
      .string()
      .regex(/^-?(0|[1-9]\d*)$/)
      .meta({ description: 'Integer minor units (cents)' }),
    priceSource: z.string().nullable(),
  })
  .meta({ id: 'FiatAmount' })

export const Severity = z
  .int()
  .min(0)
  .max(5)
  .meta({ id: 'Severity', description: '5 critical … 1 info, 0 unknown' })

export const PersonRef = z
  .object({ id: z.string(), name: z.string(), role: z.string() })
  .meta({ id: 'PersonRef' })

export const BookRef = z
  .object({ id: z.string(), name: z.string(), kind: z.string() })
  .meta({ id: 'BookRef' })

/** An account as people and links name it: CAIP-10 key plus the checksummed form. */
export const AccountRef = z
  .object({
    key: z.string().meta({ description: 'CAIP-10 key with the canonical address' }),
    chain: z.string().meta({ description: 'CAIP-2 chain id' }),
    address: z.string().meta({ description: 'Display form, checksum preserved' }),
  })
  .meta({ id: 'AccountRef' })

export const ProblemError = z
  .object({
    field: z.string().meta({ description: 'Path of the field, e.g. `body.rationale` or `row 12.amount`' }),
    message: z.string(),
  })
  .meta({ id: 'ProblemError' })

/** RFC 9457 problem details: the one shape of every error. */
export const Problem = z
  .object({
    type: z
      .string()
      .meta({ description: 'Stable slug of the kind of problem, e.g. `urn:kyt:problem:validation`' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    requestId: z.string(),
    reason: z.string().optional().meta({ description: 'Which rule was broken, where it has a name' }),
    errors: z.array(ProblemError).optional(),
    current: z.unknown().optional().meta({ description: 'On 412: the resource as it is now' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

/** Keyset pagination: `cursor` is opaque, `limit` is bounded. */
export const PageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
}

/** A page of `item`, with the cursor of the next one or null at the end. */
export function pageOf<T extends z.ZodType>(id: string, item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id })
}

/** A repeatable query parameter: `?status=new&status=closed`, or one value. */
export function repeated<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).optional(),
  )
}
