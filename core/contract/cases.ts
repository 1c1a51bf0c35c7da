import { z } from 'zod'
import { CASE_COMMANDS } from '../workflow/case.ts'
import { ActivityItem, AlertSummary } from './alerts.ts'
import { Instant, PageQuery, pageOf, PersonRef, Severity } from './common.ts'
import { InvestigationSummary } from './investigations.ts'
import { defineRoute } from './route.ts'

/** Alerts that one case can hold. A matter of more is several. */
export const MAX_CASE_ALERTS = 500
/** Investigations that one case can hold. */
export const MAX_CASE_INVESTIGATIONS = 100

const CaseId = z.object({ caseId: z.string().max(40) })
const Title = z.string().trim().min(3).max(200)
const Reason = z.string().trim().min(10).max(8000)
const AlertIds = z
  .array(z.string().min(1).max(40))
  .max(MAX_CASE_ALERTS)
  .refine((ids) => new Set(ids).size === ids.length, 'names an alert twice')
const InvestigationId = z.string().min(1).max(60)
const Restricted = z.boolean().meta({
  description: 'Inside the restricted compartment; readers outside it are not told of it',
})

const CaseState = z.enum(['open', 'closed'])

export const CaseSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    state: CaseState,
    restricted: Restricted,
    owner: PersonRef,
    openedBy: PersonRef,
    openedAt: Instant,
    updatedBy: PersonRef,
    updatedAt: Instant,
    closedAt: Instant.nullable(),
    alerts: z
      .object({
        total: z.int(),
        open: z.int(),
        highestSeverity: Severity.nullable().meta({ description: 'null: no alert in it' }),
      })
      .meta({ description: 'Of the alerts that exist for the reader' }),
    investigations: z.int(),
    version: z.int().meta({ description: 'Goes up with every change of the case; its ETag' }),
  })
  .meta({ id: 'CaseSummary' })

export const CaseAlert = z
  .object({ alert: AlertSummary, addedBy: PersonRef, addedAt: Instant, restricted: Restricted })
  .meta({ id: 'CaseAlert' })

export const CaseInvestigation = z
  .object({
    investigation: InvestigationSummary,
    addedBy: PersonRef,
    addedAt: Instant,
    restricted: Restricted,
  })
  .meta({ id: 'CaseInvestigation' })

export const Case = CaseSummary.extend({
  members: z.object({
    alerts: z.array(CaseAlert).meta({ description: 'Most severe first, then the newest' }),
    investigations: z.array(CaseInvestigation).meta({ description: 'The last changed first' }),
  }),
  closure: z
    .object({ outcome: z.string(), closedBy: PersonRef, closedAt: Instant })
    .nullable()
    .meta({ description: 'Why it was closed; null while it is open' }),
  allowedCommands: z.array(z.enum(CASE_COMMANDS)).meta({ description: 'What the reader may do with it now' }),
}).meta({ id: 'Case' })

export const createCase = defineRoute({
  operationId: 'createCase',
  method: 'post',
  path: '/api/v1/cases',
  tag: 'Cases',
  summary: 'Open a case over alerts and investigations; whoever opens it holds it',
  access: 'permission:alert.work',
  idempotent: true,
  body: z.object({
    title: Title,
    alertIds: AlertIds.default([]),
    investigationIds: z
      .array(InvestigationId)
      .max(MAX_CASE_INVESTIGATIONS)
      .refine((ids) => new Set(ids).size === ids.length, 'names an investigation twice')
      .default([]),
    restricted: z
      .boolean()
      .default(false)
      .meta({ description: 'Only for those who may read the restricted compartment' }),
  }),
  ok: { status: 201, schema: Case, etag: true },
  problems: [400, 404, 422],
})

export const listCases = defineRoute({
  operationId: 'listCases',
  method: 'get',
  path: '/api/v1/cases',
  tag: 'Cases',
  summary: 'Cases, the last changed first',
  access: 'permission:case.read',
  query: z.object({
    ...PageQuery,
    state: z.enum(['open', 'closed', 'all']).default('open'),
    whose: z.enum(['mine', 'team']).default('team'),
    q: z.string().trim().max(200).optional().meta({ description: 'A piece of the title, or the id' }),
    alertId: z.string().max(40).optional().meta({ description: 'Only those that hold this alert' }),
    investigationId: z
      .string()
      .max(60)
      .optional()
      .meta({ description: 'Only those to which this investigation is attached' }),
  }),
  ok: { status: 200, schema: pageOf('CasePage', CaseSummary) },
  problems: [400],
})

export const getCase = defineRoute({
  operationId: 'getCase',
  method: 'get',
  path: '/api/v1/cases/{caseId}',
  tag: 'Cases',
  summary: 'One case with its alerts and investigations',
  access: 'permission:case.read',
  params: CaseId,
  ok: { status: 200, schema: Case, etag: true },
  problems: [404],
})

export const CaseCommand = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('add-alerts'), alertIds: AlertIds.min(1) }),
    z.object({ type: z.literal('remove-alert'), alertId: z.string().min(1).max(40) }),
    z.object({ type: z.literal('attach-investigation'), investigationId: InvestigationId }),
    z.object({ type: z.literal('detach-investigation'), investigationId: InvestigationId }),
    z.object({ type: z.literal('rename'), title: Title }),
    z.object({
      type: z.literal('hand-over'),
      ownerId: z.string().min(1).max(60),
      reason: z.string().trim().max(4000).default(''),
    }),
    z.object({
      type: z.literal('add-note'),
      text: z.string().trim().min(1).max(8000),
      restricted: z.boolean().default(false).meta({
        description: 'Keep the note inside the restricted compartment; a restricted case keeps all',
      }),
    }),
    z.object({ type: z.literal('close'), outcome: Reason }),
    z.object({ type: z.literal('reopen'), reason: Reason }),
    z.object({ type: z.literal('restrict'), reason: Reason }),
    z.object({ type: z.literal('lift-restriction'), reason: Reason }),
  ])
  .meta({ id: 'CaseCommand' })

export const commandCase = defineRoute({
  operationId: 'commandCase',
  method: 'post',
  path: '/api/v1/cases/{caseId}/commands',
  tag: 'Cases',
  summary: 'Change a case; audited, never optimistic',
  description:
    'A case can be closed once every alert in it is closed. What is added inside the restricted compartment changes neither version nor time of the case for readers outside.',
  access: 'permission:case.read',
  params: CaseId,
  body: CaseCommand,
  idempotent: true,
  ifMatch: true,
  ok: { status: 200, schema: Case, etag: true },
  problems: [400, 404, 409, 412, 422],
})

export const caseActivity = defineRoute({
  operationId: 'caseActivity',
  method: 'get',
  path: '/api/v1/cases/{caseId}/activity',
  tag: 'Cases',
  summary: 'What happened to a case, its notes among it, newest first, straight from the audit trail',
  access: 'permission:case.read',
  params: CaseId,
  ok: { status: 200, schema: z.object({ items: z.array(ActivityItem) }).meta({ id: 'CaseActivity' }) },
  problems: [404],
})

export const listCaseHolders = defineRoute({
  operationId: 'listCaseHolders',
  method: 'get',
  path: '/api/v1/cases/{caseId}/holders',
  tag: 'Cases',
  summary: 'To whom the case can be handed over, by name; its holder left out',
  access: 'permission:case.read',
  params: CaseId,
  ok: { status: 200, schema: z.object({ items: z.array(PersonRef) }).meta({ id: 'CaseHolders' }) },
  problems: [404],
})
