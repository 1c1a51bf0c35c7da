import { z } from 'zod'
import { Instant, PersonRef } from './common.ts'
import { defineRoute } from './route.ts'

/** What the stream says of an alert. It names what changed; the alert itself is read as always, by its own routes. */
export const LiveAlert = z
  .object({
    alertId: z.string(),
    kind: z.enum(['raised', 'changed']),
    type: z.string().meta({ description: 'The event in the audit trail, e.g. `alert.assign`' }),
    at: Instant.meta({ description: 'For `raised`: when the alert was created' }),
    actor: PersonRef.nullable().meta({ description: 'null: the desk itself' }),
    mentionsYou: z.boolean().meta({ description: 'A note that calls the reader by name' }),
  })
  .meta({ id: 'LiveAlert' })

/** The first word of a connection, and the one after which a reader must read everything anew. */
export const LiveStart = z
  .object({ resumed: z.boolean().meta({ description: 'What follows continues where the reader stopped' }) })
  .meta({ id: 'LiveStart' })

export const Presence = z
  .object({
    alertId: z.string(),
    people: z.array(PersonRef).meta({ description: 'Who looks at it now, as far as the reader may know' }),
  })
  .meta({ id: 'Presence' })

export const followEvents = defineRoute({
  operationId: 'followEvents',
  method: 'get',
  path: '/api/v1/events',
  tag: 'Live',
  summary: 'What happens to alerts, as server-sent events',
  description:
    'With `Accept: text/event-stream` the answer stays open; otherwise it holds what happened since and ends. ' +
    '`Last-Event-ID` (or `after`) continues without loss or repetition for 24 hours; for an older or unknown ' +
    'position the first event is `resync`: read everything anew. Events: `ready` and `resync` (LiveStart), ' +
    '`alert` (LiveAlert), `presence` (Presence; no id, not repeated on resume). A comment every 15 seconds shows that the line is alive.',
  access: 'permission:case.read',
  query: z.object({
    after: z
      .string()
      .max(64)
      .optional()
      .meta({ description: 'As `Last-Event-ID`, for clients that cannot set it' }),
  }),
  ok: { status: 200, contentType: 'text/event-stream' },
  problems: [429],
})

export const announcePresence = defineRoute({
  operationId: 'announcePresence',
  method: 'put',
  path: '/api/v1/presence',
  tag: 'Live',
  summary: 'Say which alert one looks at; forgotten after 45 seconds unless said again',
  access: 'permission:case.read',
  body: z
    .object({
      place: z
        .string()
        .regex(/^[\w-]{8,64}$/)
        .meta({ description: 'The window that speaks; one person may have several' }),
      alertId: z.string().max(40).nullable().meta({ description: 'null: none any more' }),
    })
    .meta({ id: 'PresenceNotice' }),
  ok: {
    status: 200,
    schema: z
      .object({
        items: z.array(Presence).meta({ description: 'Everybody who looks at an alert, oneself included' }),
      })
      .meta({ id: 'PresenceList' }),
  },
  problems: [404],
})
