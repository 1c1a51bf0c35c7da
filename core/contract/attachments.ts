import { z } from 'zod'
import { Instant, PersonRef } from './common.ts'
import { defineRoute } from './route.ts'

/** Largest file that can be attached to an alert, in bytes. */
export const MAX_ATTACHMENT_BYTES = 10_000_000

/** What can be attached, by the ending of the name. Nothing that a browser or an office program would run. */
export const ATTACHMENT_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  eml: 'message/rfc822',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const Attachment = z
  .object({
    id: z.string(),
    name: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    sha256: Sha256,
    addedBy: PersonRef,
    addedAt: Instant,
  })
  .meta({ id: 'Attachment' })

const AlertId = z.object({ alertId: z.string().max(40) })
const AttachmentId = AlertId.extend({ attachmentId: z.string().max(60) })

export const listAttachments = defineRoute({
  operationId: 'listAttachments',
  method: 'get',
  path: '/api/v1/alerts/{alertId}/attachments',
  tag: 'Alerts',
  summary: 'Files attached to an alert, newest first',
  access: 'permission:case.read',
  params: AlertId,
  ok: { status: 200, schema: z.object({ items: z.array(Attachment) }).meta({ id: 'AttachmentList' }) },
  problems: [404],
})

export const addAttachment = defineRoute({
  operationId: 'addAttachment',
  method: 'post',
  path: '/api/v1/alerts/{alertId}/attachments',
  tag: 'Alerts',
  summary: 'Attach a file; refused unless its content has the digest that was announced',
  access: 'permission:note.add',
  params: AlertId,
  query: z.object({
    name: z.string().min(1).max(200),
    sha256: Sha256.meta({ description: 'SHA-256 of the content, computed where the file was chosen' }),
  }),
  rawBody: true,
  ok: { status: 201, schema: Attachment },
  problems: [404, 409, 413, 422],
})

export const attachmentContent = defineRoute({
  operationId: 'attachmentContent',
  method: 'get',
  path: '/api/v1/alerts/{alertId}/attachments/{attachmentId}/content',
  tag: 'Alerts',
  summary: 'The file itself, to be saved; recorded',
  access: 'permission:case.read',
  params: AttachmentId,
  ok: { status: 200, contentType: 'application/octet-stream' },
  problems: [404],
})

export const verifyAttachment = defineRoute({
  operationId: 'verifyAttachment',
  method: 'post',
  path: '/api/v1/alerts/{alertId}/attachments/{attachmentId}/verify',
  tag: 'Alerts',
  summary: 'Compute the digest of the stored content again and compare; recorded',
  access: 'permission:case.read',
  params: AttachmentId,
  ok: {
    status: 200,
    schema: z
      .object({ recorded: Sha256, computed: Sha256, intact: z.boolean(), at: Instant })
      .meta({ id: 'AttachmentCheck' }),
  },
  problems: [404],
})
