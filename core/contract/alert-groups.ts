import { z } from 'zod'
import { AlertCommand, alertFacets, AlertSummary } from './alerts.ts'
import { BookRef, Instant, PersonRef, Severity } from './common.ts'
import { defineRoute } from './route.ts'

/** Who the funds lead to: the actor a label names, or the labelled address. */
export const RiskSource = z
  .object({
    key: z.string().max(500).meta({ description: '`actor:…` or `address:…`' }),
    kind: z.enum(['actor', 'address']),
    name: z.string(),
  })
  .meta({ id: 'RiskSource' })

const Cause = {
  book: BookRef,
  rule: z.object({ id: z.string(), name: z.string() }),
  source: RiskSource,
}

export const AlertGroup = z
  .object({
    ...Cause,
    category: z.string().meta({ description: 'Category of the newest alert of the group' }),
    alerts: z.int(),
    open: z.int(),
    customers: z.int().meta({ description: 'Distinct customers among them' }),
    severity: Severity.meta({ description: 'The gravest of the group' }),
    oldest: Instant,
    newest: Instant,
    decidable: z.int().meta({ description: 'Alerts that one decision could close for the reader' }),
  })
  .meta({ id: 'AlertGroup', description: 'Alerts of one book and rule whose funds lead to the same source' })

export const listAlertGroups = defineRoute({
  operationId: 'listAlertGroups',
  method: 'get',
  path: '/api/v1/alert-groups',
  tag: 'Alerts',
  summary: 'Alerts by their cause, the largest groups first, under the filters of the queue',
  access: 'permission:case.read',
  query: alertFacets.query.extend({ limit: z.coerce.number().int().min(1).max(500).default(200) }),
  ok: {
    status: 200,
    schema: z
      .object({
        groups: z.array(AlertGroup),
        more: z.int().meta({ description: 'Groups beyond the limit' }),
        alone: z.int().meta({ description: 'Alerts under the filter that share their cause with no other' }),
      })
      .meta({ id: 'AlertGroups' }),
  },
  problems: [400],
})

const GroupOutcome = z
  .object({ alertId: z.string(), ok: z.boolean(), detail: z.string().nullable() })
  .meta({ id: 'GroupOutcome', description: 'What the decision did at one alert, or why it did nothing' })

export const GroupDecision = z
  .object({
    id: z.string(),
    ...Cause,
    members: z.int().meta({ description: 'Alerts the decision is meant for' }),
    leftOut: z.object({ grave: z.int(), others: z.int() }).meta({
      description: 'Open alerts of the cause it is not for: too grave, or not this person’s to decide',
    }),
    seed: z.string().meta({ description: 'Sample: members with the smallest SHA-256 of `seed:id`' }),
    sample: z.array(
      z.object({
        alert: AlertSummary,
        openedAt: Instant.nullable().meta({ description: 'When the person first opened it after the draw' }),
        verdict: z.enum(['same', 'different']).nullable(),
        note: z.string().nullable(),
        reviewedAt: Instant.nullable(),
      }),
    ),
    createdBy: PersonRef,
    createdAt: Instant,
    decidedAt: Instant.nullable(),
    outcomes: z.array(GroupOutcome).nullable(),
  })
  .meta({ id: 'GroupDecision' })

export const drawGroupSample = defineRoute({
  operationId: 'drawGroupSample',
  method: 'post',
  path: '/api/v1/group-decisions',
  tag: 'Alerts',
  summary: 'Begin one decision for a cause: fixes its alerts and draws the sample that must be looked at',
  access: 'permission:alert.work',
  body: z.object({ bookId: z.string().max(200), ruleId: z.string().max(40), source: z.string().max(500) }),
  idempotent: true,
  ok: { status: 201, schema: GroupDecision },
  problems: [400, 404, 409],
})

const DecisionId = z.object({ decisionId: z.string().max(60) })

export const getGroupDecision = defineRoute({
  operationId: 'getGroupDecision',
  method: 'get',
  path: '/api/v1/group-decisions/{decisionId}',
  tag: 'Alerts',
  summary: 'A group decision with its sample and what was found there',
  access: 'permission:case.read',
  params: DecisionId,
  ok: { status: 200, schema: GroupDecision },
  problems: [404],
})

export const reviewGroupSample = defineRoute({
  operationId: 'reviewGroupSample',
  method: 'post',
  path: '/api/v1/group-decisions/{decisionId}/reviews',
  tag: 'Alerts',
  summary: 'Record what an alert of the sample shows: the same cause as the group, or something else',
  access: 'permission:alert.work',
  params: DecisionId,
  body: z.object({
    alertId: z.string().max(40),
    verdict: z.enum(['same', 'different']),
    note: z.string().trim().max(2000).optional(),
  }),
  idempotent: true,
  ok: { status: 200, schema: GroupDecision },
  problems: [400, 404, 409, 422],
})

export const decideGroup = defineRoute({
  operationId: 'decideGroup',
  method: 'post',
  path: '/api/v1/group-decisions/{decisionId}/decision',
  tag: 'Alerts',
  summary: 'Close the alerts of the group by one decision, each with its own entry in the trail',
  access: 'permission:alert.work',
  params: DecisionId,
  body: z.object({
    command: AlertCommand.meta({ description: 'A closure (`propose-close`), said as for one alert' }),
  }),
  idempotent: true,
  ok: { status: 200, schema: GroupDecision },
  problems: [400, 404, 409, 422],
})
