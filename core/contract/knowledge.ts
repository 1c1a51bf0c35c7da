import { z } from 'zod'
import { AccountRef, AssetRef, Instant, Ppm } from './common.ts'
import { LabelClaim } from './receipts.ts'
import { defineRoute } from './route.ts'

const Point = z.enum(['transfer', 'raised', 'decision'])

const Shares = z.object({
  servicePpm: Ppm,
  outsidePpm: Ppm,
  unresolvedPpm: Ppm,
  truncated: z.boolean(),
  labelSetDigest: z.string(),
})

export const AlertKnowledge = z
  .object({
    knownSince: Instant.nullable().meta({
      description: 'When this desk learned what the alert rests on, where that was after the transfer',
    }),
    firstScreenedAt: Instant.nullable().meta({
      description: 'When the transfer was first screened, where that is on record and before the alert',
    }),
    points: z
      .array(z.object({ point: Point, at: Instant }))
      .meta({ description: 'Moments that `then` can be, in order' }),
    then: z.object({ point: Point, at: Instant }),
    now: Instant,
    labels: z.array(
      z.object({
        account: AccountRef,
        label: LabelClaim,
        known: z.enum(['both', 'now', 'then']).meta({
          description: '`now`: learned since; `then`: withdrawn since',
        }),
        inReceipt: z.boolean().meta({ description: 'The alert rests on it' }),
      }),
    ),
    exposures: z
      .array(
        z.object({
          side: z.enum(['source', 'destination']),
          asset: AssetRef,
          rows: z.array(
            z.object({
              category: z.string(),
              kind: z.enum(['direct', 'indirect']),
              thenPpm: Ppm,
              nowPpm: Ppm,
            }),
          ),
          then: Shares,
          now: Shares,
        }),
      )
      .meta({ description: 'Empty for an alert about a pattern of transfers' }),
  })
  .meta({ id: 'AlertKnowledge' })

export const alertKnowledge = defineRoute({
  operationId: 'alertKnowledge',
  method: 'get',
  path: '/api/v1/alerts/{alertId}/knowledge',
  tag: 'Alerts',
  summary: 'What was known of the funds and accounts then, against what is known now',
  description:
    'Labels count from when this desk learned them (`knownFrom`). Where funds went is traced up to the moment asked for; where they came from cannot change but by what is known of it.',
  access: 'permission:case.read',
  params: z.object({ alertId: z.string().max(40) }),
  query: z.object({
    at: Point.optional().meta({
      description:
        'Left out: the decision, else the transfer for an alert known only since, else the raising',
    }),
  }),
  ok: { status: 200, schema: AlertKnowledge },
  problems: [404],
})
