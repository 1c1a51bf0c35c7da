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

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/
const TimeOfDay = z.string().regex(TIME, 'a time of day like 09:00')
const Year = z.int().min(2000).max(2100)
const areDifferent = (values: readonly unknown[]) => new Set(values).size === values.length

export const OfficeHours = z
  .object({
    opens: TimeOfDay.meta({ description: 'Hong Kong time' }),
    closes: TimeOfDay.meta({ description: 'Hong Kong time; 24:00 where the office never closes' }),
    weekdays: z
      .array(z.int().min(0).max(6))
      .min(1)
      .refine(areDifferent, 'names a day twice')
      .meta({ description: 'Days of the week that are worked, 0 for Sunday' }),
    holidays: z
      .array(z.object({ date: z.iso.date(), name: z.string().trim().max(80) }))
      .max(500)
      .refine((list) => areDifferent(list.map(({ date }) => date)), 'names a date twice')
      .meta({ description: 'Days off, Hong Kong dates' }),
    complete: z
      .object({ from: Year, to: Year })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: 'lies before the first year' })
      .meta({ description: 'The years, both included, of which every day off is listed' }),
  })
  .refine(({ opens, closes }) => !TIME.test(opens) || opens < closes, {
    path: ['closes'],
    message: 'not after the opening time',
  })
  .meta({ id: 'OfficeHours' })

export const SlaSettings = z
  .object({
    version: z.int().meta({ description: 'For If-Match; 0: the defaults, never changed' }),
    terms: Terms,
    office: OfficeHours,
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
  summary:
    'A new version of the terms and office hours, for alerts raised from now on; the versions before are kept',
  access: 'permission:sla.manage',
  body: z.object({
    terms: Terms,
    office: OfficeHours.optional().meta({ description: 'Left out: as they are' }),
  }),
  ifMatch: true,
  ok: { status: 200, schema: SlaSettings, etag: true },
  problems: [400, 412],
})

export const getOfficeHours = defineRoute({
  operationId: 'getOfficeHours',
  method: 'get',
  path: '/api/v1/office-hours',
  tag: 'Assignment',
  summary:
    'When the office works: what business hours and business days are, for whoever puts an alert aside',
  access: 'permission:case.read',
  ok: { status: 200, schema: OfficeHours },
  problems: [],
})
