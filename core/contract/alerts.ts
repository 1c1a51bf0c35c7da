import { z } from 'zod'
import {
  AlertTimes,
  REPORT_COMMANDS,
  ReportRecord,
  SafeStep,
  SafeSteps,
  SnoozeRecord,
} from './alert-decisions.ts'
import { AlertFilter } from './alert-filter.ts'
import {
  AccountRef,
  AssetAmount,
  BookRef,
  FiatAmount,
  Instant,
  PageQuery,
  pageOf,
  PersonRef,
  Severity,
} from './common.ts'
import { Graph } from './graph.ts'
import { Receipt, TransferFact } from './receipts.ts'
import { defineRoute } from './route.ts'

export const AlertSummary = z
  .object({
    id: z.string(),
    book: BookRef,
    rule: z.object({ id: z.string(), version: z.int(), name: z.string() }),
    category: z.string(),
    exposureKind: z.enum(['direct', 'indirect', 'pattern']),
    severity: Severity,
    score: z.int().min(0).max(100),
    status: z.string(),
    open: z.boolean(),
    subject: z.object({
      kind: z.enum(['transfer', 'customer', 'account']),
      id: z.string(),
      direction: z.enum(['inbound', 'outbound', 'observed']),
      account: AccountRef.nullable(),
      txHash: z.string().nullable(),
      customer: z.object({ ref: z.string(), name: z.string() }).nullable(),
    }),
    counterparty: z.object({ account: AccountRef, actor: z.string().nullable() }).nullable(),
    amount: AssetAmount.nullable(),
    fiat: FiatAmount.nullable(),
    occurredAt: Instant.nullable(),
    occurredBlock: z.int().nullable(),
    createdAt: Instant,
    updatedAt: Instant,
    assignee: PersonRef.nullable(),
    needsReview: z.boolean(),
    knownSince: Instant.nullable().meta({
      description: 'When the desk learned what the alert rests on, where that was only after the transfer',
    }),
    snoozedUntil: Instant.nullable().meta({ description: 'Put aside until then; null while awake' }),
    sla: z.object({
      firstTouchDue: Instant.nullable(),
      dispositionDue: Instant.nullable(),
      overdue: z.boolean(),
    }),
    version: z.int(),
  })
  .meta({ id: 'AlertSummary' })

export const Closure = z
  .object({
    code: z.string(),
    rationale: z.string(),
    safe: z
      .array(SafeStep.extend({ step: z.enum(['screen', 'ask', 'find', 'evaluate']) }))
      .meta({ description: 'In the order of the checklist; empty for decisions of the MLRO' }),
    riskProfileUpdated: z.boolean().nullable(),
    proposedBy: PersonRef,
    proposedAt: Instant,
    approvedBy: PersonRef.nullable(),
    approvedAt: Instant.nullable(),
  })
  .meta({ id: 'Closure' })

export const AlertDetail = AlertSummary.extend({
  receipt: Receipt,
  transfers: z.array(TransferFact).meta({ description: 'The transfers the alert is about' }),
  closure: Closure.nullable(),
  allowedCommands: z.array(z.string()).meta({ description: 'Commands the reader may give now' }),
  snooze: SnoozeRecord.nullable(),
  times: AlertTimes,
  report: ReportRecord.nullable().meta({ description: 'Only inside the restricted compartment' }),
  fourEyes: z.boolean().meta({ description: 'Closing needs a second person' }),
  related: z
    .array(AlertSummary)
    .meta({ description: 'Other alerts on the same customer or account, newest first, at most 20' }),
}).meta({ id: 'AlertDetail' })

export const listAlerts = defineRoute({
  operationId: 'listAlerts',
  method: 'get',
  path: '/api/v1/alerts',
  tag: 'Alerts',
  summary: 'The alert queue, filtered, sorted and paged by keyset',
  access: 'permission:case.read',
  query: z.object({
    ...AlertFilter,
    sort: z.enum(['created', 'severity', 'score', 'due']).default('severity'),
    dir: z.enum(['asc', 'desc']).default('desc'),
    ...PageQuery,
  }),
  ok: {
    status: 200,
    schema: pageOf('AlertPage', AlertSummary)
      .extend({
        total: z.int().nullable().meta({ description: 'Only with the first page; at most 10,000' }),
        totalIsLeast: z
          .boolean()
          .meta({ description: 'There are more than `total`; the facets know how many' }),
      })
      .meta({ id: 'AlertPage' }),
  },
  problems: [400],
})

export const exportAlerts = defineRoute({
  operationId: 'exportAlerts',
  method: 'get',
  path: '/api/v1/alerts/export.csv',
  tag: 'Alerts',
  summary: 'Every alert under the filters as CSV, streamed; audited',
  description:
    'Shows what the queue shows the same reader. The first lines say of when it is, what the filter was and how many alerts there were; the last says how many lines were written, so that a file that broke off is known.',
  access: 'permission:case.read',
  query: z.object({
    ...AlertFilter,
    sort: z.enum(['created', 'severity', 'score', 'due']).default('severity'),
    dir: z.enum(['asc', 'desc']).default('desc'),
  }),
  ok: { status: 200, contentType: 'text/csv' },
  problems: [400],
})

