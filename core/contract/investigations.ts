import { z } from 'zod'
import { Instant, PageQuery, pageOf, PersonRef } from './common.ts'
import { InvestigationDocument, InvestigationFileFacts } from './investigation-document.ts'
import { defineRoute } from './route.ts'

const InvestigationId = z.object({ investigationId: z.string().max(60) })
const Name = z.string().trim().min(1).max(200)

export const AttachedAlert = z
  .object({
    alertId: z.string(),
    attachedBy: PersonRef,
    attachedAt: Instant,
    restricted: z
      .boolean()
      .meta({ description: 'Made inside the restricted compartment; readers outside it are not told of it' }),
  })
  .meta({ id: 'AttachedAlert' })

export const AttachedCase = z
  .object({
    caseId: z.string(),
    title: z.string(),
    attachedBy: PersonRef,
    attachedAt: Instant,
    restricted: z
      .boolean()
      .meta({ description: 'Made inside the restricted compartment; readers outside it are not told of it' }),
  })
  .meta({ id: 'AttachedCase' })

export const InvestigationSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    owner: PersonRef,
    state: z.enum(['active', 'archived']),
    restricted: z.boolean(),
    createdAt: Instant,
    updatedAt: Instant,
    updatedBy: PersonRef,
    revision: z.int().meta({ description: 'The newest revision' }),
    steps: z.int(),
    version: z.int().meta({ description: 'Goes up with every change of the investigation; its ETag' }),
  })
  .meta({ id: 'InvestigationSummary' })

export const InvestigationRevision = z
  .object({
    n: z.int(),
    kind: z.enum(['named', 'autosave']),
    label: z.string().nullable(),
    savedBy: PersonRef,
    savedAt: Instant,
    steps: z.int(),
    digest: z.string().meta({ description: 'SHA-256 of the steps as canonical JSON' }),
  })
  .meta({ id: 'InvestigationRevision' })

export const Investigation = InvestigationSummary.extend({
  document: InvestigationDocument,
  shown: InvestigationRevision.meta({ description: 'The revision whose document this is' }),
  revisions: z.array(InvestigationRevision).meta({ description: 'Newest first, at most 100' }),
  alerts: z.array(AttachedAlert),
  cases: z.array(AttachedCase).meta({ description: 'Attached and taken off by commands of the case' }),
  file: z
    .object({ exportedAt: Instant, exportedBy: z.string(), nodes: z.int(), edges: z.int() })
    .nullable()
    .meta({ description: 'The file it was read from, where that brought facts of its own' }),
}).meta({ id: 'Investigation' })

export const createInvestigation = defineRoute({
  operationId: 'createInvestigation',
  method: 'post',
  path: '/api/v1/investigations',
  tag: 'Investigations',
  summary: 'Save a picture under a name; a file that was exported is taken in the same way',
  access: 'permission:alert.work',
  idempotent: true,
  body: z.object({
    name: Name,
    document: InvestigationDocument,
    restricted: z
      .boolean()
      .default(false)
      .meta({ description: 'Only for those who may read the restricted compartment' }),
    imported: z
      .boolean()
      .default(false)
      .meta({ description: 'The steps come from a file, and name whoever took them' }),
    file: InvestigationFileFacts.optional().meta({
      description: 'The facts of that file; kept beside the steps and never taken for facts of this desk',
    }),
  }),
  ok: { status: 201, schema: Investigation, etag: true },
  problems: [400, 422],
})

export const listInvestigations = defineRoute({
  operationId: 'listInvestigations',
  method: 'get',
  path: '/api/v1/investigations',
  tag: 'Investigations',
  summary: 'Saved investigations, the last changed first',
  access: 'permission:case.read',
  query: z.object({
    ...PageQuery,
    whose: z.enum(['mine', 'team']).default('team'),
    state: z.enum(['active', 'archived']).default('active'),
    q: z.string().trim().max(200).optional(),
    alertId: z.string().max(60).optional().meta({ description: 'Only those attached to this alert' }),
  }),
  ok: { status: 200, schema: pageOf('InvestigationPage', InvestigationSummary) },
  problems: [400],
})

export const getInvestigation = defineRoute({
  operationId: 'getInvestigation',
  method: 'get',
  path: '/api/v1/investigations/{investigationId}',
  tag: 'Investigations',
  summary: 'One investigation with its newest document, or with an earlier one',
  access: 'permission:case.read',
  params: InvestigationId,
  query: z.object({ revision: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  ok: { status: 200, schema: Investigation, etag: true },
  problems: [400, 404],
})

export const getInvestigationFile = defineRoute({
  operationId: 'getInvestigationFile',
  method: 'get',
  path: '/api/v1/investigations/{investigationId}/file',
  tag: 'Investigations',
  summary: 'The facts that the file brought from which the investigation was read',
  access: 'permission:case.read',
  params: InvestigationId,
  ok: { status: 200, schema: InvestigationFileFacts },
  problems: [400, 404],
})

export const saveRevision = defineRoute({
  operationId: 'saveInvestigationRevision',
  method: 'post',
  path: '/api/v1/investigations/{investigationId}/revisions',
  tag: 'Investigations',
  summary: 'Save the picture again; an autosave takes the place of the same person’s autosave before it',
  access: 'permission:alert.work',
  params: InvestigationId,
  ifMatch: true,
  idempotent: true,
  body: z.object({
    kind: z.enum(['named', 'autosave']),
    label: z.string().trim().min(1).max(120).nullable().default(null),
    document: InvestigationDocument,
  }),
  ok: { status: 200, schema: Investigation, etag: true },
  problems: [400, 404, 409, 412, 422],
})

export const changeInvestigation = defineRoute({
  operationId: 'changeInvestigation',
  method: 'patch',
  path: '/api/v1/investigations/{investigationId}',
  tag: 'Investigations',
  summary: 'Rename, archive, or bring back',
  access: 'permission:alert.work',
  params: InvestigationId,
  ifMatch: true,
  idempotent: true,
  body: z.object({ name: Name.optional(), state: z.enum(['active', 'archived']).optional() }),
  ok: { status: 200, schema: Investigation, etag: true },
  problems: [400, 404, 412, 422],
})

export const attachInvestigation = defineRoute({
  operationId: 'attachInvestigation',
  method: 'post',
  path: '/api/v1/investigations/{investigationId}/alerts',
  tag: 'Investigations',
  summary: 'Attach an investigation to an alert, or take it off',
  access: 'permission:alert.work',
  params: InvestigationId,
  ifMatch: true,
  idempotent: true,
  body: z.object({ alertId: z.string().min(1).max(60), attached: z.boolean().default(true) }),
  ok: { status: 200, schema: Investigation, etag: true },
  problems: [400, 404, 412, 422],
})
