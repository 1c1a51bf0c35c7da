import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  addAttachment,
  type Attachment as AttachmentSchema,
  attachmentContent,
  listAttachments,
  verifyAttachment,
} from '#core/contract/attachments.ts'
import { api, urlOf } from '#src/platform/http.ts'
import { alertKeys } from './alerts.ts'
import { call } from './call.ts'
import { fileDigest } from './file-digest.ts'

export type Attachment = z.output<typeof AttachmentSchema>

export function attachmentsQuery(alertId: string) {
  return queryOptions({
    queryKey: [...alertKeys.one(alertId), 'attachments'],
    queryFn: async ({ signal }) => (await call(listAttachments, { params: { alertId }, signal })).data.items,
  })
}

/** Where the browser saves a file from. */
export function attachmentUrl(alertId: string, attachmentId: string): string {
  return urlOf(
    attachmentContent.path
      .replace('{alertId}', encodeURIComponent(alertId))
      .replace('{attachmentId}', encodeURIComponent(attachmentId)),
  )
}

/** Sends a file with the digest computed here, so that a content changed on its way is refused. */
export function useAddAttachment(alertId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (file: File) => {
      const sha256 = await fileDigest(file)
      return api('POST', addAttachment.path.replace('{alertId}', encodeURIComponent(alertId)), {
        query: { name: file.name, sha256 },
        body: file,
        parse: (value) => addAttachment.ok.schema.parse(value),
      })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: alertKeys.one(alertId) }),
  })
}

export function useVerifyAttachment(alertId: string) {
  return useMutation({
    mutationFn: async (attachmentId: string) =>
      (await call(verifyAttachment, { params: { alertId, attachmentId } })).data,
  })
}
