import { z } from 'zod'
import { Instant, PersonRef } from './common.ts'
import { defineRoute } from './route.ts'

const Value = z.union([z.string().max(200), z.number(), z.boolean()])

/** What a view shows: the queue's address as its page understands it, and how the table looks. */
const ViewBody = {
  name: z.string().trim().min(1).max(80),
  scope: z
    .enum(['personal', 'team'])
    .meta({ description: '`team`: everybody sees it; for whoever may assign' }),
  search: z
    .record(z.string().max(40), z.union([Value, z.array(Value).max(50)]))
    .refine((search) => Object.keys(search).length <= 40, 'has too many parts')
    .meta({ description: "Filter and order, as the queue's address has them" }),
  layout: z.object({
    hidden: z.array(z.string().max(40)).max(50),
    widths: z.record(z.string().max(40), z.int().min(20).max(2000)),
    density: z.enum(['compact', 'comfortable']).nullable(),
  }),
}

export const QueueView = z
  .object({
    id: z.string(),
    ...ViewBody,
    owner: PersonRef,
    mayChange: z.boolean().meta({ description: 'The reader may change and delete it' }),
    updatedAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'QueueView' })

export const listQueueViews = defineRoute({
  operationId: 'listQueueViews',
  method: 'get',
  path: '/api/v1/queue-views',
  tag: 'Alerts',
  summary: "The reader's own saved views of the queue and the team's, by name",
  access: 'permission:case.read',
  ok: {
    status: 200,
    schema: z
      .object({
        items: z.array(QueueView),
        defaultId: z.string().nullable().meta({ description: 'The view the reader begins with' }),
      })
      .meta({ id: 'QueueViews' }),
  },
  problems: [],
})

export const createQueueView = defineRoute({
  operationId: 'createQueueView',
  method: 'post',
  path: '/api/v1/queue-views',
  tag: 'Alerts',
  summary: 'Save a view of the queue',
  access: 'permission:case.read',
  body: z.object(ViewBody),
  idempotent: true,
  ok: { status: 201, schema: QueueView },
  problems: [400, 409],
})

const ViewId = z.object({ viewId: z.string().max(60) })

export const updateQueueView = defineRoute({
  operationId: 'updateQueueView',
  method: 'put',
  path: '/api/v1/queue-views/{viewId}',
  tag: 'Alerts',
  summary: 'Rename a view, share it, or give it what the queue shows now',
  access: 'permission:case.read',
  params: ViewId,
  body: z.object(ViewBody),
  idempotent: true,
  ifMatch: true,
  ok: { status: 200, schema: QueueView, etag: true },
  problems: [400, 404, 409, 412],
})

export const deleteQueueView = defineRoute({
  operationId: 'deleteQueueView',
  method: 'delete',
  path: '/api/v1/queue-views/{viewId}',
  tag: 'Alerts',
  summary: 'Delete a saved view',
  access: 'permission:case.read',
  params: ViewId,
  ok: { status: 204 },
  problems: [404],
})

export const chooseDefaultView = defineRoute({
  operationId: 'chooseDefaultView',
  method: 'put',
  path: '/api/v1/queue-views/default',
  tag: 'Alerts',
  summary: 'Choose the view the reader begins with; null for what is open',
  access: 'permission:case.read',
  body: z.object({ viewId: z.string().max(60).nullable() }),
  idempotent: true,
  ok: { status: 200, schema: z.object({ defaultId: z.string().nullable() }) },
  problems: [400, 404, 409],
})
