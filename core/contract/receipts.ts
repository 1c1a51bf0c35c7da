import { z } from 'zod'
import { AccountRef, AssetAmount, Instant, Ppm, Severity } from './common.ts'

/** A named quantity, e.g. observed 6,120 ppm against a threshold of 10,000 ppm. */
export const Measure = z
  .object({ name: z.string(), value: z.string(), unit: z.string() })
  .meta({ id: 'Measure' })

/** A sentence to be rendered in the reader's language: key and parameters. */
export const Explanation = z
  .object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.int()])) })
  .meta({ id: 'Explanation' })

export const LabelClaim = z
  .object({
    id: z.string(),
    address: z.string(),
    chain: z.string().nullable().meta({ description: 'null: the claim holds on every chain of the family' }),
    category: z.string(),
    label: z.string(),
    actor: z.string().nullable(),
    source: z.string(),
    confidence: z.int().min(0).max(100),
    validFrom: Instant.nullable(),
    validUntil: Instant.nullable(),
    validFromBlock: z.int().nullable(),
    validUntilBlock: z.int().nullable(),
    knownFrom: Instant,
    uri: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'LabelClaim', description: 'A dated claim by a source about an address' })

export const TransferFact = z
  .object({
    id: z.string(),
    chain: z.string(),
    txHash: z.string(),
    logIndex: z.int().nullable(),
    block: z.int().nullable(),
    time: Instant.nullable().meta({ description: 'null: the source gave no time; never guessed' }),
    from: AccountRef,
    to: AccountRef,
    amount: AssetAmount,
    fiat: z
      .object({ currency: z.string(), minor: z.string(), priceSource: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'TransferFact' })

export const ReceiptHit = z
  .object({
    category: z.string(),
    kind: z.enum(['direct', 'indirect', 'pattern']),
    severity: Severity,
    observed: Measure,
    threshold: Measure,
    validity: z.enum(['effective', 'not-comparable']).meta({
      description:
        '`not-comparable`: the label is dated by time and the transfer has none; treated as effective',
    }),
    needsReview: z.boolean().meta({ description: 'A severe category at low confidence' }),
    explanation: Explanation,
    label: LabelClaim.nullable(),
    hops: z.int().nullable(),
    sharePpm: Ppm.nullable(),
    amount: AssetAmount.nullable(),
    path: z
      .array(TransferFact)
      .meta({ description: 'From the labelled account to the subject, in time order' }),
  })
  .meta({ id: 'ReceiptHit' })

export const Contribution = z
  .object({
    id: z.string(),
    explanation: Explanation,
    points: z.int(),
    transferIds: z.array(z.string()),
    labelId: z.string().nullable(),
  })
  .meta({ id: 'Contribution', description: 'Points of a contribution; all points add up to the score' })

export const Receipt = z
  .object({
    rule: z.object({
      id: z.string(),
      version: z.int(),
      name: z.string(),
      purpose: z.string(),
      references: z.array(z.string()),
    }),
    parameters: z.array(Measure.extend({ origin: z.enum(['regulation', 'ours']) })),
    hits: z.array(ReceiptHit),
    contributions: z.array(Contribution),
    score: z.int().min(0).max(100),
    notEvaluated: z.array(z.object({ ruleId: z.string(), reason: Explanation })),
    engineVersion: z.string(),
    ledgerDigest: z.string(),
    labelSetDigest: z.string(),
    screenedAt: Instant,
  })
  .meta({ id: 'Receipt', description: 'Why an alert was raised, complete enough to check it by hand' })
