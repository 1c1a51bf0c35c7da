import type { Hono } from 'hono'
import {
  addAttachment,
  attachmentContent,
  listAttachments,
  verifyAttachment,
} from '#core/contract/attachments.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { attach, attachmentsOf, bodyOf, checkAttachment, readAttachment } from '../triage/attachments.ts'
import type { Ports } from '../ports.ts'
import { alertRow } from '../store/alert-detail.ts'
import { recordRestrictedRead } from '../store/restricted-reads.ts'

/** Files of alerts: add, list, save, and check that they are what they were. */
export function attachmentRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, listAttachments).to(async ({ params, caller }) => {
    await recordRestrictedRead(ports, await alertRow(ports.db, params.alertId, caller), caller)
    return { value: { items: await attachmentsOf(ports.db, params.alertId, caller) } }
  })

  bind(app, ports, addAttachment).to(async ({ params, query, caller, request }) => ({
    value: await attach(ports, { ...params, ...query, content: await bodyOf(request) }, caller),
  }))

  bind(app, ports, attachmentContent).to(async ({ params, caller }) => {
    const file = await readAttachment(ports, params.alertId, params.attachmentId, caller)
    return new Response(file.content as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/octet-stream',
        // To be saved, never shown in the desk's own origin.
        'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      },
    })
  })

  bind(app, ports, verifyAttachment).to(async ({ params, caller }) => ({
    value: await checkAttachment(ports, params.alertId, params.attachmentId, caller),
  }))
}
