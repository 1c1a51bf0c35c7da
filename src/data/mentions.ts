import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  listMentionable,
  listMentions,
  type Mention as MentionSchema,
  readMentions,
} from '#core/contract/mentions.ts'
import { call, newIdempotencyKey } from './call.ts'

export type Mention = z.output<typeof MentionSchema>

/** How many the list beside the bell shows. */
const SHOWN = 20

export const mentionKeys = { all: ['mentions'] as const }

/** The newest notes that call the reader, and how many are unread. */
export const mentionsQuery = queryOptions({
  queryKey: [...mentionKeys.all, 'list'],
  queryFn: async ({ signal }) => (await call(listMentions, { query: { limit: SHOWN }, signal })).data,
})

/** Whom a note on the alert may call. */
export function mentionableQuery(alertId: string) {
  return queryOptions({
    queryKey: [...mentionKeys.all, 'people', alertId],
    queryFn: async ({ signal }) => (await call(listMentionable, { params: { alertId }, signal })).data.items,
  })
}

/** Marks what was seen as read, up to and with the mention of this id. */
export function useReadMentions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (upTo: number) => call(readMentions, { body: { upTo }, idempotencyKey: newIdempotencyKey() }),
    onSettled: () => client.invalidateQueries({ queryKey: mentionsQuery.queryKey }),
  })
}