const Bucket = z.object({ value: z.string(), label: z.string(), count: z.int() })

export const alertFacets = defineRoute({
  operationId: 'alertFacets',
  method: 'get',
  path: '/api/v1/alerts/facets',
  tag: 'Alerts',
  summary: 'Counts per facet under the same filters; a facet ignores its own filter',
  access: 'permission:case.read',
  query: z.object(AlertFilter),
  ok: {
    status: 200,
    schema: z
      .object({
        total: z.int(),
        snoozed: z.int().meta({
          description: 'How many are put aside under the same filters, whatever the filter says of snoozed',
        }),
        status: z.array(Bucket),
        severity: z.array(Bucket),
        rule: z.array(Bucket),
        category: z.array(Bucket),
        book: z.array(Bucket),
        assignee: z.array(Bucket),
      })
      .meta({ id: 'AlertFacets' }),
  },
  problems: [400],
})

const AlertId = z.object({ alertId: z.string().max(40) })

export const getAlert = defineRoute({
  operationId: 'getAlert',
  method: 'get',
  path: '/api/v1/alerts/{alertId}',
  tag: 'Alerts',
  summary: 'One alert with its receipt',
  access: 'permission:case.read',
  params: AlertId,
  ok: { status: 200, schema: AlertDetail, etag: true },
  problems: [404],
})

export const alertGraph = defineRoute({
  operationId: 'alertGraph',
  method: 'get',
  path: '/api/v1/alerts/{alertId}/graph',
  tag: 'Alerts',
  summary:
    'The flow from the risk source to the subject, with the subject transfer and its immediate surroundings',
  access: 'permission:case.read',
  params: AlertId,
  ok: { status: 200, schema: Graph },
  problems: [404],
})

/** How many people one note may call. */
const MAX_MENTIONS = 20

export const AlertCommand = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('assign'), assigneeId: z.string() }),
    z.object({ type: z.literal('unassign') }),
    z.object({ type: z.literal('start-review') }),
    z.object({ type: z.literal('request-info'), request: z.string().trim().min(10).max(4000) }),
    z.object({ type: z.literal('resume'), outcome: z.string().trim().max(4000).optional() }),
    z.object({
      type: z.literal('propose-close'),
      code: z.string(),
      rationale: z.string().trim().max(8000),
      safe: SafeSteps,
      riskProfileUpdated: z.boolean(),
    }),
    z.object({ type: z.literal('approve-close'), rationale: z.string().trim().max(8000).optional() }),
    z.object({ type: z.literal('return-for-review'), reason: z.string().trim().max(8000) }),
    z.object({ type: z.literal('escalate'), grounds: z.string().trim().max(8000) }),
    z.object({ type: z.literal('acknowledge') }),
    z.object({ type: z.literal('decide-no-file'), rationale: z.string().trim().max(8000) }),
    ...REPORT_COMMANDS,
    z.object({ type: z.literal('snooze'), until: Instant, reason: z.string().trim().max(4000) }),
    z.object({ type: z.literal('wake') }),
    z.object({ type: z.literal('reopen'), reason: z.string().trim().max(8000) }),
    z.object({
      type: z.literal('add-note'),
      text: z.string().trim().min(1).max(8000),
      mentions: z
        .array(z.string().min(1).max(60))
        .max(MAX_MENTIONS)
        .refine((ids) => new Set(ids).size === ids.length, 'names a person twice')
        .default([])
        .meta({ description: 'Ids of the people whom the note calls; each must be able to read it' }),
    }),
  ])
  .meta({ id: 'AlertCommand' })

export const commandAlert = defineRoute({
  operationId: 'commandAlert',
  method: 'post',
  path: '/api/v1/alerts/{alertId}/commands',
  tag: 'Alerts',
  summary: 'Move an alert through its lifecycle; audited, never optimistic',
  access: 'permission:case.read',
  params: AlertId,
  body: AlertCommand,
  idempotent: true,
  ifMatch: true,
  ok: { status: 200, schema: AlertDetail, etag: true },
  problems: [400, 404, 409, 412, 422],
})

export const ActivityItem = z
  .object({
    seq: z.int().min(1).meta({
      description:
        'Place among what the reader may see of this alert, oldest first; the place in the trail would tell by its gaps',
    }),
    at: Instant,
    actor: PersonRef.nullable().meta({ description: 'null: the desk itself' }),
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ActivityItem' })

export const alertActivity = defineRoute({
  operationId: 'alertActivity',
  method: 'get',
  path: '/api/v1/alerts/{alertId}/activity',
  tag: 'Alerts',
  summary: 'What happened to an alert, newest first, straight from the audit trail',
  access: 'permission:case.read',
  params: AlertId,
  ok: { status: 200, schema: z.object({ items: z.array(ActivityItem) }).meta({ id: 'AlertActivity' }) },
  problems: [404],
})
