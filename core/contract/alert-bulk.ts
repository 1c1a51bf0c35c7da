import { z } from 'zod'
import { AlertCommand } from './alerts.ts'
import { ProblemError } from './common.ts'
import { defineRoute } from './route.ts'

/** How many alerts one request may decide. */
export const BULK_LIMIT = 1000

/**
 * What may be done with many alerts at once. Not escalation, which is one person's suspicion about one matter, and
 * nothing of the restricted compartment. Closing is among them, within the limits the lifecycle sets for it.
 */
export const BULK_COMMANDS = [
  'assign',
  'unassign',
  'start-review',
  'resume',
  'snooze',
  'wake',
  'propose-close',
  'return-for-review',
  'add-note',
] as const satisfies readonly z.output<typeof AlertCommand>['type'][]

type CommandOption = (typeof AlertCommand.options)[number]
const bulkTypes: ReadonlySet<string> = new Set(BULK_COMMANDS)

export const BulkCommand = z
  .discriminatedUnion(
    'type',
    AlertCommand.options.filter((option) => bulkTypes.has(option.shape.type.value)) as [
      CommandOption,
      ...CommandOption[],
    ],
  )
  .meta({ id: 'BulkCommand' })

/** Why one alert was left as it is; the shape of a problem document without the request's own parts. */
const Refusal = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    reason: z.string().optional().meta({
      description: 'Which rule of the lifecycle, e.g. `no-bulk-close`; for words of another language',
    }),
    errors: z.array(ProblemError).optional(),
  })
  .meta({ id: 'BulkRefusal' })

export const BulkOutcome = z
  .discriminatedUnion('ok', [
    z.object({ id: z.string(), ok: z.literal(true), version: z.int(), status: z.string() }),
    z.object({ id: z.string(), ok: z.literal(false), problem: Refusal }),
  ])
  .meta({ id: 'BulkOutcome' })

export const AlertBulkResult = z
  .object({
    items: z.array(BulkOutcome).meta({ description: 'One for each alert asked for, in their order' }),
    done: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'AlertBulkResult' })

export const bulkAlerts = defineRoute({
  operationId: 'bulkAlerts',
  method: 'post',
  path: '/api/v1/alerts/bulk',
  tag: 'Alerts',
  summary: 'One command for up to 1,000 alerts in one transaction, with an outcome for each',
  description:
    'An alert the lifecycle refuses, or that somebody changed since `version`, is left as it is and does not stop the others. Each alert has its own event in the trail, refused ones too.',
  access: 'permission:case.read',
  body: z.object({
    command: BulkCommand,
    alerts: z
      .array(z.object({ id: z.string().max(40), version: z.int().min(1) }))
      .min(1)
      .max(BULK_LIMIT)
      .refine((alerts) => new Set(alerts.map(({ id }) => id)).size === alerts.length, 'names an alert twice')
      .meta({ description: 'Each with the version at which it was read' }),
  }),
  idempotent: true,
  ok: { status: 200, schema: AlertBulkResult },
  problems: [400, 409, 422],
})
