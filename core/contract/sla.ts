import { z } from 'zod'
import { Instant, PersonRef } from './common.ts'
import { defineRoute } from './route.ts'

const SlaTerm = z
  .object({
    unit: z.enum(['hours', 'days']).meta({
      description:
        'Business hours; or by the close of business of the n-th business day after, 0 being the same one',
    }),
    amount: z.int().min(0).max(250),
  })
  .refine(({ unit, amount }) => unit === 'days' || amount > 0, 'no time at all')
  .meta({ id: 'SlaTerm' })

/** Below this severity an alert may be worked by sample, without a clock. */
const ALWAYS_TIMED_FROM = 4

const SlaRow = z
  .object({
    severity: z.int().min(1).max(5),
    firstTouch: SlaTerm.nullable().meta({ description: 'Null: no clock' }),
    disposition: SlaTerm.nullable().meta({ description: 'Null: no clock' }),
  })
  .refine(
    ({ severity, firstTouch, disposition }) =>
      severity < ALWAYS_TIMED_FROM || (firstTouch !== null && disposition !== null),
    'alerts of severity 4 and 5 always have both clocks',
  )
  .meta({ id: 'SlaRow' })

const Terms = z
  .array(SlaRow)
  .length(5)
  .refine(
    (rows) => new Set(rows.map(({ severity }) => severity)).size === rows.length,
    'names a severity twice',
  )
  .meta({ description: 'One row for each severity' })

export const SlaSettings = z
  .object({
    version: z.int().meta({ description: 'For If-Match; 0: the defaults, never changed' }),
    terms: Terms,
    changedAt: Instant.nullable(),
    changedBy: PersonRef.nullable(),
  })
  .meta({ id: 'SlaSettings' })

export const getSlaTerms = defineRoute({
  operationId: 'getSlaTerms',
  method: 'get',
  path: '/api/v1/sla-terms',
  tag: 'Assignment',
  summary: 'How long an alert may wait for its first touch and for its disposition',
  access: 'permission:assignment.read',
  ok: { status: 200, schema: SlaSettings, etag: true },
  problems: [],
})

export const putSlaTerms = defineRoute({
  operationId: 'putSlaTerms',
  method: 'put',
  path: '/api/v1/sla-terms',
  tag: 'Assignment',
  summary: 'A new version of the terms, for alerts raised from now on; the versions before are kept',
  access: 'permission:sla.manage',
  body: z.object({ terms: Terms }),
  ifMatch: true,
  ok: { status: 200, schema: SlaSettings, etag: true },
  problems: [400, 412],
})
