import { z } from 'zod'
import { Instant, PageQuery, pageOf, PersonRef, Severity } from './common.ts'
import { defineRoute } from './route.ts'

export const Mention = z
  .object({
    id: z.int().meta({ description: 'Place in the list; later ones are greater' }),
    alert: z
      .object({
        id: z.string(),
        severity: Severity,
        rule: z.object({ id: z.string(), name: z.string() }),
        status: z.string(),
      })
      .meta({ description: 'The alert as the reader may see it now' }),
    by: PersonRef,
    at: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Mention' })

const Unread = z.int().meta({ description: 'How many the reader has not marked as read' })

export const listMentions = defineRoute({
  operationId: 'listMentions',
  method: 'get',
  path: '/api/v1/mentions',
  tag: 'Alerts',
  summary: 'Notes that call the reader by name, newest first',
  access: 'permission:case.read',
  query: z.object(PageQuery),
  ok: {
    status: 200,
    schema: pageOf('MentionPage', Mention).extend({ unread: Unread }).meta({ id: 'MentionPage' }),
  },
  problems: [400],
})

export const readMentions = defineRoute({
  operationId: 'readMentions',
  method: 'post',
  path: '/api/v1/mentions/read',
  tag: 'Alerts',
  summary: "Mark the reader's mentions as read: those that were shown",
  access: 'permission:case.read',
  body: z.object({
    upTo: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .meta({ description: 'Id of the newest that was seen; later ones stay unread' }),
    from: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .optional()
      .meta({ description: 'Id of the oldest that was seen; earlier ones stay unread' }),
  }),
  idempotent: true,
  ok: { status: 200, schema: z.object({ unread: Unread }) },
  problems: [400, 409],
})

export const listMentionable = defineRoute({
  operationId: 'listMentionable',
  method: 'get',
  path: '/api/v1/alerts/{alertId}/mentionable',
  tag: 'Alerts',
  summary: 'Whom a note on the alert may call, by name; the reader left out',
  access: 'permission:note.add',
  params: z.object({ alertId: z.string().max(40) }),
  ok: { status: 200, schema: z.object({ items: z.array(PersonRef) }).meta({ id: 'Mentionable' }) },
  problems: [404],
})
